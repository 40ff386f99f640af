"""What every count of flows begins with: the items that are on a list."""

from __future__ import annotations

from ..model.vocabulary import ListKind, Status
from ..store.inventory import Entry, Inventory

_NOT_LISTED = frozenset({Status.DRAFT, Status.REVIEW, Status.REPEALED})


def listed(inventory: Inventory, kind: ListKind) -> list[Entry]:
    """Return the items of a list that are in force or suspended; no 状态 counts as in force."""
    return [
        one for one in inventory.entries if one.kind is kind and one.item.status not in _NOT_LISTED
    ]


def organ_name(inventory: Inventory, organ: str) -> str:
    """Return the name of an organ; the id itself where the register does not know it."""
    known = inventory.organs.get(organ)
    return known.name if known else organ


__all__ = ["listed", "organ_name"]
