"""What a change of law does, as plain text: article by article, then the deadlines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..compare.redline import Mark, redline
from ..impact.rows import Impact, Row, Verdict
from ..messages import _, bracketed, joined
from .changes_redline import clean, folded
from .impact_json import by_article
from .impact_words import (
    article,
    assumptions,
    became,
    clock_source,
    due,
    headline,
    needed,
    note,
    totals,
)

_SIGNS = {Mark.INSERT: ("{+", "+}"), Mark.DELETE: ("[-", "-]"), Mark.EQUAL: ("", "")}


def impact_text(impact: Impact, today: datetime.date) -> str:
    """Return the report; it ends in a line feed."""
    return "\n".join(_lines(impact, today)) + "\n"


def _lines(impact: Impact, today: datetime.date) -> Iterator[str]:
    yield headline(impact)
    yield totals(impact)
    yield from assumptions(impact)
    for went, rows in by_article(impact):
        if went.verdict is Verdict.UNTOUCHED:
            continue
        yield ""
        yield f"{article(went.article, went.suffix)} → {became(went)}"
        if went.words:
            yield "    " + _redline(*went.words).replace("\n", "\n    ")
        for row in rows:
            yield from _row(row)
    rest = [row for row in impact.work if row.verdict is Verdict.BY_HAND]
    if rest:
        yield ""
        yield _("没有引到条的，要人定：")
        for row in rest:
            yield from _row(row)
    unclear = [row for row in impact.work if row.verdict is Verdict.UNCLEAR]
    if unclear:
        yield ""
        yield _("同样的引用改过一处，分不清是不是这一处的：")
        for row in unclear:
            yield from _row(row)
    if impact.deadlines and impact.work:
        yield ""
        yield _("时限：")
        for one in impact.deadlines:
            yield f"  {one.clock.step}{bracketed(one.clock.who)}{due(one, today)}"
            yield f"      {clock_source(one)}"
    missing = needed(impact)
    if missing:
        yield ""
        yield from missing


def _row(row: Row) -> Iterator[str]:
    place = row.citing.item or row.citing.file
    yield f"  {row.number:>4}  {place}  {clean(row.citing.name)}"
    yield "        " + joined((row.citing.label, clean(row.text)), "：")
    if row.proposal:
        more = note(row)
        yield f"        → {row.proposal}" + (bracketed(more) if more else "")


def _redline(old: str, new: str) -> str:
    pieces = []
    for segment in folded(redline(old, new)):
        before, after = _SIGNS[segment.mark]
        pieces.append(before + clean(segment.text) + after)
    return "".join(pieces)
