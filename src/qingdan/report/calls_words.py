"""Calls held against the lists, for the terminal, as Markdown and JSON (``qingdan/calls/1``)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..calls.log import Field, written_as
from ..messages import _
from . import markdown_escape
from .tables_text import figures

if TYPE_CHECKING:
    from ..calls.judging import Judged, Tally, Term
    from ..calls.log import Log

SCHEMA = "qingdan/calls/1"
Row = tuple[str, ...]
_TELLING = (Field.TOWN, Field.SENT_TO, Field.DONE)
"""Columns without which a part of the report says nothing."""


class Sheet:
    """What a report of calls says, as tables of plain text."""

    def __init__(self, log: Log, judged: Sequence[Judged], term: Term) -> None:
        self.log, self.judged, self.term = log, judged, term

    def sums(self) -> Iterator[str]:
        """Yield the sentences on top: how many, how many in time, to whom they were sent."""
        judged = self.judged
        yield _("呼叫 {count} 件；期限 {days} 个工作日（{source}）。").format(
            count=len(judged), days=self.term.days, source=self.term.source
        )
        yield _("办理：{parts}。").format(parts=_parts(str(one.timely) for one in judged))
        if Field.SENT_TO not in self.log.missing:
            yield _("派单：{parts}。").format(parts=_parts(str(one.sent) for one in judged))
        if self.log.hidden:
            yield _("诉求里有 {count} 处像身份证号或者手机号，已经隐去。").format(
                count=self.log.hidden
            )
        for field in self.log.missing:
            if field in _TELLING:
                yield _("表里没有{field}一列（{headings}），这一样没有核对。").format(
                    field=field, headings=written_as(field)
                )
        if self.log.ignored:
            yield _("没有用到的列：{headings}。").format(headings="、".join(self.log.ignored))
        for place, why in self.log.faults:
            yield _("{place} 没有读：{why}。").format(place=place, why=why)

    def wrong(self) -> list[Row]:
        """Return the calls that somebody should look at: sent wrongly, late, or in no list."""
        from ..calls.judging import Sent, Timely

        rows: list[Row] = [
            (_("位置"), _("诉求"), _("派往"), _("派单"), _("清单里谁负责"), _("办理"), _("期限"))
        ]
        for one in self.judged:
            if one.sent is Sent.RIGHT and one.timely in (Timely.IN_TIME, Timely.OPEN):
                continue
            handling = one.handling
            rows.append(
                (
                    one.call.place,
                    one.call.text,
                    "、".join(one.call.sent_to),
                    str(one.sent),
                    handling.lead.name if handling else "",
                    str(one.timely),
                    one.due.isoformat() if one.due else "",
                )
            )
        return rows


def calls_text(sheet: Sheet, towns: Sequence[Tally], organs: Sequence[Tally], gaps: Gaps) -> str:
    """Return the report for a terminal."""
    lines = [*sheet.sums()]
    for title, rows in _tables(sheet, towns, organs, gaps):
        lines += ["", title, *("  " + line for line in figures(rows, len(rows[0])))]
    return "".join(f"{line}\n" for line in lines)


def calls_markdown(
    sheet: Sheet, towns: Sequence[Tally], organs: Sequence[Tally], gaps: Gaps
) -> str:
    """Return the report as Markdown."""
    parts = ["# " + _("乡呼县应核对"), *map(markdown_escape.escape, sheet.sums())]
    for title, rows in _tables(sheet, towns, organs, gaps):
        parts += ["## " + title, markdown_escape.table(rows)]
    return "\n\n".join(parts) + "\n"


def calls_json(sheet: Sheet, towns: Sequence[Tally], organs: Sequence[Tally], gaps: Gaps) -> str:
    """Return the report as JSON. Texts of calls are left out: they are people's words."""
    judged = sheet.judged
    said: dict[str, Any] = {
        "schema": SCHEMA,
        "calls": len(judged),
        "days": sheet.term.days,
        "source": sheet.term.source,
        "timely": dict(Counter(str(one.timely) for one in judged)),
        "sent": dict(Counter(str(one.sent) for one in judged)),
        "hidden": sheet.log.hidden,
        "missing": [str(field) for field in sheet.log.missing],
        "ignored": list(sheet.log.ignored),
        "unread": [{"place": place, "why": why} for place, why in sheet.log.faults],
        "judged": [
            {
                "place": one.call.place,
                "number": one.call.number,
                "town": one.call.town,
                "raised": one.call.raised.isoformat(),
                "due": one.due.isoformat() if one.due else None,
                "done": one.call.done.isoformat() if one.call.done else None,
                "timely": str(one.timely),
                "sent_to": list(one.call.sent_to),
                "sent": str(one.sent),
                "item": one.handling.item if one.handling else None,
                "lead": one.handling.lead.id if one.handling else None,
            }
            for one in judged
        ],
        "towns": [_tally_json(one) for one in towns],
        "organs": [_tally_json(one) for one in organs],
        "gaps": [{"words": words, "calls": count} for words, count in gaps],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


Gaps = Sequence[tuple[str, int]]


def _tables(
    sheet: Sheet, towns: Sequence[Tally], organs: Sequence[Tally], gaps: Gaps
) -> Iterator[tuple[str, list[Row]]]:
    wrong = sheet.wrong()
    if len(wrong) > 1:
        yield _("要看的呼叫（{count} 件）").format(count=len(wrong) - 1), wrong
    named: tuple[tuple[str, Sequence[Tally]], ...] = (
        (_("各镇街"), towns),
        (_("各部门"), organs),
    )
    for title, tallies in named:
        if tallies:
            yield title, [_head(), *map(_tally_row, tallies)]
    if gaps:
        rows: list[Row] = [(_("词"), _("件数")), *((words, str(count)) for words, count in gaps)]
        yield _("清单没有写到、呼叫里反复说的"), rows


def _head() -> Row:
    return (_("名称"), _("呼叫"), _("办结"), _("按时率"), _("评价"))


def _tally_row(one: Tally) -> Row:
    unknown = _("未知")
    name = one.name or _("没有写")
    return (name, str(one.calls), str(one.settled), one.in_time or unknown, one.mark or unknown)


def _tally_json(one: Tally) -> dict[str, Any]:
    return {
        "name": one.name,
        "calls": one.calls,
        "settled": one.settled,
        "in_time": one.in_time,
        "mark": one.mark,
    }


def _parts(words: Iterator[str]) -> str:
    counts = Counter(words)
    return "、".join(f"{word} {count}" for word, count in counts.most_common()) or _("无")


Writer = Callable[[Sheet, Sequence["Tally"], Sequence["Tally"], Gaps], str]
"""A format of the report."""
