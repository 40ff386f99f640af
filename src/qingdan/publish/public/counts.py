"""Totals, counted the way published lists count.

The smallest unit is a 子项, else its 主项: a 主项 with published 子项 is not counted beside them.
Repealed items and drafts are no part of a total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from ...model import grain
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
    parents = {item.id: item.fields.get("主项") for item in current}
    counted = set(grain.units(parents))
    units = [item for item in current if item.id in counted]
    types = Counter(item.fields["类型"] for item in units if "类型" in item.fields)
    levels = Counter(level for item in units for level in levels_of(item))
    return Totals(
        units=len(units),
        mains=len(grain.mains(parents)),
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
    others: Mapping[ListKind, int] = field(default_factory=dict)
    """Of the lists beside the three: the items that it owns or takes part in; 0 is left out."""

    def __bool__(self) -> bool:
        return bool(self.duties or self.powers or self.leads or self.supports or self.others)


def count_by_organ(
    items: Iterable[PublicItem],
    organs: Iterable[str],
    shared: Mapping[str, Iterable[PublicItem]] = MappingProxyType({}),
) -> dict[str, OrganCounts]:
    """Return the counts of every organ of the register, in its order.

    ``shared`` are the items of others that an organ takes part in, by its id.
    """
    owned: dict[tuple[str, ListKind], list[PublicItem]] = {}
    leads: Counter[str] = Counter()
    supports: Counter[str] = Counter()
    for item in items:
        if item.organ is not None:
            owned.setdefault((item.organ, item.kind), []).append(item)
        elif item.is_current and item.kind is ListKind.BOUNDARIES:
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
            others=_others(organ, owned, shared.get(organ, ())),
        )
    return found


def _others(
    organ: str,
    owned: Mapping[tuple[str, ListKind], list[PublicItem]],
    shared: Iterable[PublicItem],
) -> dict[ListKind, int]:
    also = [item for item in shared if not item.kind.is_core]
    found = {}
    for kind in ListKind:
        if not kind.is_core:
            mine = [*owned.get((organ, kind), ()), *(item for item in also if item.kind is kind)]
            found[kind] = count(mine).units if mine else 0
    return {kind: number for kind, number in found.items() if number}
