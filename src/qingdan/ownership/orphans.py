"""What has no owner: no lead, several leads, an open dispute, an abolished organ, no duty.

Matters in preparation are looked at, too: a draft may lack its lead (rules say nothing then), but
somebody must settle it before the list is issued (地方各级人民政府机构设置和编制管理条例第十条).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch

from ..model.boundary import Boundary
from ..model.finding import Finding
from ..model.item import Item
from ..model.procedure import Procedure
from ..model.territory import Territory
from ..model.vocabulary import ListKind, Status
from ..rules.references import named
from ..store.inventory import Entry, Inventory

NOT_COVERED = "power-not-covered"
"""The rule whose findings are powers without a duty."""


class Lack(StrEnum):
    """Why a matter counts as nobody's; the order is that of a report."""

    NO_LEAD = "没有牵头"
    SEVERAL = "几个牵头"
    DISPUTED = "争议没有结果"
    ABOLISHED = "机构已经撤销"
    NO_DUTY = "没有对应的职责"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A matter that nobody owns. ``organs`` are the ids that the lack is about, in order."""

    lack: Lack
    list: ListKind
    item: str
    name: str
    status: str
    file: str
    organs: tuple[str, ...] = ()


def orphans(
    inventory: Inventory, uncovered: Iterable[Finding], today: datetime.date
) -> tuple[Orphan, ...]:
    """Return what nobody owns, by lack and in the order of the inventory.

    ``uncovered`` are the findings of the rule ``NOT_COVERED`` on the same snapshot. Repealed items
    are nobody's concern and left out.
    """
    gone = {
        organ
        for organ, one in inventory.organs.items()
        if one.effective_to is not None and one.effective_to <= today
    }
    bare = {finding.item for finding in uncovered if finding.name == NOT_COVERED}
    found = [
        orphan
        for entry in inventory.entries
        if entry.item.status is not Status.REPEALED
        for orphan in _of(entry, gone, bare)
    ]
    order = list(Lack)
    return tuple(sorted(found, key=lambda one: order.index(one.lack)))


def looked_at(inventory: Inventory) -> int:
    """Return how many items are looked at: all that are not repealed."""
    return sum(entry.item.status is not Status.REPEALED for entry in inventory.entries)


def _of(entry: Entry, gone: set[str], bare: set[str | None]) -> Iterator[Orphan]:
    leads = leads_of(entry.item)
    if leads is not None and len(leads) != 1:
        yield _orphan(entry, Lack.SEVERAL if leads else Lack.NO_LEAD, leads)
    if isinstance(entry.item, Boundary):
        raised = [one.raised_by for one in entry.item.disputes if not one.result]
        if raised:
            yield _orphan(entry, Lack.DISPUTED, raised)
    said = [organ for organ, _path in named(entry.kind, entry.written).organs]
    owners = [*([entry.organ] if entry.organ else []), *said]
    if abolished := [organ for organ in owners if organ in gone]:
        yield _orphan(entry, Lack.ABOLISHED, abolished)
    if entry.id in bare:
        yield _orphan(entry, Lack.NO_DUTY, ())


def _orphan(entry: Entry, lack: Lack, organs: Iterable[str]) -> Orphan:
    item = entry.item
    status = str(item.status or "")
    own = tuple(dict.fromkeys(organs))
    return Orphan(lack, entry.kind, entry.id, item.name, status, entry.path, own)


@singledispatch
def leads_of(item: Item) -> list[str] | None:
    """Return who leads a matter; None for items of lists in which nobody leads."""
    return None


@leads_of.register
def _of_boundary(item: Boundary) -> list[str] | None:
    return list(item.lead)


@leads_of.register
def _of_procedure(item: Procedure) -> list[str] | None:
    return list(item.lead)


@leads_of.register
def _of_territory(item: Territory) -> list[str] | None:
    return item.leaders()
