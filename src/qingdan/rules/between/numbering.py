"""序号 of the items of a list: whether they run through, or begin anew for each type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..facts import Facts


class Numbered(NamedTuple):
    """An item that has a 序号."""

    number: int
    item: Facts


def numbered(items: Iterable[Facts]) -> list[Numbered]:
    """Return the items that have a 序号, by number and file."""
    found = [Numbered(item.ordinal, item) for item in items if item.ordinal is not None]
    return sorted(found, key=lambda one: (one.number, one.item.path))


def runs_through(items: Iterable[Facts]) -> bool:
    """Whether the 序号 are consecutive and each stands once; true without any."""
    numbers = [item.ordinal for item in items if item.ordinal is not None]
    unique = set(numbers)
    return not unique or max(unique) - min(unique) + 1 == len(unique) == len(numbers)


def begins_anew(items: Iterable[Numbered]) -> bool:
    """Whether every type is numbered by itself: most begin with the smallest number.

    Two types of many that begin alike share a number by mistake.
    """
    first: dict[str, int] = {}
    for one in items:
        if one.item.parent is None:
            kind = one.item.type
            first[kind] = min(one.number, first.get(kind, one.number))
    starts = list(first.values())
    alike = starts.count(min(starts)) if starts else 0
    return alike > 1 and alike * 2 > len(starts)
