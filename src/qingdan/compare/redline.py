"""The redline of two texts: what stayed, what was struck out, what was put in.

Clauses are matched first (``clauses``), then the pieces inside clauses that belong together. How a
redline is made readable is told in docs/diff.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Literal

from .clauses import Stretch, belonging
from .lcs import matching
from .tokens import cut

SHORTEST_EQUAL = 2
"""Equal runs of fewer characters between two changes are merged into them."""

_LONGEST_CONFETTO = 10
"""Equal runs of more characters stay, however long the changes around them are."""

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
    """``size`` equal pieces, at ``old`` in the old text and ``new`` in the new.

    A run of no pieces that ``parts`` keeps a clause that was put in or struck out apart from
    changes inside the clause after it.
    """

    old: int
    new: int
    size: int
    parts: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """The pieces of one text, and where each begins in characters (one more: the end)."""

    pieces: list[str]
    at: list[int]

    @classmethod
    def of(cls, text: str, names: Sequence[str]) -> _Side:
        pieces = cut(text, names)
        return cls(pieces, [0, *accumulate(map(len, pieces))])


def redline(old: str, new: str, names: Sequence[str] = ()) -> list[Segment]:
    """Return the redline from ``old`` to ``new``.

    Equal and inserted segments joined are ``new``, equal and deleted ones ``old``. No segment is
    empty and no two neighbours have the same mark. A deletion stands before the insertion that
    replaces it; an insertion before a deletion is a whole clause and ends where a clause begins.
    Pieces of ``tokens.cut`` are never cut through; ``names`` are kept whole too. An equal segment
    between two changes has at least ``SHORTEST_EQUAL`` characters; at an end of the text a single
    one stays if it is a punctuation mark or stands beside a piece of several characters.
    """
    if old == new:
        return [Segment(Mark.EQUAL, old)] if old else []
    left, right = _Side.of(old, names), _Side.of(new, names)
    runs = _runs(left.pieces, right.pieces)
    for before, after in pairwise(runs):
        _settle(left.pieces, right.pieces, before, after)
    runs = _without_confetti(left, runs)
    for before, after in pairwise(runs):
        _give_back_punctuation(left.pieces, right.pieces, before, after)
    _mind_the_ends(left.pieces, right.pieces, runs)
    return _segments(old, new, left, right, runs)


def _runs(left: Sequence[str], right: Sequence[str]) -> list[_Run]:
    """Return the equal runs; the first and the last, perhaps empty, touch the ends."""
    runs = [_Run(0, 0, 0)]
    before = Stretch(0, 0, 0, 0)
    for at in belonging(left, right):
        if at.old > before.old_end or at.new > before.new_end:
            runs.append(_Run(at.old, at.new, 0, parts=True))
        for i, j in matching(left[at.old : at.old_end], right[at.new : at.new_end]):
            last = runs[-1]
            if at.old + i == last.old + last.size and at.new + j == last.new + last.size:
                last.size += 1
            else:
                runs.append(_Run(at.old + i, at.new + j, 1))
        before = at
    runs.append(_Run(len(left), len(right), 0))
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


def _without_confetti(left: _Side, runs: Sequence[_Run]) -> list[_Run]:
    """Drop equal runs that only chop a change up; the runs at both ends stay.

    A run goes if it is shorter than ``SHORTEST_EQUAL``, or short and at most half as many pieces
    as the change before it and the one after it: 「的」「行政」 in two different sentences say
    nothing, but 以上 between two amounts does.
    """
    kept = [runs[0]]
    for run in runs[1:]:
        while len(kept) > 1 and _says_nothing(left, kept[-2], kept[-1], run):
            kept.pop()
        kept.append(run)
    return kept


def _says_nothing(left: _Side, before: _Run, run: _Run, after: _Run) -> bool:
    if run.size == 0:
        return not run.parts or after.size == 0
    size = left.at[run.old + run.size] - left.at[run.old]
    if size < SHORTEST_EQUAL or size > _LONGEST_CONFETTO:
        return size < SHORTEST_EQUAL
    return 2 * run.size <= min(_gap(before, run), _gap(run, after))


def _gap(before: _Run, after: _Run) -> int:
    """Return how many pieces the longer side of the change between two runs has."""
    return max(after.old - before.old - before.size, after.new - before.new - before.size)


def _give_back_punctuation(
    left: Sequence[str], right: Sequence[str], before: _Run, after: _Run
) -> None:
    """Let a mark that ends both what was struck out and what was put in stand: 甲{+，乙+}。"""
    if after.parts and not after.size:
        return
    while (
        after.old > before.old + before.size
        and after.new > before.new + before.size
        and left[after.old - 1] == right[after.new - 1]
        and left[after.old - 1] in _BREAKS
    ):
        after.old -= 1
        after.new -= 1
        after.size += 1


def _mind_the_ends(left: Sequence[str], right: Sequence[str], runs: Sequence[_Run]) -> None:
    """Take a lone character at an end into the change, unless it is cut off cleanly there.

    处[-5万元-]{+3万元+} stands beside a whole amount; 对[-甲-] would cut a word.
    """
    first, last = runs[0], runs[-1]
    if len(runs) < 2:
        return
    second, before = runs[1], runs[-2]
    if first.size == 1 and not _is_clean(
        left[0], left[1 : second.old], right[1 : second.new], beside=0
    ):
        first.size = 0
    if last.size == 1 and not _is_clean(
        left[-1],
        left[before.old + before.size : last.old],
        right[before.new + before.size : last.new],
        beside=-1,
    ):
        last.old, last.new, last.size = last.old + 1, last.new + 1, 0


def _is_clean(
    piece: str, struck: Sequence[str], put_in: Sequence[str], *, beside: Literal[0, -1]
) -> bool:
    if len(piece) >= SHORTEST_EQUAL or piece in _BREAKS:
        return True
    return all(len(pieces[beside]) > 1 for pieces in (struck, put_in) if pieces)


def _segments(old: str, new: str, left: _Side, right: _Side, runs: Sequence[_Run]) -> list[Segment]:
    segments: list[Segment] = []
    for before, after in pairwise([_Run(0, 0, 0), *runs]):
        start, end = left.at[before.old + before.size], left.at[after.old]
        from_, to = right.at[before.new + before.size], right.at[after.new]
        kept = old[end : left.at[after.old + after.size]]
        changed = ((Mark.DELETE, old[start:end]), (Mark.INSERT, new[from_:to]))
        for mark, text in (*changed, (Mark.EQUAL, kept)):
            if not text:
                continue
            if segments and segments[-1].mark is mark:
                segments[-1] = Segment(mark, segments[-1].text + text)
            else:
                segments.append(Segment(mark, text))
    return segments
