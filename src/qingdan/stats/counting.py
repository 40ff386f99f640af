"""Totals of a list, and its items by where they stand in a dimension."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..law.numerals import read_number
from ..messages import _
from ..model.vocabulary import ListKind
from .dimensions import ALL_TOWNS, MALFORMED, UNSAID, Dimension, places_of
from .roll import Roll


@dataclass(frozen=True, slots=True)
class Totals:
    """How many items a list has.

    ``items`` are all its files: those on the list (有效, 暂停), ``drafts`` (草案, 审核) and
    ``repealed``. ``units`` and ``mains`` count what is on the list: the smallest unit (a 子项, else
    its 主项), and 主项. ``internal`` are those of the units that the public does not see.
    """

    items: int = 0
    units: int = 0
    mains: int = 0
    drafts: int = 0
    repealed: int = 0
    internal: int = 0

    @property
    def listed(self) -> int:
        """Files of what is on the list, 主项 and 子项."""
        return self.items - self.drafts - self.repealed


@dataclass(frozen=True)
class Table:
    """The units of a list by where they stand. ``counts`` are in the order to show them in."""

    kind: ListKind
    dimension: Dimension
    units: int
    counts: dict[str, int]

    @property
    def placements(self) -> int:
        """The sum of the rows: more than ``units`` where an item stands in several places."""
        return sum(self.counts.values())


def count_lists(roll: Roll) -> dict[ListKind, Totals]:
    """Return the totals of every list that has a file."""
    items = Counter(one.kind for one in roll.items)
    drafts = Counter(one.kind for one in roll.items if one.is_draft)
    repealed = Counter(one.kind for one in roll.items if one.is_repealed)
    units = Counter(one.kind for one in roll.units)
    mains = Counter(one.kind for one in roll.mains)
    internal = Counter(one.kind for one in roll.units if one.is_internal)
    return {
        kind: Totals(
            items[kind], units[kind], mains[kind], drafts[kind], repealed[kind], internal[kind]
        )
        for kind in ListKind
        if items[kind]
    }


def count_by(roll: Roll, kind: ListKind, dimension: Dimension) -> Table:
    """Count the units of a list by where they stand; ``KeyError`` where it has no such dimension.

    An item that stands in several places counts at each of them.
    """
    units = [one for one in roll.units if one.kind is kind]
    counts = Counter(place for one in units for place in places_of(one, dimension))
    order = in_order(counts, dimension, roll)
    return Table(kind, dimension, len(units), {place: counts[place] for place in order})


def in_order(places: Iterable[str], dimension: Dimension, roll: Roll) -> list[str]:
    """Return places in the order to show them in.

    Organs as in the register, official words as in their vocabulary, numbered batches by number,
    anything else by its characters; what is not said or cannot be read comes last.
    """
    known = list(roll.organs) if dimension.names_organs else list(dimension.order)
    place_in = {word: number for number, word in enumerate(known)}
    last = {ALL_TOWNS: 1, MALFORMED: 2, UNSAID: 3}

    def rank(place: str) -> tuple[int, int, int, str]:
        return (last.get(place, 0), place_in.get(place, len(known)), _batch(place), place)

    return sorted(places, key=rank)


def _batch(word: str) -> int:
    found = re.fullmatch(r"第([一二三四五六七八九十百0-9]+)批", word)
    return (read_number(found[1]) or 0) if found else 0


def label_of(place: str, dimension: Dimension, roll: Roll) -> str:
    """Return what a place is called."""
    special = {
        UNSAID: _("（没有写）"),
        MALFORMED: _("（写得不对，读不出）"),
    }
    if place in special:
        return special[place]
    if dimension is Dimension.TOWN and place == ALL_TOWNS:
        return _("全部镇街")
    return roll.organ_name(place) if dimension.names_organs else place


__all__ = ["Table", "Totals", "count_by", "count_lists", "in_order", "label_of"]
