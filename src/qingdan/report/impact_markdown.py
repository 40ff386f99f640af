"""What a change of law does, as Markdown: for an issue or a pull request."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..compare.redline import Mark, redline
from ..impact.rows import Impact, Verdict
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
    verdict,
)
from .markdown_escape import escape, table

_TAGS = {Mark.INSERT: ("<ins>", "</ins>"), Mark.DELETE: ("<del>", "</del>"), Mark.EQUAL: ("", "")}


def impact_markdown(impact: Impact, today: datetime.date) -> str:
    """Return the report; it ends in a line feed."""
    return "\n".join(_lines(impact, today)) + "\n"


def _lines(impact: Impact, today: datetime.date) -> Iterator[str]:
    yield "# " + escape(headline(impact))
    yield ""
    yield escape(totals(impact))
    for line in assumptions(impact):
        yield ""
        yield escape(line)
    changed = [one for one in by_article(impact) if one[0].verdict is not Verdict.UNTOUCHED]
    if changed:
        yield ""
        yield "## " + _("各条去向")
        yield ""
        head = [_("原条文"), _("去向"), _("引用处")]
        rows = [
            [
                article(went.article, went.suffix),
                became(went),
                joined(str(row.number) for row in rows),
            ]
            for went, rows in changed
        ]
        yield table([head, *rows])
    for went, _rows in changed:
        if went.words:
            yield ""
            yield f"<details><summary>{article(went.article, went.suffix)}</summary>"
            yield ""
            yield _redline(*went.words)
            yield ""
            yield "</details>"
    if impact.work:
        yield ""
        yield "## " + _("工作单")
        yield ""
        yield table([_work_head(), *_work(impact)])
    if impact.deadlines and impact.work:
        yield ""
        yield "## " + _("时限")
        yield ""
        steps = [
            [one.clock.step, one.clock.who, due(one, today), clock_source(one)]
            for one in impact.deadlines
        ]
        yield table([[_("步骤"), _("谁"), _("最迟"), _("依据")], *steps])
    for line in needed(impact):
        yield ""
        yield escape(line)


def _work_head() -> list[str]:
    return ["№", _("事项"), _("名称"), _("位置"), _("现在的引用"), _("建议改为"), _("情况")]


def _work(impact: Impact) -> Iterator[list[str]]:
    for row in impact.work:
        proposal = row.proposal or ""
        if proposal and note(row):
            proposal += bracketed(note(row))
        yield [
            str(row.number),
            row.citing.item or row.citing.file,
            clean(row.citing.name),
            row.citing.label,
            clean(row.text),
            proposal,
            verdict(row.verdict),
        ]


def _redline(old: str, new: str) -> str:
    pieces = []
    for segment in folded(redline(old, new)):
        before, after = _TAGS[segment.mark]
        pieces.append(before + escape(clean(segment.text)) + after)
    return "".join(pieces)
