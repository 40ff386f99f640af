"""The redline of two texts: what stayed, what was struck out, what was put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise

from .lcs import MAX_CELLS, matching
from .tokens import cut

SHORTEST_EQUAL = 2
"""Equal runs of fewer characters are merged into the change around them."""

_BREAKS = frozenset("，。；：、！？,.;:!? \r\n")


class Mark(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and what happened to it."""

    mark: Mark
    text: str


@dataclass(slots=True)
class _Run:
    """``size`` equal pieces or characters, at ``old`` in the old text and ``new`` in the new."""

    old: int
    new: int
    size: int


def redline(old: str, new: str, names: Sequence[str] = ()) -> list[Segment]:
    """Return the redline from ``old`` to ``new``.

    Equal and inserted segments joined are ``new``, equal and deleted ones ``old``. A deletion
    stands before the insertion that replaces it, no two neighbours have the same mark, and none is
    empty. Pieces of ``tokens.cut`` are never cut through; ``names`` are kept whole too. Texts of
    more than some 50,000 characters are compared line by line.
    """
    if old == new:
        return [Segment(Mark.EQUAL, old)] if old else []
    left, right = cut(old, names), cut(new, names)
    if len(left) * len(right) > MAX_CELLS:
        left, right = old.splitlines(keepends=True), new.splitlines(keepends=True)
    runs = _runs(matching(left, right), len(left), len(right))
    for before, after in pairwise(runs):
        _settle(left, right, before, after)
    spans = _in_characters(left, right, runs)
    return _segments(old, new, _without_confetti(spans))


def _runs(pairs: Sequence[tuple[int, int]], old_size: int, new_size: int) -> list[_Run]:
    """Return the runs of the pairs; the first and the last, perhaps empty, touch the ends."""
    runs = [_Run(0, 0, 0)]
    for i, j in pairs:
        last = runs[-1]
        if i == last.old + last.size and j == last.new + last.size:
            last.size += 1
        else:
            runs.append(_Run(i, j, 1))
    runs.append(_Run(old_size, new_size, 0))
    return runs


def _settle(left: Sequence[str], right: Sequence[str], before: _Run, after: _Run) -> None:
    """Move what was only put in or only struck out to where a reader would cut."""
    struck = after.old - before.old - before.size
    put_in = after.new - before.new - before.size
    if bool(struck) == bool(put_in):
        return
    if struck:
        pieces, start, end = left, before.old + before.size, after.old
    else:
        pieces, start, end = right, before.new + before.size, after.new
    best, shift = _cut_quality(pieces, start, end), 0
    step = 0
    while step < before.size and pieces[start - step - 1] == pieces[end - step - 1]:
        step += 1
        quality = _cut_quality(pieces, start - step, end - step)
        if quality > best:
            best, shift = quality, -step
    step = 0
    while step < after.size and pieces[start + step] == pieces[end + step]:
        step += 1
        quality = _cut_quality(pieces, start + step, end + step)
        if quality > best:
            best, shift = quality, step
    before.size += shift
    after.old += shift
    after.new += shift
    after.size -= shift


def _cut_quality(pieces: Sequence[str], start: int, end: int) -> int:
    """Return how natural it is to take ``pieces[start:end]`` out, 0 to 3."""
    at_end = end == len(pieces)
    opens = start == 0 or pieces[start - 1][-1] in _BREAKS
    closes = at_end or pieces[end - 1][-1] in _BREAKS
    if opens and closes:
        return 3  # 警告，[罚款，]没收
    if pieces[start][0] in _BREAKS and (at_end or pieces[end][0] in _BREAKS):
        return 2  # 警告[、罚款]。
    return 1 if opens or closes else 0


def _in_characters(left: Sequence[str], right: Sequence[str], runs: Sequence[_Run]) -> list[_Run]:
    old_at = [0, *accumulate(map(len, left))]
    new_at = [0, *accumulate(map(len, right))]
    inner = [
        _Run(old_at[run.old], new_at[run.new], old_at[run.old + run.size] - old_at[run.old])
        for run in runs
    ]
    return [_Run(0, 0, 0), *inner, _Run(old_at[-1], new_at[-1], 0)]


def _without_confetti(runs: Sequence[_Run]) -> list[_Run]:
    """Drop equal runs that only chop a change up; the empty runs at both ends stay.

    A run goes if it is shorter than ``SHORTEST_EQUAL``, or at most half as long as the change
    before it and the one after it: 「的」「行政」 shared by two different sentences say nothing.
    """
    kept = [runs[0]]
    for run in runs[1:]:
        while len(kept) > 1 and _says_nothing(kept[-2], kept[-1], run):
            kept.pop()
        kept.append(run)
    return kept


def _says_nothing(before: _Run, run: _Run, after: _Run) -> bool:
    return run.size < SHORTEST_EQUAL or 2 * run.size <= min(_gap(before, run), _gap(run, after))


def _gap(before: _Run, after: _Run) -> int:
    return max(after.old - before.old - before.size, after.new - before.new - before.size)


def _segments(old: str, new: str, runs: Sequence[_Run]) -> list[Segment]:
    segments: list[Segment] = []
    for before, after in pairwise(runs):
        struck = old[before.old + before.size : after.old]
        put_in = new[before.new + before.size : after.new]
        kept = old[after.old : after.old + after.size]
        for mark, text in ((Mark.DELETE, struck), (Mark.INSERT, put_in), (Mark.EQUAL, kept)):
            if not text:
                continue
            if segments and segments[-1].mark is mark:
                segments[-1] = Segment(mark, segments[-1].text + text)
            else:
                segments.append(Segment(mark, text))
    return segments
