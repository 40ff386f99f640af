"""Titles that resemble a title: pairs of characters they share (Dice), found through an index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

LEAST = 0.55
"""Below it titles share only words that many have (管理条例, 实施办法)."""

SLIP = 0.8
"""The score of a title with one character wrong: in a short one that spoils half of the pairs."""
SHORTEST = 4


class Likeness:
    """Names to compare with; built once, asked often."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._sizes = [max(1, len(name) - 1) for name in names]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(names):
            for pair in _pairs(name):
                self._holders[pair].append(index)

    def _slip(self, name: str, index: int) -> float:
        other = self._names[index]
        if abs(len(other) - len(name)) > 1:
            return 0.0
        return SLIP if _is_one_slip(name, other) else 0.0

    def nearest(self, name: str, count: int) -> list[tuple[float, int]]:
        """Return up to ``count`` (score from 0 to 1, index), the best first."""
        shared: Counter[int] = Counter()
        pairs = _pairs(name)
        for pair in pairs:
            shared.update(self._holders.get(pair, ()))
        scored = [
            (max(2 * hits / (len(pairs) + self._sizes[index]), self._slip(name, index)), index)
            for index, hits in shared.items()
        ]
        scored = [one for one in scored if one[0] >= LEAST]
        return sorted(scored, key=lambda one: (-one[0], self._names[one[1]]))[:count]


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one character is wrong, missing or too much; of short names that says nothing."""
    if min(len(one), len(other)) < SHORTEST:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _pairs(name: str) -> set[str]:
    return {name[index : index + 2] for index in range(len(name) - 1)} or {name}


__all__ = ["LEAST", "SLIP", "Likeness"]
