"""Reviews as Markdown: suspects by organ and law, for an issue or a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from ..messages import _
from ..rules.law.suspect_words import law_changed, shifts_words
from .changes_redline import clean
from .markdown_escape import escape, table
from .review_words import Group, Told, became, before_and_now, groups, organ_name, summary

_TAGS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("<ins>", "</ins>"), Mark.DELETE: ("<del>", "</del>")}


def review_markdown(told: Told) -> str:
    """Return the report; it ends in a line feed."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Told) -> Iterator[str]:
    yield "# " + _("依据核对")
    yield ""
    for sentence in summary(told):
        yield "- " + escape(sentence)
    last = None
    for group in groups(told):
        if group.organ != last:
            yield ""
            yield "## " + escape(organ_name(told, group.organ))
            last = group.organ
        yield from _group(group, told)


def _group(group: Group, told: Told) -> Iterator[str]:
    yield ""
    heading = _("{what}（{count} 条依据）").format(
        what=law_changed(group.suspect), count=len(group.doubts)
    )
    yield "### " + escape(heading)
    yield ""
    head = [_("事项"), _("名称"), _("引用"), _("上次核对"), _("变化")]
    rows = [
        [
            doubt.item.item,
            clean(doubt.item.name),
            clean(doubt.basis.citation),
            doubt.reviewed,
            shifts_words(doubt.suspect),
        ]
        for doubt in group.doubts
    ]
    yield table([head, *rows])
    for shift in group.shifts:
        title = escape(became(shift, group.suspect, told))
        segments = before_and_now(shift, group.suspect, told)
        yield ""
        if segments is None:
            yield "- " + title
            continue
        yield f"<details><summary>{title}</summary>"
        yield ""
        yield "".join(
            _TAGS[one.mark][0] + escape(one.text) + _TAGS[one.mark][1] for one in segments
        )
        yield ""
        yield "</details>"


__all__ = ["review_markdown"]
