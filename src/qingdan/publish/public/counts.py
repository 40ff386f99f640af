"""Totals, counted the way published lists count.

The smallest unit is a 子项, else its 主项: a 主项 with published 子项 is not counted beside them.
Repealed items and drafts are no part of a total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...model.vocabulary import Level, ListKind, PowerType
from .links import departments
from .projection import PublicItem


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of one set of items."""

    units: int
    mains: int
    tasks: int
    by_type: dict[str, int]
    by_level: dict[str, int]
    """Units by the levels named in them; a unit of two levels counts at both."""

    @property
    def has_children(self) -> bool:
        """Whether counting by 主项 gives another number."""
        return self.units != self.mains


def count(items: Iterable[PublicItem]) -> Totals:
    """Count items; types come in their official order."""
    current = [item for item in items if item.is_current]
    parents = {item.fields["主项"] for item in current if "主项" in item.fields}
    units = [item for item in current if item.id not in parents]
    types = Counter(item.fields["类型"] for item in units if "类型" in item.fields)
    levels = Counter(level for item in units for level in levels_of(item))
    ids = {item.id for item in current}
    return Totals(
        units=len(units),
        mains=sum(1 for item in current if item.fields.get("主项") not in ids),
        tasks=sum(len(item.fields.get("任务", ())) for item in current),
        by_type={t.value: types[t.value] for t in PowerType if types[t.value]},
        by_level={one.value: levels[one.value] for one in Level if levels[one.value]},
    )


def levels_of(item: PublicItem) -> tuple[str, ...]:
    """Levels that exercise a power, or that have a part in a boundary matter; the highest first."""
    named = item.fields.get("行使层级", ())
    for key in ("层级权限", "层级分工"):
        if key in item.fields:
            named = (*named, *(part["层级"] for part in item.fields[key]))
    return _in_order(tuple(named)) if named else ()


@cache
def _in_order(named: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(level.value for level in Level if level.value in named)


@dataclass(frozen=True, slots=True)
class OrganCounts:
    """How many items one organ has in each list; boundaries split by its part in them."""

    duties: int
    powers: int
    leads: int
    supports: int
    by_type: dict[str, int]

    def __bool__(self) -> bool:
        return bool(self.duties or self.powers or self.leads or self.supports)


def count_by_organ(items: Iterable[PublicItem], organs: Iterable[str]) -> dict[str, OrganCounts]:
    """Return the counts of every organ of the register, in its order."""
    owned: dict[tuple[str, ListKind], list[PublicItem]] = {}
    leads: Counter[str] = Counter()
    supports: Counter[str] = Counter()
    for item in items:
        if item.organ is not None:
            owned.setdefault((item.organ, item.kind), []).append(item)
        elif item.is_current:
            lead = item.fields.get("牵头", [])
            leads.update(lead)
            supports.update(o for o in departments(item) if o not in lead)
    found = {}
    for organ in organs:
        powers = count(owned.get((organ, ListKind.POWERS), ()))
        found[organ] = OrganCounts(
            duties=count(owned.get((organ, ListKind.DUTIES), ())).units,
            powers=powers.units,
            leads=leads[organ],
            supports=supports[organ],
            by_type=powers.by_type,
        )
    return found
