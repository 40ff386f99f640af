"""How limits in different units are compared: by a rule that is stated, never by a guess.

Hours and minutes, and months and years, are the same measure by definition. That a working day is
so many hours is a convention, which the profile states with its source (时限换算). Calendar days
and working days, days and months cannot be compared without a calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..model.duration import Duration, Unit

SECTION = "时限换算"
_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many hours a working day counts; None where the profile does not say."""

    hours: Fraction | None = None
    source: str = ""
    verified: bool = False

    def measure(self, limit: Duration) -> tuple[str, Fraction]:
        """Return by what a limit is measured and how much of it; only the same measures compare."""
        if limit.unit in _MINUTES:
            return "minute", Fraction(limit.number * _MINUTES[limit.unit])
        if limit.unit in _MONTHS:
            return "month", Fraction(limit.number * _MONTHS[limit.unit])
        if limit.unit is Unit.WORKDAY and self.hours is not None:
            return "minute", limit.number * self.hours * 60
        return limit.unit.name, Fraction(limit.number)

    def saved(self, before: Duration, after: Duration) -> Fraction | None:
        """Return the share saved: 1 − after ÷ before, negative where it takes longer now.

        None where the units cannot be compared, or where there was nothing to save.
        """
        measure, was = self.measure(before)
        other, now = self.measure(after)
        if not was or (measure != other and now):
            return None
        return 1 - now / was

    def converts(self, before: Duration, after: Duration) -> bool:
        """Whether the two compare only because a working day counts so many hours."""
        days = Unit.WORKDAY in (before.unit, after.unit)
        return days and before.unit is not after.unit and bool(before.number and after.number)


def read_conversion(section: Mapping[str, Any]) -> Conversion:
    """Read the section 时限换算 of a profile."""
    entry = section.get("工作日")
    if not isinstance(entry, Mapping):
        return Conversion()
    return Conversion(Fraction(str(entry["小时"])), str(entry["出处"]), entry["核实"] == "是")


__all__ = ["SECTION", "Conversion", "read_conversion"]
