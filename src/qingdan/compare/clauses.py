"""Clauses of a text, and which clause of one text became which of another.

A lawyer compares clause by clause: a clause that was put in, struck out or moved is one change,
and characters are compared only between clauses that belong together. Letter by letter over the
whole text, the 的 of one sentence is found again in quite another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lcs import MAX_CELLS, common_length, matching, untouched_ends

LIKE = 0.5
"""From which likeness on two clauses are one clause that was edited."""

_ENDS = frozenset("，；。：！？,;:!?\n")
_BREAKS = ("\n", "\r\n")
_ITEM = re.compile(r"[（(][〇零一二两三四五六七八九十百0-9０-９]{1,3}[)）]")
_WEIGHTY = 5
"""Characters a clause needs to hold two texts together by being in both."""
_TOGETHER = 3
"""How many clauses may stand for one: 甲和乙， → 甲，乙，"""
_SMALL = 400
"""Pairs of clauses up to which all are weighed; of more, equal clauses part the texts first."""
_MAX_WORK = 1_500
"""Pairs of clauses that are weighed in two texts; a long clause counts for many."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces ``[old, old_end)`` of the old text that belong to ``[new, new_end)`` of the new."""

    old: int
    old_end: int
    new: int
    new_end: int


def clauses(pieces: Sequence[str]) -> list[int]:
    """Return where clauses begin, as indices of ``pieces``, and the number of pieces at the end.

    A clause ends after ，；。：！？ or a line break, and before the number of an item as （一）.
    Pieces are those of ``tokens.cut``: a comma inside a 《title》 ends nothing.
    """
    starts = [0]
    for index, piece in enumerate(pieces):
        if index and _ITEM.fullmatch(piece) and starts[-1] != index:
            starts.append(index)
        if piece in _ENDS or piece in _BREAKS:
            if starts[-1] == index and index and piece in _BREAKS:
                starts.pop()  # ；and the line break after it end one clause
            starts.append(index + 1)
    if starts[-1] != len(pieces):
        starts.append(len(pieces))
    return starts


def belonging(left: Sequence[str], right: Sequence[str]) -> list[Stretch]:
    """Return what belongs together in two cut texts, in the order of both; the rest has no peer.

    What is the same at both ends belongs together. Between, a few clauses are weighed pair by pair;
    of many, those that are in both texts word for word hold the texts together, and what is between
    them is weighed. Where that is too much, it is one stretch, to be compared as it is.
    """
    old, new = clauses(left), clauses(right)
    found: list[Stretch] = []
    budget = _MAX_WORK
    for i, i_end, j, j_end in _between_anchors(left, right, old, new):
        if i == i_end or j == j_end:
            continue
        whole = Stretch(old[i], old[i_end], new[j], new[j_end])
        cost = _work(i_end - i, j_end - j, whole)
        if left[whole.old : whole.old_end] == right[whole.new : whole.new_end]:
            found.append(whole)
        elif cost <= budget:
            budget -= cost
            found.extend(_weighed(left, right, old[i : i_end + 1], new[j : j_end + 1]))
        elif _area(whole) <= MAX_CELLS:
            found.append(whole)
    return found


def _work(rows: int, columns: int, at: Stretch) -> int:
    """Return what it costs to weigh clauses, in pairs of short ones."""
    return rows * columns + rows * (at.new_end - at.new) // 20 + _area(at) // 5_000


def _area(at: Stretch) -> int:
    return (at.old_end - at.old) * (at.new_end - at.new)


def _between_anchors(
    left: Sequence[str], right: Sequence[str], old: Sequence[int], new: Sequence[int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield ranges of clauses, ``(i, i_end, j, j_end)``: clauses in both texts, and between."""
    texts = ["".join(left[a:b]) for a, b in pairwise(old)]
    peers = ["".join(right[a:b]) for a, b in pairwise(new)]
    first, last, last_peer = untouched_ends(texts, peers)
    yield 0, first, 0, first
    i = j = first
    if (last - first) * (last_peer - first) > _SMALL:
        heavy = [n for n in range(first, last) if len(texts[n]) >= _WEIGHTY]
        heavy_peers = [n for n in range(first, last_peer) if len(peers[n]) >= _WEIGHTY]
        for a, b in matching([texts[n] for n in heavy], [peers[n] for n in heavy_peers]):
            yield i, heavy[a], j, heavy_peers[b]
            i, j = heavy[a] + 1, heavy_peers[b] + 1
            yield i - 1, i, j - 1, j
    yield i, last, j, last_peer
    yield last, len(texts), last_peer, len(peers)


def _weighed(
    left: Sequence[str], right: Sequence[str], old: Sequence[int], new: Sequence[int]
) -> list[Stretch]:
    """Return the pairs of clauses, in the order of both texts, that have most in common.

    One clause may stand for up to ``_TOGETHER``. ``old`` and ``new`` are where clauses begin, and
    where the last one ends. The best pairs of what follows are found first, from the end.
    """
    rows, columns = len(old) - 1, len(new) - 1
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[(1, 0)] * (columns + 1) for _ in range(rows + 1)]
    bags = _Bags(left, right)
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            value, move = best[i + 1][j], (1, 0)
            if best[i][j + 1] > value:
                value, move = best[i][j + 1], (0, 1)
            for up, down in _MOVES:
                if i + up > rows or j + down > columns:
                    continue
                stretch = Stretch(old[i], old[i + up], new[j], new[j + down])
                worth = bags.worth(stretch)
                if worth and worth + best[i + up][j + down] > value:
                    value, move = worth + best[i + up][j + down], (up, down)
            best[i][j], step[i][j] = value, move
    found = []
    i = j = 0
    while i < rows and j < columns:
        up, down = step[i][j]
        if up and down:
            found.append(Stretch(old[i], old[i + up], new[j], new[j + down]))
        i, j = i + up, j + down
    return found


_MOVES = (
    (1, 1),
    *((1, many) for many in range(2, _TOGETHER + 1)),
    *((many, 1) for many in range(2, _TOGETHER + 1)),
)


class _Bags:
    """How much two stretches have in common; what cannot be alike is not looked at closely."""

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        self._left = left
        self._right = right
        self._counted: dict[tuple[bool, int, int], Counter[str]] = {}

    def worth(self, at: Stretch) -> float:
        """Return what the clauses share, more where there is little else; 0 if they are unlike."""
        old, new = self._left[at.old : at.old_end], self._right[at.new : at.new_end]
        total = len(old) + len(new)
        if 2 * min(len(old), len(new)) < LIKE * total:
            return 0.0
        if old == new:
            return float(len(old))
        shared = (
            self._bag(True, at.old, at.old_end) & self._bag(False, at.new, at.new_end)
        ).total()
        if 2 * shared < LIKE * total:
            return 0.0
        end = int(old[-1] in _ENDS and new[-1] in _ENDS and total > 2)
        common = common_length(old[: len(old) - end], new[: len(new) - end])
        likeness = 2 * common / (total - 2 * end)
        return common * likeness if likeness >= LIKE else 0.0

    def _bag(self, is_old: bool, start: int, end: int) -> Counter[str]:
        key = (is_old, start, end)
        if key not in self._counted:
            pieces = self._left if is_old else self._right
            self._counted[key] = Counter(pieces[start:end])
        return self._counted[key]
