"""By when each step of an adjustment is due, who has to take it, and whether it was missed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from ..law.succession.clocks import APPROVAL, TRIGGER, Clock, deadlines
from ..law.succession.workdays import Unknown, WorkCalendar
from ..model.actions import Action
from ..model.adjustment import Adjustment

_EARLY = datetime.date(2000, 1, 1)


class State(Enum):
    """Where a step stands on a day."""

    DONE = auto()
    DONE_LATE = auto()
    OPEN = auto()
    MISSED = auto()
    UNKNOWN = auto()
    """The day from which it runs is not known, or the calendar ends before."""


@dataclass(frozen=True, slots=True)
class Due:
    """One step. ``planned``: it runs from a step that is not done yet."""

    clock: Clock
    due: datetime.date | Unknown | None
    done: datetime.date | None
    state: State
    planned: bool


def schedule(
    adjustment: Adjustment,
    steps: Iterable[Clock],
    actions: Iterable[Action],
    calendar: WorkCalendar,
    today: datetime.date,
) -> tuple[Due, ...]:
    """Return the steps that concern a batch with these actions, as they stand on a day.

    Without a day of what set it off (事由) steps that run from it have no deadline.
    """
    words = {str(action) for action in actions}
    own = [clock for clock in steps if not clock.actions or words & {*clock.actions}]
    done = done_steps(adjustment)
    start = adjustment.trigger.date if adjustment.trigger else None
    found = []
    for one in deadlines(own, start or _EARLY, calendar, done):
        known = start is not None or _rests(one.clock, own, done)
        due = one.due if known else None
        day = done.get(one.clock.step)
        found.append(Due(one.clock, due, day, _state(due, day, today), one.planned))
    return tuple(found)


def done_steps(adjustment: Adjustment) -> dict[str, datetime.date]:
    """Return the days on which steps happened, by the words of the profile (调整时限)."""
    published = adjustment.publication
    handed = [one.done for one in adjustment.handovers]
    days = {
        "申请": adjustment.application.date if adjustment.application else None,
        "审核": adjustment.examination.date if adjustment.examination else None,
        APPROVAL: adjustment.approval.date if adjustment.approval else None,
        "报送公开": published.sent if published else None,
        "公开": published.date if published else None,
        "衔接": max(day for day in handed if day) if handed and all(handed) else None,
    }
    return {step: day for step, day in days.items() if day is not None}


def _rests(clock: Clock, steps: Iterable[Clock], done: Mapping[str, datetime.date]) -> bool:
    """Whether a step runs from a day that happened, at one or more removes."""
    by_step = {one.step: one for one in steps}
    while clock.after not in done:
        if clock.after == TRIGGER or clock.after not in by_step:
            return False
        clock = by_step[clock.after]
    return True


def _state(
    due: datetime.date | Unknown | None, done: datetime.date | None, today: datetime.date
) -> State:
    if not isinstance(due, datetime.date):
        return State.DONE if done else State.UNKNOWN
    if done is not None:
        return State.DONE_LATE if done > due else State.DONE
    return State.MISSED if due < today else State.OPEN


__all__ = ["Due", "State", "done_steps", "schedule"]
