"""Longest common subsequence of two sequences, bit-parallel on Python's whole numbers.

``difflib`` is not used: with ``autojunk`` it gave 0.000 for two texts that are 99.5 % alike, and
without it it is quadratic to cubic on repeats. One row of the table of lengths is one whole number
here (H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004), so that 20,000 × 20,000
costs a fraction of a second whatever the texts say.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

MAX_CELLS = 2_500_000_000
"""Product of the two lengths up to which an alignment stays well under a second."""

_STRIDE = 256
"""Every how many rows one is kept; the rows between are computed again on the way back."""

_SHORT = 256
"""Up to here numbers are cheaper to add to than bytes to fill."""

Pair = tuple[int, int]


def matching(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """Return index pairs of a longest common subsequence, rising in both; ``[]`` if none.

    The caller keeps ``len(left) * len(right)`` under ``MAX_CELLS``.
    """
    start, left_end, right_end = untouched_ends(left, right)
    pairs = [(index, index) for index in range(start)]
    middle = _align(left[start:left_end], right[start:right_end])
    pairs.extend((start + i, start + j) for i, j in middle)
    pairs.extend((left_end + offset, right_end + offset) for offset in range(len(left) - left_end))
    return pairs


def common_length(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """Return the length of a longest common subsequence."""
    start, left_end, right_end = untouched_ends(left, right)
    same = start + len(left) - left_end
    left, right = left[start:left_end], right[start:right_end]
    if not left or not right:
        return same
    places = _places(left)
    row = full = (1 << len(left)) - 1
    for element in right:
        row = _next_row(row, places.get(element, 0), full)
    return same + len(left) - row.bit_count()


def similarity(left: str, right: str) -> float:
    """Return how alike two texts are, 0 to 1: twice the common length by the sum of lengths."""
    total = len(left) + len(right)
    return 2 * common_length(left, right) / total if total else 1.0


def untouched_ends(left: Sequence[Hashable], right: Sequence[Hashable]) -> tuple[int, int, int]:
    """Return how much is the same at the start, and where in each the same end begins."""
    shorter = min(len(left), len(right))
    start = 0
    while start < shorter and left[start] == right[start]:
        start += 1
    left_end, right_end = len(left), len(right)
    while left_end > start and right_end > start and left[left_end - 1] == right[right_end - 1]:
        left_end -= 1
        right_end -= 1
    return start, left_end, right_end


def _places(left: Sequence[Hashable]) -> dict[Hashable, int]:
    """Return for each element a number with a bit wherever it stands."""
    if len(left) <= _SHORT:
        small: dict[Hashable, int] = {}
        for index, element in enumerate(left):
            small[element] = small.get(element, 0) | 1 << index
        return small
    where: dict[Hashable, list[int]] = {}
    for index, element in enumerate(left):
        where.setdefault(element, []).append(index)
    size = len(left) // 8 + 1
    masks: dict[Hashable, int] = {}
    for element, indices in where.items():
        cells = bytearray(size)
        for index in indices:
            cells[index >> 3] |= 1 << (index & 7)
        masks[element] = int.from_bytes(cells, "little")
    return masks


def _next_row(row: int, mask: int, full: int) -> int:
    """Return the next row; a bit is 0 where the common length grows by one."""
    met = row & mask
    return ((row + met) | (row - met)) & full


def _align(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    if not left or not right:
        return []
    places = _places(left)
    full = (1 << len(left)) - 1
    row = full
    kept = [full]
    for number, element in enumerate(right, 1):
        row = _next_row(row, places.get(element, 0), full)
        if number % _STRIDE == 0:
            kept.append(row)
    pairs: list[Pair] = []
    i, j = len(left), len(right)
    while i and j:
        block = (j - 1) // _STRIDE
        rows = [kept[block]]  # rows[k] is the row after block * _STRIDE + k elements of right
        for element in right[block * _STRIDE : j]:
            rows.append(_next_row(rows[-1], places.get(element, 0), full))
        while i and j > block * _STRIDE:
            k = j - block * _STRIDE
            if rows[k] >> (i - 1) & 1:
                i -= 1
            elif not rows[k - 1] >> (i - 1) & 1:
                j -= 1
            else:
                i -= 1
                j -= 1
                pairs.append((i, j))
    pairs.reverse()
    return pairs
