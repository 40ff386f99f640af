"""Calls held against the lists, for the terminal, as Markdown and JSON (``qingdan/calls/1``)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..calls.call import Field
from ..calls.log import written_as
from ..messages import _, joined
from . import markdown_escape
from .findings_escape import visible
from .tables_text import figures

if TYPE_CHECKING:
    from ..calls.call import Log
    from ..calls.judging import Judged, Tally, Term
    from ..calls.strangers import Stranger, Strangers

SCHEMA = "qingdan/calls/1"
Row = tuple[str, ...]
_TELLING = (Field.TOWN, Field.SENT_TO, Field.DONE)
"""Columns without which a part of the report says nothing."""


@dataclass(frozen=True)
class Sheet:
    """What a report of calls says: each call judged, and the sums over them."""

    log: Log
    judged: Sequence[Judged]
    term: Term
    towns: Sequence[Tally]
    organs: Sequence[Tally]
    strangers: Strangers
    gaps: Sequence[tuple[str, int]]

    @property
    def faulty(self) -> list[Judged]:
        """The calls that somebody should look at: sent wrongly, late, or in no list."""
        return [one for one in self.judged if one.is_faulty]

    def sums(self) -> Iterator[str]:
        """Yield the sentences on top: how many, how many in time, to whom they were sent."""
        judged, missing = self.judged, self.log.missing
        yield _("呼叫 {count} 件；期限 {days} 个工作日（{source}）。").format(
            count=len(judged), days=self.term.days, source=self.term.source
        )
        if Field.DONE not in missing:
            yield _("办理：{parts}。").format(parts=_parts(str(one.timely) for one in judged))
        if Field.SENT_TO not in missing:
            yield _("派单：{parts}。").format(parts=_parts(str(one.sent) for one in judged))
        if self.log.secrets:
            yield _("有 {count} 处像身份证号或者电话号码，已经隐去。").format(
                count=len(self.log.secrets)
            )
        for field in missing:
            if field in _TELLING:
                yield _("表里没有{field}一列（{headings}），这一样没有核对。").format(
                    field=field, headings=written_as(field)
                )
        if Field.TOWN not in missing and self.strangers.towns is None and judged:
            yield _("机构名录里没有乡镇、街道（性质是乡镇人民政府、街道办事处），镇街没有核对。")
        if self.log.ignored:
            yield _("没有用到的列：{headings}。").format(headings=joined(self.log.ignored))
        if self.log.unmarked:
            yield unmarked(self.log)
        for place, why in self.log.faults:
            yield _("{place} 没有读：{why}。").format(place=place, why=why)


def unmarked(log: Log) -> str:
    """Say which marks could not be read."""
    return _("评价读不懂，没有算：{places}；写 1 到 5，或者满意、不满意等。").format(
        places=joined(log.unmarked)
    )


def calls_text(sheet: Sheet) -> str:
    """Return the report for a terminal."""
    lines = [*sheet.sums()]
    for title, rows, texts in _tables(sheet):
        lines += ["", title, *("  " + line for line in figures(rows, texts))]
    return "".join(f"{visible(line)}\n" for line in lines)


def calls_markdown(sheet: Sheet) -> str:
    """Return the report as Markdown."""
    parts = ["# " + _("乡呼县应核对"), *map(markdown_escape.escape, sheet.sums())]
    for title, rows, _texts in _tables(sheet):
        parts += ["## " + title, markdown_escape.table(rows)]
    return "\n\n".join(parts) + "\n"


def calls_json(sheet: Sheet) -> str:
    """Return the report as JSON. Texts of calls are left out: they are people's words."""
    judged, towns = sheet.judged, sheet.strangers.towns
    said: dict[str, Any] = {
        "schema": SCHEMA,
        "calls": len(judged),
        "days": sheet.term.days,
        "source": sheet.term.source,
        "timely": dict(Counter(str(one.timely) for one in judged)),
        "sent": dict(Counter(str(one.sent) for one in judged)),
        "hidden": len(sheet.log.secrets),
        "missing": [str(field) for field in sheet.log.missing],
        "ignored": list(sheet.log.ignored),
        "unread": [{"place": place, "why": why} for place, why in sheet.log.faults],
        "unmarked": list(sheet.log.unmarked),
        "judged": [_judged_json(one) for one in judged],
        "towns": [_tally_json(one) for one in sheet.towns],
        "organs": [_tally_json(one) for one in sheet.organs],
        "unknown_towns": None if towns is None else [_stranger_json(one) for one in towns],
        "unknown_organs": [_stranger_json(one) for one in sheet.strangers.organs],
        "gaps": [{"words": words, "calls": count} for words, count in sheet.gaps],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _judged_json(one: Judged) -> dict[str, Any]:
    return {
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


def _stranger_json(one: Stranger) -> dict[str, Any]:
    return {"name": one.name, "calls": one.calls, "near": one.near}


def _tables(sheet: Sheet) -> Iterator[tuple[str, list[Row], int]]:
    """Yield each table: its title, its rows, and how many of its columns are words."""
    faulty = [_faulty_row(one) for one in sheet.faulty]
    if faulty:
        head = (
            *(_("位置"), _("编号"), _("诉求"), _("派往")),
            *(_("派单"), _("清单里谁负责"), _("办理"), _("期限")),
        )
        yield _("要看的呼叫（{count} 件）").format(count=len(faulty)), [head, *faulty], len(head)
    named: tuple[tuple[str, Sequence[Tally]], ...] = (
        (_("各镇街"), sheet.towns),
        (_("各部门"), sheet.organs),
    )
    for title, tallies in named:
        if tallies:
            yield title, [_head(), *map(_tally_row, tallies)], 1
    unknown = (
        (_("名录里没有的镇街"), sheet.strangers.towns or ()),
        (_("名录里没有的部门"), sheet.strangers.organs),
    )
    for title, names in unknown:
        if names:
            rows = [(one.name, one.near or _("没有相近的"), str(one.calls)) for one in names]
            yield title, [(_("表里写的"), _("名录里相近的"), _("件数")), *rows], 2
    if sheet.gaps:
        words = [(words, str(count)) for words, count in sheet.gaps]
        yield _("清单没有写到、呼叫里反复说的"), [(_("词"), _("件数")), *words], 1


def _faulty_row(one: Judged) -> Row:
    return (
        one.call.place,
        one.call.number,
        one.call.text,
        joined(one.call.sent_to),
        str(one.sent),
        one.handling.lead.name if one.handling else "",
        str(one.timely),
        one.due.isoformat() if one.due else "",
    )


def _head() -> Row:
    return (_("名称"), _("呼叫"), _("办结"), _("按时率"), _("评价"))


def _tally_row(one: Tally) -> Row:
    unknown = _("未知")
    name = one.name or _("没有写")
    settled = unknown if one.settled is None else str(one.settled)
    return (name, str(one.calls), settled, one.in_time or unknown, one.mark or unknown)


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
    return joined(f"{word} {count}" for word, count in counts.most_common()) or _("无")


WRITERS: Mapping[str, Callable[[Sheet], str]] = {
    "text": calls_text,
    "json": calls_json,
    "markdown": calls_markdown,
}
"""A renderer for each format."""
