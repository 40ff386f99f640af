"""Merge three plain values: what one side changed is taken, what both changed alike is too.

Where both sides changed the same thing in different ways there is a conflict. The merged value
then holds a stand-in, so that every path is good for all versions: ours, or theirs where ours has
nothing there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from ..compare.alignment import IDENTITIES, align, frozen
from ..model.finding import FieldPath
from ..store.rereading import same

_K = TypeVar("_K", str, int)
_Triple = tuple[Any, Any, Any]
"""Base, ours and theirs of one entry."""


class Nothing(Enum):
    """Stands for a key or entry that is not there."""

    NOTHING = "nothing"


NOTHING = Nothing.NOTHING


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place of the merged value where the versions cannot be reconciled."""

    path: FieldPath
    base: Any
    ours: Any
    theirs: Any


def merge_values(
    base: Any, ours: Any, theirs: Any, path: FieldPath = ()
) -> tuple[Any, list[Conflict]]:
    """Return the merged value and the conflicts; ``NOTHING`` stands for what is not there."""
    if _same(ours, theirs) or _same(base, theirs):
        return ours, []
    if _same(base, ours):
        return theirs, []
    match ours, theirs, base:
        case dict(), dict(), dict() | Nothing.NOTHING:
            return _merge_records({} if base is NOTHING else base, ours, theirs, path)
        case list(), list(), list() | Nothing.NOTHING:
            return _merge_lists([] if base is NOTHING else base, ours, theirs, path)
    return _conflict(base, ours, theirs, path)


def _same(left: Any, right: Any) -> bool:
    if left is NOTHING or right is NOTHING:
        return left is right
    return same(left, right)


def _conflict(base: Any, ours: Any, theirs: Any, path: FieldPath) -> tuple[Any, list[Conflict]]:
    shown = theirs if ours is NOTHING else ours
    return shown, [Conflict(path, base, ours, theirs)]


def _merge_records(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], path: FieldPath
) -> tuple[dict[str, Any], list[Conflict]]:
    merged: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for key in _key_order(list(ours), list(theirs)):
        old, mine, other = (side.get(key, NOTHING) for side in (base, ours, theirs))
        value, found = merge_values(old, mine, other, (*path, key))
        if value is not NOTHING:
            merged[key] = value
        conflicts += found
    return merged, conflicts


def _key_order(ours: Sequence[_K], theirs: Sequence[_K]) -> list[_K]:
    """Return all keys: ours in their order, each of theirs behind the one it stands behind."""
    order = list(ours)
    known = set(order)
    for index, key in enumerate(theirs):
        if key not in known:
            behind = next((one for one in reversed(theirs[:index]) if one in known), None)
            order.insert(order.index(behind) + 1 if behind is not None else 0, key)
            known.add(key)
    return order


def _merge_lists(
    base: list[Any], ours: list[Any], theirs: list[Any], path: FieldPath
) -> tuple[Any, list[Conflict]]:
    sides = _Side(base, ours), _Side(base, theirs)
    skeleton = _skeleton(*sides)
    if skeleton is None:
        return _conflict(base, ours, theirs, path)
    merged: list[Any] = []
    conflicts: list[Conflict] = []
    for old, mine, other in _triples(base, sides, skeleton):
        value, found = merge_values(old, mine, other, (*path, len(merged)))
        if value is not NOTHING:
            merged.append(value)
        conflicts += found
    return merged, conflicts


class _Side:
    """One side's list: which entry of the base each of its entries continues."""

    def __init__(self, base: list[Any], entries: list[Any]) -> None:
        pairs = align(base, entries)
        self.entries = entries
        self.came_from = [pairs.get(index) for index in range(len(entries))]
        self.at = {old: new for new, old in pairs.items()}
        self.kept = [old for old in self.came_from if old is not None]

    def value(self, old: int) -> Any:
        """Return what became of an entry of the base."""
        return self.entries[self.at[old]] if old in self.at else NOTHING

    def runs(self, skeleton: Sequence[int]) -> dict[int | None, list[int]]:
        """Return the indices of what was put in, by the entry of the base that stands before."""
        found: dict[int | None, list[int]] = {}
        before: int | None = None
        for index, old in enumerate(self.came_from):
            if old is None:
                found.setdefault(before, []).append(index)
            elif old in skeleton:
                before = old
        return found


def _skeleton(ours: _Side, theirs: _Side) -> list[int] | None:
    """Return the entries of the base that either side still has, in order; None: two orders."""
    common = set(ours.kept) & set(theirs.kept)
    orders = [[old for old in side.kept if old in common] for side in (ours, theirs)]
    moved = [order != sorted(order) for order in orders]
    if all(moved) and orders[0] != orders[1]:
        return None
    if not any(moved):
        return sorted(set(ours.kept) | set(theirs.kept))
    first, second = (ours, theirs) if moved[0] else (theirs, ours)
    return _key_order(first.kept, second.kept)


def _triples(base: list[Any], sides: tuple[_Side, _Side], skeleton: list[int]) -> Iterator[_Triple]:
    """Yield base, ours and theirs of every entry, in the order of the merged list."""
    ours, theirs = sides
    places: list[int | None] = [None, *skeleton]
    mine, other = (side.runs(skeleton) for side in sides)
    twins = _twins(ours, theirs)
    first = _first_places(twins, places, mine, other)
    for place in places:
        if place is not None:
            yield base[place], ours.value(place), theirs.value(place)
        left = [i for i in mine.get(place, []) if first.get((0, i), place) == place]
        right = [j for j in other.get(place, []) if first.get((1, j), place) == place]
        yield from _put_in(ours, theirs, left, right, twins)


def _first_places(
    twins: dict[int, int],
    places: Sequence[int | None],
    mine: dict[int | None, list[int]],
    other: dict[int | None, list[int]],
) -> dict[tuple[int, int], int | None]:
    """Return where a pair of twins goes that the sides put in at different places: the first."""
    found: dict[tuple[int, int], int | None] = {}
    for i, j in twins.items():
        first = next(p for p in places if i in mine.get(p, []) or j in other.get(p, []))
        found[0, i] = found[1, j] = first
    return found


def _put_in(
    ours: _Side, theirs: _Side, left: Sequence[int], right: Sequence[int], twins: dict[int, int]
) -> Iterator[_Triple]:
    """Yield what the sides put in at one place: twins once, the others in an order of their own.

    That order does not depend on who is who, so both branches come to agree.
    """
    back = {j: i for i, j in twins.items()}

    def entry(i: int | None, j: int | None) -> _Triple:
        return NOTHING, _at(ours, i), _at(theirs, j)

    shared = [i for i in left if twins.get(i) in right]
    meeting = [twins[i] for i in shared]
    if meeting != sorted(meeting):
        shared = sorted(shared, key=lambda i: _said([entry(i, twins[i])]))
        alone = [[i for i in left if i not in shared], [j for j in right if j not in meeting]]
        shared, rest = [], [entry(i, twins[i]) for i in shared]
    else:
        alone, rest = [list(left), list(right)], []
    for stop in [*shared, None]:
        cuts = [
            alone[0].index(stop) if stop is not None else len(alone[0]),
            alone[1].index(twins[stop]) if stop is not None else len(alone[1]),
        ]
        runs = [
            [entry(i, twins.get(i)) for i in alone[0][: cuts[0]]],
            [entry(back.get(j), j) for j in alone[1][: cuts[1]]],
        ]
        for run in sorted(filter(None, runs), key=_said):
            yield from run
        if stop is not None:
            yield entry(stop, twins[stop])
        alone = [side[cut + 1 :] for side, cut in zip(alone, cuts, strict=True)]
    yield from rest


def _said(run: Sequence[_Triple]) -> str:
    return repr([frozen(theirs if ours is NOTHING else ours) for _base, ours, theirs in run])


def _at(side: _Side, index: int | None) -> Any:
    return NOTHING if index is None else side.entries[index]


def _twins(ours: _Side, theirs: _Side) -> dict[int, int]:
    """Pair what both sides put in: equal entries, then records that are known by the same words."""
    found: dict[int, int] = {}
    new = [[i for i, old in enumerate(side.came_from) if old is None] for side in (ours, theirs)]
    for name in (frozen, _identity):
        waiting: dict[Any, list[int]] = {}
        for j in new[1]:
            if j not in found.values():
                waiting.setdefault(name(theirs.entries[j]), []).append(j)
        waiting.pop(None, None)
        for i in new[0]:
            there = waiting.get(name(ours.entries[i]))
            if there and i not in found:
                found[i] = there.pop(0)
    return found


def _identity(entry: Any) -> Any:
    """Return by what a record is known; None for anything else."""
    if not isinstance(entry, dict):
        return None
    for keys in IDENTITIES:
        if all(isinstance(entry.get(key), str) for key in keys):
            return keys, tuple(entry[key] for key in keys)
    return None
