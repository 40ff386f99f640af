"""Each call against the lists: was the right organ sent, was it in time, does any list speak of it.

The tenth working day is in time and the eleventh is late; the day of the call is not counted
(民法典第二百零一条). How many days there are is the profile's (乡呼县应).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ..law.succession.workdays import Unknown, WorkCalendar, add_working_days
from ..model.organ import Organ
from ..model.share import percent, rounded
from ..who.answering import Desk, Handling
from .call import Call, Field

SECTION = "乡呼县应"
_STEP = "办结"
_SURE = 0.4
"""The likeness from which a call is held to be the matter of an item."""

Advance = Callable[[int, int], None]


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
    UNTOLD = "派往未知"
    """The table does not say who is sent: nothing is known, and nobody is at fault."""


class Timely(StrEnum):
    """Whether a call was settled in time."""

    IN_TIME = "按时办结"
    LATE = "超期办结"
    OPEN = "在办"
    OVERDUE = "超期未结"
    UNKNOWN = "没有这一年的工作日安排"
    UNTOLD = "办结未知"
    """The table does not say what is settled."""


FAULTS = frozenset({*Sent, *Timely}) - {
    *(Sent.RIGHT, Sent.UNTOLD),
    *(Timely.IN_TIME, Timely.OPEN, Timely.UNKNOWN, Timely.UNTOLD),
}
"""What somebody should look at. What is not known is no fault."""


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

    @property
    def is_faulty(self) -> bool:
        """Whether somebody should look at it."""
        return self.sent in FAULTS or self.timely in FAULTS


def term(section: Mapping[str, Any]) -> Term | None:
    """Return the term of a profile's section 乡呼县应; None where it has none."""
    entry = section.get(_STEP)
    if entry is None:
        return None
    return Term(int(entry["工作日"]), entry["出处"], entry["核实"] == "是")


def judge(
    calls: Sequence[Call],
    desk: Desk,
    organs: Mapping[str, Organ],
    term: Term,
    calendar: WorkCalendar,
    today: datetime.date,
    advance: Advance | None = None,
) -> list[Judged]:
    """Return every call judged, in the order of the table; ``advance`` is told of each."""
    ids = ids_of(organs)
    found = []
    for number, call in enumerate(calls, 1):
        handling = matched(call, desk)
        last = last_day(call, term, calendar)
        sent = _sent(call, handling, ids)
        found.append(Judged(call, handling, sent, _timely(call, last, today), last))
        if advance is not None:
            advance(number, len(calls))
    return found


def last_day(call: Call, term: Term, calendar: WorkCalendar) -> datetime.date | None:
    """Return the day by which a call is to be settled; None where the calendar ends before."""
    due = add_working_days(call.raised, term.days, calendar)
    return None if isinstance(due, Unknown) else due


def matched(call: Call, desk: Desk) -> Handling | None:
    """Return the matter of the lists that a call is about; None where no list speaks of it."""
    answers = desk.ask(call.text, 1)
    return answers[0] if answers and answers[0].certain else None


def ids_of(organs: Mapping[str, Organ]) -> dict[str, str]:
    """Return the id of an organ by every name under which a table may write it."""
    return {
        name: organ
        for organ, one in organs.items()
        for name in (organ, one.name, *one.short_names, *(old.name for old in one.former_names))
    }


def names(organs: Mapping[str, Organ]) -> dict[str, str]:
    """Return the full name of an organ by every name under which a table may write it."""
    return {written: organs[organ].name for written, organ in ids_of(organs).items()}


def _sent(call: Call, handling: Handling | None, ids: Mapping[str, str]) -> Sent:
    untold = Field.SENT_TO in call.untold
    if not call.sent_to and not untold:
        return Sent.NOBODY
    if handling is None:
        return Sent.UNCOVERED
    if untold:
        return Sent.UNTOLD
    organs = {ids[name] for name in call.sent_to if name in ids}
    if handling.lead.id in organs:
        return Sent.RIGHT
    if not organs:
        return Sent.UNKNOWN
    if handling.score < _SURE:
        return Sent.DOUBTFUL
    return Sent.SUPPORT if organs & {one.id for one in handling.support} else Sent.WRONG


def _timely(call: Call, due: datetime.date | None, today: datetime.date) -> Timely:
    if Field.DONE in call.untold:
        return Timely.UNTOLD
    if due is None:
        return Timely.UNKNOWN
    if call.done is not None:
        return Timely.IN_TIME if call.done <= due else Timely.LATE
    return Timely.OVERDUE if today > due else Timely.OPEN


@dataclass(frozen=True, slots=True)
class Tally:
    """Calls of one town or organ. ``in_time`` is a share of the settled ones, in percent.

    ``settled`` is None where no table says what is settled.
    """

    name: str
    calls: int
    settled: int | None
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
    told = any(Field.DONE not in one.call.untold for one in own)
    marks = [Fraction(one.call.mark) for one in own if one.call.mark is not None]
    return Tally(
        name,
        len(own),
        sum(one.call.done is not None for one in own) if told else None,
        percent(Fraction(in_time, in_time + late)) if in_time + late else None,
        rounded(sum(marks, Fraction()) / len(marks), 2) if marks else None,
    )
