"""Clocks of an adjustment: from a change of law to the published list, step by step.

How many days a department has is local: the clocks are data of a profile (调整时限) with their
sources, handed in as values. A limit that nobody on the project has seen in a document is not
``verified``; whoever shows its deadline says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .workdays import Unknown, WorkCalendar, add_working_days

TRIGGER = "事由发生"
"""The day from which everything runs: a law enters into force, an upper organ decides."""
APPROVAL = "批准"
"""The day of approval, which no clock sets."""
_YES = "是"


@dataclass(frozen=True, slots=True)
class Clock:
    """One step: ``who`` has ``days`` working days for it from the day of ``after`` on."""

    step: str
    who: str
    after: str
    """TRIGGER, APPROVAL or another step."""
    days: int
    actions: tuple[str, ...]
    """The official words of the changes it is for (下放, 承接 …); empty for all."""
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a step is due. ``due`` is None while the day from which it runs is not known."""

    clock: Clock
    due: datetime.date | Unknown | None
    planned: bool
    """Whether it runs from the last day of the step before, which is not done yet."""

    def overdue(self, today: datetime.date) -> bool:
        """Whether its last day has passed."""
        return isinstance(self.due, datetime.date) and self.due < today


def clocks(section: Mapping[str, Any]) -> tuple[Clock, ...]:
    """Return the clocks of a profile's section 调整时限, in its order.

    Raises KeyError or TypeError where the shipped data has another shape; a test holds it.
    """
    return tuple(
        Clock(
            step,
            entry["谁"],
            entry["自"],
            int(entry["工作日"]),
            tuple(entry.get("调整", ())),
            entry["出处"],
            entry["核实"] == _YES,
        )
        for step, entry in section.items()
    )


def deadlines(
    steps: Iterable[Clock],
    trigger: datetime.date,
    calendar: WorkCalendar,
    done: Mapping[str, datetime.date] | None = None,
) -> tuple[Deadline, ...]:
    """Return by when each step is due, in the order of ``steps``.

    ``done`` holds the days on which steps (or the approval) happened. A step that waits for one
    that is not done is planned from that one's own deadline; one that waits for the approval has
    no deadline before it. A step stands behind the one it waits for.
    """
    happened = {TRIGGER: trigger, **(done or {})}
    due: dict[str, datetime.date | Unknown | None] = {}
    found: list[Deadline] = []
    for clock in steps:
        start = happened.get(clock.after)
        planned = start is None
        since = due.get(clock.after) if start is None else start
        if isinstance(since, datetime.date):
            due[clock.step] = add_working_days(since, clock.days, calendar)
        else:
            due[clock.step] = since
        found.append(Deadline(clock, due[clock.step], planned))
    return tuple(found)


__all__ = ["APPROVAL", "TRIGGER", "Clock", "Deadline", "clocks", "deadlines"]
