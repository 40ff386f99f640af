"""What counts as one: the smallest unit (a 子项, else the item itself), or the 主项.

Every table that says how many items there are counts by one of these two, so that all agree.
"""

from __future__ import annotations

from collections.abc import Mapping


def units(parents: Mapping[str, str | None]) -> list[str]:
    """Return the ids of items that have no 子项 among them; ``parents`` has the 主项 of each."""
    above = {parent for item, parent in parents.items() if parent != item}
    return [item for item in parents if item not in above]


def mains(parents: Mapping[str, str | None]) -> list[str]:
    """Return the ids of items that are no 子项 of another one of them."""
    return [
        item
        for item, parent in parents.items()
        if parent is None or parent == item or parent not in parents
    ]


__all__ = ["mains", "units"]
