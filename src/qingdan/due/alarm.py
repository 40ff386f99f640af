"""A clock that runs, and the colour in which it stands on the board."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SECTION = "督办"
_YES = "是"


class Sort(StrEnum):
    """What a clock is about; the value is its name in the profile's section 督办."""

    LAW_CHANGE = "法规变动"
    """An adjustment to file after a law changed, which nobody has begun."""
    ADJUSTMENT = "调整步骤"
    DELEGATION_TERM = "赋权期满"
    DELEGATION_ASSESSMENT = "赋权评估"
    ENTRUSTMENT_TERM = "委托期满"
    TEMPORARY_LICENCE = "临时许可"
    ITEM_END = "事项到期"
    WAIVER = "豁免到期"
    REVIEW = "依据核对"
    CALL = "呼叫办结"


class Colour(StrEnum):
    """三色督办: always shown with its word, never alone."""

    RED = "红"
    ORANGE = "橙"
    YELLOW = "黄"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a profile has one sort of clock watched.

    ``heavy``: it matters much (重), else little (轻). ``soon``: days before the last one in which
    it is urgent (急). ``every``: days after which what is periodic is due again, None else.
    """

    heavy: bool
    soon: int
    every: int | None
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Alarm:
    """One clock. ``due`` is its last day; ``what`` a Chinese sentence without a full stop.

    ``file`` is relative to the workspace; ``item`` and ``organ`` are None where the clock is of
    neither. ``days`` are calendar days from today to ``due``, negative once it has passed.
    ``heavy`` (重) and ``urgent`` (急) are what gave the colour.
    """

    sort: Sort
    what: str
    due: datetime.date
    days: int
    colour: Colour
    file: str
    item: str | None
    organ: str | None
    source: str
    heavy: bool
    urgent: bool

    @property
    def overdue(self) -> bool:
        """Whether the last day has passed."""
        return self.days < 0


def rules(section: Mapping[str, Any]) -> Mapping[Sort, Rule]:
    """Return how each sort is watched; a sort that the profile does not name is not watched.

    Raises KeyError or TypeError where the shipped data has another shape; a test holds it.
    """
    return {
        Sort(name): Rule(
            entry["重要"] == _YES,
            int(entry["提前"]),
            int(entry["周期"]) if "周期" in entry else None,
            entry["出处"],
            entry["核实"] == _YES,
        )
        for name, entry in section.items()
    }


def is_urgent(rule: Rule, days: int) -> bool:
    """Whether a clock with ``days`` left is urgent; one that has run out is."""
    return days <= rule.soon


def colour_of(rule: Rule, days: int) -> Colour:
    """Return the colour of a clock with ``days`` left: overdue, or heavy and urgent, is red.

    Heavy or urgent is orange, neither is yellow; so a clock never becomes milder as days pass.
    """
    urgent = is_urgent(rule, days)
    if days < 0 or (rule.heavy and urgent):
        return Colour.RED
    return Colour.ORANGE if rule.heavy or urgent else Colour.YELLOW
