"""How alike two items are, 0 to 1, and which are worth comparing at all.

``difflib`` over all pairs would take hours for thousands of removed × added items. Here an item is
three sets of features (name, citations, wording); candidates share a feature that few others have,
and only the best few of them are scored. The more items have a feature, the less it weighs.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .essence import Essence, Features

_ASPECTS: tuple[tuple[Callable[[Essence], Features], float], ...] = (
    (lambda essence: essence.naming, 0.45),
    (lambda essence: essence.citing, 0.3),
    (lambda essence: essence.wording, 0.25),
)
"""What counts how much. A name says most; the same law is cited by many."""

_LAST = len(_ASPECTS) - 1
_UNIT = 1_000

_ENOUGH = 0.5
"""Less than this is no likeness for any purpose; the wording need not be read."""

_OTHER_NUMBERS = 0.6
"""What a name keeps of its weight beside one with other numbers: 第十条 is not 第十一条."""

_OTHER_TYPE = 0.85
"""What is left of the likeness of two items of different 类型."""

_RARE = 40
"""A feature that more items than this have leads to nobody."""

_LEADS = 24
"""How many features of an item, the rarest first, are followed."""

CANDIDATES = 8
"""How many items one item is compared with."""


class Weights:
    """What a feature weighs among these items: little where all have it.

    Weights are whole numbers, so that the order in which a set is walked changes no sum.
    """

    def __init__(self, essences: Sequence[Essence]) -> None:
        counts: Counter[str] = Counter()
        for essence in essences:
            for features, _weight in _ASPECTS:
                counts.update(features(essence))
        items = len(essences)
        self._known = {
            feature: round(_UNIT * math.log(1 + items / count)) for feature, count in counts.items()
        }
        self._totals: dict[tuple[int, int], int] = {}

    def of(self, feature: str) -> int:
        """Return the weight of one feature."""
        return self._known[feature]

    def sum(self, features: Iterable[str]) -> int:
        """Return the weight of many."""
        return sum(map(self._known.__getitem__, features))

    def total(self, essence: Essence, aspect: int) -> int:
        """Return the weight of all features of one aspect of an item."""
        key = (id(essence), aspect)
        if key not in self._totals:
            self._totals[key] = self.sum(_ASPECTS[aspect][0](essence))
        return self._totals[key]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two items held against each other: ``score`` both ways, the shares one way each.

    ``of_old`` is how much of the old item stands in the new one, ``of_new`` the other way round.
    """

    old: int
    new: int
    score: float
    of_old: float
    of_new: float


def likeness(old: Essence, new: Essence, weights: Weights) -> tuple[float, float, float]:
    """Return how alike two items are, how much of the old is in the new, and the reverse.

    Two items without enough in common in name and citations are unlike, whatever their words.
    """
    dice, of_old, of_new = _Share(), _Share(), _Share()
    for aspect, (features, weight) in enumerate(_ASPECTS):
        if aspect == _LAST and max(share.at_best() for share in (dice, of_old, of_new)) < _ENOUGH:
            return 0.0, 0.0, 0.0
        both = float(weights.sum(features(old) & features(new)))
        in_old, in_new = weights.total(old, aspect), weights.total(new, aspect)
        if aspect == 0 and old.numbers != new.numbers:
            both *= _OTHER_NUMBERS
        dice.add(2 * both, in_old + in_new, weight)
        of_old.add(both, in_old, weight)
        of_new.add(both, in_new, weight)
    fitting = _OTHER_TYPE if old.type and new.type and old.type != new.type else 1.0
    return fitting * dice.value(), of_old.value(), of_new.value()


@dataclass(slots=True)
class _Share:
    """A weighted mean of shares, as far as there is anything to have a share of."""

    found: float = 0.0
    possible: float = 0.0

    def add(self, part: float, whole: float, weight: float) -> None:
        if whole:
            self.found += weight * part / whole
            self.possible += weight

    def value(self) -> float:
        return self.found / self.possible if self.possible else 0.0

    def at_best(self) -> float:
        """Return what the mean can still be when the last aspect agrees."""
        last = _ASPECTS[_LAST][1]
        return (self.found + last) / (self.possible + last)


def covered(whole: Essence, parts: Sequence[Essence], weights: Weights) -> float:
    """Return how much of ``whole`` stands in at least one of ``parts``, 0 to 1."""
    share = _Share()
    for aspect, (features, weight) in enumerate(_ASPECTS):
        there = features(whole) & frozenset().union(*map(features, parts))
        share.add(weights.sum(there), weights.total(whole, aspect), weight)
    return share.value()


def compare_all(
    olds: Sequence[Essence], news: Sequence[Essence], weights: Weights
) -> list[Likeness]:
    """Return the likeness of each old item to the new ones that it may be, of the same list.

    The cost grows with the number of items, not with that of pairs.
    """
    holders: dict[str, list[int]] = {}
    for j, new in enumerate(news):
        for feature in _features(new):
            holders.setdefault(feature, []).append(j)
    back: dict[str, list[int]] = {}
    for i, old in enumerate(olds):
        for feature in _features(old):
            back.setdefault(feature, []).append(i)
    chosen = {
        (i, j) for i, old in enumerate(olds) for j in _candidates(old, holders, news, weights)
    }
    chosen |= {(i, j) for j, new in enumerate(news) for i in _candidates(new, back, olds, weights)}
    return [Likeness(i, j, *likeness(olds[i], news[j], weights)) for i, j in sorted(chosen)]


def _features(essence: Essence) -> Iterable[str]:
    yield from essence.naming
    yield from essence.citing


def _candidates(
    essence: Essence, holders: dict[str, list[int]], others: Sequence[Essence], weights: Weights
) -> list[int]:
    rare = [
        (len(holders[feature]), feature)
        for feature in _features(essence)
        if feature in holders and len(holders[feature]) <= _RARE
    ]
    shared: dict[int, int] = {}
    for _count, feature in heapq.nsmallest(_LEADS, rare):
        weight = weights.of(feature)
        for index in holders[feature]:
            if others[index].version.owner.kind is essence.version.owner.kind:
                shared[index] = shared.get(index, 0) + weight
    return heapq.nsmallest(CANDIDATES, shared, key=lambda index: (-shared[index], index))
