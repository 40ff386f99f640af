"""Calls that no list speaks of, and the words that they have in common: gaps in the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..who.answering import Desk
from .call import Call
from .judging import matched


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The calls that no list speaks of, among so many that were looked at."""

    calls: tuple[Call, ...]
    looked_at: int

    @property
    def gaps(self) -> list[tuple[str, int]]:
        """The words that several of them have in common."""
        return gaps(call.text for call in self.calls)


def uncovered(calls: Collection[Call], desk: Desk) -> Uncovered:
    """Return the calls that no list speaks of, in their order."""
    return Uncovered(tuple(call for call in calls if matched(call, desk) is None), len(calls))


def gaps(texts: Iterable[str], least: int = 2) -> list[tuple[str, int]]:
    """Return words said in at least ``least`` of the texts of calls that no list covers.

    Runs of three or more characters that stand in several calls, the commonest first; of runs in
    one another only the longest.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({text[a:b] for a in range(len(text)) for b in range(a + 3, a + 9)})
    common = {run: count for run, count in counts.items() if count >= least and run.isalnum()}
    kept = [
        (run, count)
        for run, count in common.items()
        if not any(run != other and run in other and common[other] == count for other in common)
    ]
    return sorted(kept, key=lambda one: (-one[1], -len(one[0]), one[0]))[:20]


__all__ = ["Uncovered", "gaps", "uncovered"]
