"""Titles that resemble a title: pairs of characters they share (Dice), found through an index.

Where none does, those that it shortens as one speaks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

LEAST = 0.55
"""Below it titles share only words that many have (管理条例, 实施办法)."""

SLIP = 0.8
"""The score of a title with one character wrong: in a short one that spoils half of the pairs."""
SHORTEST = 4
SHORTEST_SPOKEN = 3


class Likeness:
    """Names to compare with; built once, asked often."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._sizes = [max(1, len(name) - 1) for name in names]
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._beginning: dict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(names):
            self._beginning[name[:2]].append(index)
            for pair in _pairs(name):
                self._holders[pair].append(index)
        self._ranked = lru_cache(maxsize=1000)(self._rank)

    def nearest(self, name: str, count: int) -> list[tuple[float, int]]:
        """Return up to ``count`` (score from 0 to 1, index), the best first."""
        return self._ranked(name)[:count]

    def _rank(self, name: str) -> list[tuple[float, int]]:
        shared: Counter[int] = Counter()
        pairs = _pairs(name)
        for pair in pairs:
            shared.update(self._holders.get(pair, ()))
        scored = []
        # A title has at least the pairs it shares, so with fewer than these it cannot score LEAST.
        fewest = int(min(LEAST * len(pairs) / (2 - LEAST), len(pairs) - 2))
        for index, hits in shared.items():
            if hits < fewest:
                continue
            score = 2 * hits / (len(pairs) + self._sizes[index])
            # One wrong character spoils two pairs at most.
            if score < SLIP and hits >= len(pairs) - 2 and _is_one_slip(name, self._names[index]):
                score = SLIP
            if score >= LEAST:
                scored.append((score, index))
        scored = scored or self._spoken(name)
        return sorted(scored, key=lambda one: (-one[0], self._names[one[1]]))

    def _spoken(self, name: str) -> list[tuple[float, int]]:
        """Return titles that a name shortens as one speaks: 大气法 for 大气污染防治法."""
        if len(name) < SHORTEST_SPOKEN:
            return []
        alike = ((index, self._names[index]) for index in self._beginning.get(name[:2], ()))
        return [
            (len(name) / len(other), index)
            for index, other in alike
            if other.endswith(name[-1]) and _is_within(name, other)
        ]


@lru_cache(maxsize=2)
def likeness_of(names: tuple[str, ...]) -> Likeness:
    """Return the index of these names; libraries of one program nearly always hold the same."""
    return Likeness(names)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one character is wrong, missing or too much; of short names that says nothing."""
    if min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _is_within(name: str, other: str) -> bool:
    """Whether the characters of a name stand in another in the same order."""
    left = iter(other)
    return all(sign in left for sign in name)


def _pairs(name: str) -> set[str]:
    return {name[index : index + 2] for index in range(len(name) - 1)} or {name}


__all__ = ["LEAST", "SLIP", "Likeness", "likeness_of"]
