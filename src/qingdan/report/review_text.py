"""Reviews for the terminal: suspects by organ and law with what changed, then the counts."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from ..messages import _, joined
from ..rules.law.suspect_words import law_changed, shifts_words
from .findings_escape import visible
from .review_words import Group, Told, became, before_and_now, groups, organ_name, summary

_SIGNS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("{+", "+}"), Mark.DELETE: ("[-", "-]")}


def review_text(told: Told, *, counts: bool = True) -> str:
    """Return the report; without ``counts`` only what a person should look at."""
    return "".join(line.rstrip() + "\n" for line in _lines(told, counts=counts))


def _lines(told: Told, *, counts: bool) -> Iterator[str]:
    last = None
    for group in groups(told):
        if group.organ != last:
            yield organ_name(told, group.organ)
            last = group.organ
        yield from _group(group, told)
    for item in told.found.items:
        for basis, reason in item.refused:
            yield f"{item.file} {basis.field} {reason}"
    if counts:
        yield from summary(told)


def _group(group: Group, told: Told) -> Iterator[str]:
    yield _("  {what}，{count} 条依据：").format(
        what=law_changed(group.suspect), count=len(group.doubts)
    )
    for doubt in group.doubts:
        citation, changed = visible(doubt.basis.citation), shifts_words(doubt.suspect)
        yield f"    {doubt.item.file} {doubt.basis.field} {visible(doubt.item.name)}"
        said = _("{citation}（{day} 核对）").format(citation=citation, day=doubt.reviewed)
        yield "      " + said + (joined(("", changed), "：") if changed else "")
    for shift in group.shifts:
        yield "    · " + became(shift, group.suspect, told)
        segments = before_and_now(shift, group.suspect, told)
        text = "".join(
            _SIGNS[one.mark][0] + one.text + _SIGNS[one.mark][1] for one in segments or ()
        )
        yield from ("      " + line for line in text.splitlines())


__all__ = ["review_text"]
