"""Names that look like another: shown to a person, never taken for the same.

Pairs of characters count; numbers and parts of a law are whole (第十条 is not nearly 第十一条), and
a name with other numbers is no candidate at all. The cost grows with the number of names.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..compare.essence import grams
from ..compare.typography import settled

LEAST = 0.6
"""Less than this is no likeness worth showing."""
MOST = 3
"""Candidates that are shown of one name."""
_RARE = 80
"""A pair of characters that more names than this have leads to nobody."""
_LEADS = 10
"""How many pairs of a name, the rarest first, are followed."""
_NUMBERS = re.compile(r"[〇零一二两三四五六七八九十百千万亿0-9]+")


@dataclass(frozen=True, slots=True)
class Near:
    """A candidate: its place among the names looked through, and how like it is, 0 to 1."""

    index: int
    score: float


class NearNames:
    """Names to look through."""

    def __init__(self, names: Sequence[str]) -> None:
        self._features = [_features(name) for name in names]
        self._numbers = [_numbers(name) for name in names]
        self._holders: dict[str, list[int]] = {}
        for index, features in enumerate(self._features):
            for feature in sorted(features):
                self._holders.setdefault(feature, []).append(index)

    def of(self, name: str) -> list[Near]:
        """Return the names most like this one, the likest first; the name itself is one of them."""
        features, numbers = _features(name), _numbers(name)
        if not features:
            return []
        known = [(len(self._holders[one]), one) for one in features if one in self._holders]
        leads = heapq.nsmallest(_LEADS, [lead for lead in known if lead[0] <= _RARE])
        met = sorted({index for _count, one in leads for index in self._holders[one]})
        found = []
        for index in met:
            if self._numbers[index] != numbers:
                continue
            other = self._features[index]
            score = 2 * len(features & other) / (len(features) + len(other))
            if score >= LEAST:
                found.append(Near(index, round(score, 2)))
        return heapq.nsmallest(MOST, found, key=lambda near: (-near.score, near.index))


@lru_cache(maxsize=1 << 15)
def _features(name: str) -> frozenset[str]:
    return frozenset(grams(settled(name), 2))


@lru_cache(maxsize=1 << 15)
def _numbers(name: str) -> tuple[str, ...]:
    return tuple(_NUMBERS.findall(name))


__all__ = ["LEAST", "MOST", "Near", "NearNames"]
