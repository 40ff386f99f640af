"""Working days: weekends, public holidays and the weekends worked instead.

What days are worked is announced year by year (《国务院办公厅关于…年部分节假日安排的通知》), so a
calendar ends somewhere. Beyond its end nothing is guessed: the answer is ``Unknown`` with the year
that is missing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...messages import _

_DAY = datetime.timedelta(days=1)
_SATURDAY = 5
_LAST_SAFE = (12, 28)
"""From 29 December on the arrangement of the next year decides: 元旦 of 2008, 2012, 2019, 2023
and 2024 reached back that far."""
_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|~|～)\s*(\d{4}-\d{2}-\d{2}))?")
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer: the arrangement of ``year`` is missing."""

    year: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Holidays of one year: days ``off`` and weekend days that are worked (``on``)."""

    off: frozenset[datetime.date]
    on: frozenset[datetime.date]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked, for the years that are known."""

    years: Mapping[int, Arrangement]

    def with_years(self, years: Mapping[int, Arrangement]) -> WorkCalendar:
        """Return a calendar in which ``years`` are added or take the place of those known."""
        return WorkCalendar({**self.years, **years})

    def is_worked(self, day: datetime.date) -> bool | Unknown:
        """Return whether a day is a working day."""
        own, following = self.years.get(day.year), self.years.get(day.year + 1)
        for arrangement in (own, following):
            if arrangement is not None and day in arrangement.on:
                return True
            if arrangement is not None and day in arrangement.off:
                return False
        if own is None:
            return Unknown(day.year)
        if following is None and (day.month, day.day) > _LAST_SAFE:
            return Unknown(day.year + 1)
        return day.weekday() < _SATURDAY


@cache
def shipped() -> WorkCalendar:
    """Return the calendar of the package ``chinesecalendar``: 2004 to the year after its release.

    It lists a holiday under the year in which it falls; a day of December that belongs to the next
    year's arrangement is therefore known only when that year is.
    """
    from chinese_calendar.constants import holidays, workdays

    off: dict[int, set[datetime.date]] = {}
    on: dict[int, set[datetime.date]] = {}
    for days, by_year in ((holidays, off), (workdays, on)):
        for day in days:
            by_year.setdefault(day.year, set()).add(day)
    return WorkCalendar(
        {
            year: Arrangement(frozenset(off[year]), frozenset(on.get(year, ())))
            for year in sorted(off)
        }
    )


def add_working_days(
    day: datetime.date, count: int, calendar: WorkCalendar
) -> datetime.date | Unknown:
    """Return the ``count``-th working day after ``day``; for 0 ``day`` itself.

    The day itself is not counted (民法典第二百零一条). Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError(count)
    while count:
        day += _DAY
        worked = calendar.is_worked(day)
        if isinstance(worked, Unknown):
            return worked
        count -= worked
    return day


def working_days_between(
    start: datetime.date, end: datetime.date, calendar: WorkCalendar
) -> int | Unknown:
    """Return how many working days lie after ``start``, up to ``end``; negative in reverse."""
    if end < start:
        backwards = working_days_between(end, start, calendar)
        return backwards if isinstance(backwards, Unknown) else -backwards
    count = 0
    while start < end:
        start += _DAY
        worked = calendar.is_worked(start)
        if isinstance(worked, Unknown):
            return worked
        count += worked
    return count


def arrangements(written: object) -> tuple[dict[int, Arrangement], tuple[str, ...]]:
    """Return the years of a workspace's ``calendar.yaml``, and what is wrong with it in Chinese.

    ``written`` is the file as read: under each year 放假 and 上班, lists of days or of stretches of
    days (2027-02-05至2027-02-12), and 出处. A year with any fault is left out.
    """
    if not isinstance(written, Mapping):
        return {}, (_("calendar.yaml 应按年份写放假和上班的日子。"),)
    years: dict[int, Arrangement] = {}
    faults: list[str] = []
    for key, entry in written.items():
        found = list(_year_faults(str(key), entry))
        faults += found
        if not found:
            off, on = (frozenset(_days(entry.get(name) or [])) for name in ("放假", "上班"))
            years[int(key)] = Arrangement(off, on)
    return years, tuple(faults)


def _year_faults(key: str, entry: object) -> Iterator[str]:
    if not re.fullmatch(r"(?:19|20)\d\d", key):
        yield _("calendar.yaml：“{key}”不是年份，请写成 2027 这样。").format(key=key)
        return
    if not isinstance(entry, Mapping) or not entry.get("放假"):
        yield _("calendar.yaml：{key} 年没有写“放假”的日子。").format(key=key)
        return
    seen: dict[str, set[datetime.date]] = {}
    for name in ("放假", "上班"):
        value = entry.get(name) or []
        if not isinstance(value, list):
            yield _("calendar.yaml：{key} 年的“{name}”应是一列日子。").format(key=key, name=name)
            continue
        for written in value:
            days = list(_days([written]))
            if not days:
                yield _(
                    "calendar.yaml：{key} 年“{name}”里的“{written}”读不懂，请写成 2027-02-05"
                    "，连着几天的写成 2027-02-05至2027-02-12。"
                ).format(key=key, name=name, written=written)
            elif any(not _belongs(day, int(key)) for day in days):
                yield _("calendar.yaml：{key} 年“{name}”里的“{written}”不在这一年。").format(
                    key=key, name=name, written=written
                )
            seen.setdefault(name, set()).update(days)
    for day in sorted(seen.get("放假", set()) & seen.get("上班", set())):
        yield _("calendar.yaml：{day} 既写了放假又写了上班。").format(day=day.isoformat())


def _belongs(day: datetime.date, year: int) -> bool:
    """Whether a day may stand in the arrangement of a year: also the last days before it."""
    return day.year == year or (day.year == year - 1 and (day.month, day.day) > _LAST_SAFE)


def _days(written: list[object]) -> Iterator[datetime.date]:
    for value in written:
        found = _WRITTEN.fullmatch(str(value).strip())
        if found is None:
            continue
        try:
            first = datetime.date.fromisoformat(found[1])
            last = datetime.date.fromisoformat(found[2]) if found[2] else first
        except ValueError:
            continue
        if 0 <= (last - first).days < _LONGEST:
            yield from (first + _DAY * offset for offset in range((last - first).days + 1))


__all__ = [
    "Arrangement",
    "Unknown",
    "WorkCalendar",
    "add_working_days",
    "arrangements",
    "shipped",
    "working_days_between",
]
