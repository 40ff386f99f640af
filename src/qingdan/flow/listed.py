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


__all__ = ["listed"]
