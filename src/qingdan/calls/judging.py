"""Each call against the lists: was the right organ sent, was it in time, does any list speak of it.

The tenth working day is in time and the eleventh is late; the day of the call is not counted
(民法典第二百零一条). How many days there are is the profile's (乡呼县应).
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ..law.succession.workdays import Unknown, WorkCalendar, add_working_days
from ..model.organ import Organ
from ..model.share import percent, rounded
from ..who.answering import Desk, Handling
from .log import Call

SECTION = "乡呼县应"
_STEP = "办结"
_SURE = 0.4
"""The likeness from which a call is held to be the matter of an item."""


class Sent(StrEnum):
    """Whether the organ that was sent is the one that the lists name."""

    RIGHT = "派对了"
    SUPPORT = "派给了配合部门"
    WRONG = "派错了"
    DOUBTFUL = "要人核对"
    """What the lists say is only somewhat like the call: nobody is accused of an error on that."""
    UNCOVERED = "清单外"
    """No list speaks of the matter."""
    NOBODY = "没有派出"
    UNKNOWN = "部门不在名录"


class Timely(StrEnum):
    """Whether a call was settled in time."""

    IN_TIME = "按时办结"
    LATE = "超期办结"
    OPEN = "在办"
    OVERDUE = "超期未结"
    UNKNOWN = "没有这一年的工作日安排"


@dataclass(frozen=True, slots=True)
class Term:
    """Within how many working days a call is to be settled, and who says so."""

    days: int
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A call with what the lists say of it. ``due`` is None where the calendar ends before."""

    call: Call
    handling: Handling | None
    sent: Sent
    timely: Timely
    due: datetime.date | None


def term(section: Mapping[str, Any]) -> Term | None:
    """Return the term of a profile's section 乡呼县应; None where it has none."""
    entry = section.get(_STEP)
    if entry is None:
        return None
    return Term(int(entry["工作日"]), entry["出处"], entry["核实"] == "是")


def judge(
    calls: Iterable[Call],
    desk: Desk,
    organs: Mapping[str, Organ],
    term: Term,
    calendar: WorkCalendar,
    today: datetime.date,
) -> list[Judged]:
    """Return every call judged, in the order of the table."""
    ids = _ids(organs)
    found = []
    for call in calls:
        answers = desk.ask(call.text, 1)
        handling = answers[0] if answers and answers[0].certain else None
        due = add_working_days(call.raised, term.days, calendar)
        last = None if isinstance(due, Unknown) else due
        sent = _sent(call, handling, ids)
        found.append(Judged(call, handling, sent, _timely(call, last, today), last))
    return found


def _ids(organs: Mapping[str, Organ]) -> dict[str, str]:
    return {
        name: organ
        for organ, one in organs.items()
        for name in (organ, one.name, *one.short_names, *(old.name for old in one.former_names))
    }


def names(organs: Mapping[str, Organ]) -> dict[str, str]:
    """Return the full name of an organ by every name under which a table may write it."""
    return {written: organs[organ].name for written, organ in _ids(organs).items()}


def _sent(call: Call, handling: Handling | None, ids: Mapping[str, str]) -> Sent:
    if not call.sent_to:
        return Sent.NOBODY
    if handling is None:
        return Sent.UNCOVERED
    organs = {ids[name] for name in call.sent_to if name in ids}
    if handling.lead.id in organs:
        return Sent.RIGHT
    if not organs:
        return Sent.UNKNOWN
    if handling.score < _SURE:
        return Sent.DOUBTFUL
    return Sent.SUPPORT if organs & {one.id for one in handling.support} else Sent.WRONG


def _timely(call: Call, due: datetime.date | None, today: datetime.date) -> Timely:
    if due is None:
        return Timely.UNKNOWN
    if call.done is not None:
        return Timely.IN_TIME if call.done <= due else Timely.LATE
    return Timely.OVERDUE if today > due else Timely.OPEN


@dataclass(frozen=True, slots=True)
class Tally:
    """Calls of one town or organ. ``in_time`` is a share of the settled ones, in percent."""

    name: str
    calls: int
    settled: int
    in_time: str | None
    mark: str | None


def by_town(judged: Iterable[Judged], names: Mapping[str, str]) -> list[Tally]:
    """Return a tally a town, in the order in which towns first call.

    ``names`` gives full names: a town written in two ways is one town.
    """
    return _tallies((names.get(one.call.town, one.call.town), one) for one in judged)


def by_organ(judged: Iterable[Judged], names: Mapping[str, str]) -> list[Tally]:
    """Return a tally an organ that was sent; a call that went to two counts for both."""
    return _tallies(
        (name, one)
        for one in judged
        for name in dict.fromkeys(names.get(sent, sent) for sent in one.call.sent_to)
    )


def _tallies(named: Iterable[tuple[str, Judged]]) -> list[Tally]:
    groups: dict[str, list[Judged]] = {}
    for name, one in named:
        groups.setdefault(name, []).append(one)
    return [_tally(name, own) for name, own in groups.items()]


def _tally(name: str, own: Sequence[Judged]) -> Tally:
    in_time = sum(one.timely is Timely.IN_TIME for one in own)
    late = sum(one.timely is Timely.LATE for one in own)
    marks = [Fraction(one.call.mark) for one in own if one.call.mark is not None]
    return Tally(
        name,
        len(own),
        sum(one.call.done is not None for one in own),
        percent(Fraction(in_time, in_time + late)) if in_time + late else None,
        rounded(sum(marks, Fraction()) / len(marks), 2) if marks else None,
    )


def gaps(judged: Iterable[Judged], least: int = 2) -> list[tuple[str, int]]:
    """Return words of calls that no list covers, said in at least ``least`` of them.

    Runs of three or more characters that stand in several calls, the commonest first; of runs in
    one another only the longest.
    """
    texts = [one.call.text for one in judged if one.handling is None]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({text[a:b] for a in range(len(text)) for b in range(a + 3, a + 9)})
    common = {run: count for run, count in counts.items() if count >= least and run.isalnum()}
    kept = [
        (run, count)
        for run, count in common.items()
        if not any(run != other and run in other and common[other] == count for other in common)
    ]
    return sorted(kept, key=lambda one: (-one[1], -len(one[0]), one[0]))[:20]
