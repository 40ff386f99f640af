"""序号 of the items of a list: the numbers of the source where they give the order, else places.

序号 is the place of an item in the list of its organ and serves for sorting only, and it is one
whole number. So the numbers of the source are kept where they do that work: every 主项 has one,
they only go up over the whole list of the organ (gaps do no harm), and the 子项, which follow
their 主项 one by one, still come before the number of the next 主项. Where that does not hold
(numbers that begin anew on each sheet or for each type, that are blank or stand twice, 子项 that
share the number of their 主项 with no room behind it) the items are numbered in their order from
1 on, and how many numbers differ from the source is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """An item in its place. ``cell`` is its own 序号 in the source, empty where it has none."""

    cell: str
    is_child: bool

    @property
    def number(self) -> int | None:
        """The cell as a number; None for anything else."""
        return int(self.cell) if self.cell.isdecimal() else None


def ordinals(listed: Sequence[Listed]) -> list[int]:
    """Return the 序号 of the items of one organ from one source, strictly going up."""
    return _kept(listed) or list(range(1, len(listed) + 1))


def renumbered(listed: Sequence[Listed], given: Sequence[int]) -> int:
    """Count the items whose cell says another number than they were given."""
    pairs = zip(listed, given, strict=True)
    return sum(1 for one, number in pairs if one.cell and one.number != number)


def _kept(listed: Sequence[Listed]) -> list[int]:
    """The numbers of the source; empty where they do not give the order."""
    kept: list[int] = []
    for one in listed:
        number = kept[-1] + 1 if one.is_child and kept else one.number
        if number is None or (kept and number <= kept[-1]):
            return []
        if one.cell and one.number != number:
            return []
        kept.append(number)
    return kept
