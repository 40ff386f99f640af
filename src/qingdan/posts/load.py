"""Load: what each bears to the people it has; who has much to do, many to answer to, few hands.

两多一少 is judged by rank: both its duties and its links stand in the first quarter (ties share a
rank) and above the median, and its staff stands in the last quarter and below the median. With
fewer than four to compare nobody is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..messages import _, joined
from ..stats.roll import Roll
from .bearing import Borne, Burden, By, Key, burdens, unit_aliases
from .emptiness import nothing_to_count
from .figures import Measure
from .names import OrganNames
from .remark import Remark, note, warning
from .staff import Line, StaffTable

_SHOWN = 20
LEAST = 4
"""How many there must be for quarters to say anything."""


@dataclass(frozen=True, slots=True)
class Staff:
    """People and posts of one."""

    authorised: int
    actual: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """One with its burden and staff; ``staff`` is None where no table says it.

    ``rank`` counts from 1 by matters per head (without staff, by matters); equals share a rank.
    """

    key: Key
    name: str
    burden: Burden
    staff: Staff | None
    rank: int
    flagged: bool

    def per_head(self, number: int) -> Fraction | None:
        """Return a number a head; None without people."""
        if self.staff is None or not self.staff.actual:
            return None
        return Fraction(number, self.staff.actual)


@dataclass(frozen=True)
class Load:
    """Everyone of one kind with what he bears. ``staffed`` says that a table was given."""

    by: By
    rows: list[Loaded]
    borne: Borne
    staffed: bool
    remarks: list[Remark]

    @property
    def manned(self) -> list[Loaded]:
        """Those whose staff is known."""
        return [one for one in self.rows if one.staff is not None]

    def people(self) -> tuple[int, int]:
        """Return authorised posts and actual people of all whose staff is known."""
        known = [one.staff for one in self.rows if one.staff is not None]
        return sum(one.authorised for one in known), sum(one.actual for one in known)

    def duties_per_head(self) -> Fraction | None:
        """Return the duties of those whose staff is known, over their people."""
        actual = self.people()[1]
        duties = sum(one.burden.duties for one in self.manned)
        return Fraction(duties, actual) if actual else None


def make_load(roll: Roll, by: By, table: StaffTable | None = None) -> Load:
    """Return the load of all towns, organs or units, the heaviest first."""
    names = OrganNames(roll)
    borne = burdens(roll, by)
    found = list(borne.rows)
    remarks = list(table.remarks) if table is not None else []
    staff = _staff(table, by, names, unit_aliases(roll), remarks) if table is not None else {}
    known = {one.key for one in found}
    if by is not By.TOWN:
        found += [Burden(key) for key in staff if key not in known]
        known |= set(staff)
    if table is not None:
        _compare(known, staff, names, remarks)
    flagged = _flagged(found, staff) if table is not None else set()
    if table is not None and len([one for one in found if one.key in staff]) < LEAST:
        text = _("有人数的不到 {least} 个，没有判断两多一少。")
        remarks.append(note("", text.format(least=LEAST)))
    remarks += nothing_to_count(roll, by, names, found)
    weights = {one.key: _weight(one, staff.get(one.key), table is not None) for one in found}
    rows = [
        Loaded(
            one.key,
            _name(one.key, names),
            one,
            staff.get(one.key),
            1 + sum(other > weights[one.key] for other in weights.values()),
            one.key in flagged,
        )
        for one in found
    ]
    rows.sort(key=lambda one: one.rank)
    return Load(by, rows, borne, table is not None, remarks)


def _name(key: Key, names: OrganNames) -> str:
    organ, unit = key
    return f"{names.name(organ)} {unit}" if unit else names.name(organ)


def _weight(burden: Burden, staff: Staff | None, staffed: bool) -> tuple[int, Fraction]:
    """Return what ranks one: those without any people first, those of unknown staff last."""
    if not staffed:
        return 1, Fraction(burden.matters)
    if staff is None:
        return 0, Fraction(burden.matters)
    if not staff.actual:
        return 2, Fraction(burden.matters)
    return 1, Fraction(burden.matters, staff.actual)


def _staff(
    table: StaffTable,
    by: By,
    names: OrganNames,
    aliases: dict[Key, Key],
    remarks: list[Remark],
) -> dict[Key, Staff]:
    """Return the staff of a table by key; lines that mean nobody here are told."""
    lines: dict[Key, list[Line]] = {}
    towns = set(names.towns())
    for line in table.lines:
        organ = names.find(line.organ)
        if organ is None:
            text = _("“{name}”不在机构名录里，或者不止一个，人数没有用上。")
            remarks.append(warning(line.place, text.format(name=line.organ)))
        elif by is By.UNIT and not line.unit:
            text = _("“{name}”没有写科室，人数没有用上。")
            remarks.append(warning(line.place, text.format(name=line.organ)))
        elif by is By.UNIT:
            key = (organ, line.unit)
            lines.setdefault(aliases.get(key, key), []).append(line)
        elif (by is By.TOWN) == (organ in towns):
            lines.setdefault((organ, ""), []).append(line)
    return {
        key: Staff(
            sum(one.total(Measure.AUTHORISED) for one in own),
            sum(one.total(Measure.ACTUAL) for one in own),
        )
        for key, own in lines.items()
    }


def _compare(
    known: set[Key], staff: dict[Key, Staff], names: OrganNames, remarks: list[Remark]
) -> None:
    without = sorted(_name(key, names) for key in known - set(staff))
    if without:
        text = _("人数表里没有 {count} 个：{names}。")
        shown = joined(without[:_SHOWN]) + ("……" if len(without) > _SHOWN else "")
        remarks.append(warning("", text.format(count=len(without), names=shown)))


def _flagged(found: Iterable[Burden], staff: dict[Key, Staff]) -> set[Key]:
    manned = [one for one in found if one.key in staff]
    if len(manned) < LEAST:
        return set()
    duties = _first_quarter({one.key: one.duties for one in manned})
    links = _first_quarter({one.key: len(one.links) for one in manned})
    few = _first_quarter({one.key: -staff[one.key].actual for one in manned})
    return duties & links & few


def _first_quarter(values: dict[Key, int]) -> set[Key]:
    """Return those whose value ranks in the first quarter and is above the median."""
    ordered = sorted(values.values())
    middle = median(ordered)
    return {
        key
        for key, value in values.items()
        if 4 * (1 + sum(other > value for other in ordered)) <= len(ordered) and value > middle
    }


def median(ordered: Sequence[int]) -> Fraction:
    """Return the median of numbers in their order, exact."""
    half = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[half])
    return Fraction(ordered[half - 1] + ordered[half], 2)


__all__ = ["Load", "Loaded", "Staff", "make_load", "median"]
