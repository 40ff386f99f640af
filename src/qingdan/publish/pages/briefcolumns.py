"""Which columns of a table hold but a few characters: these stay on one line beside long texts.

A browser shares the room of a table by how long its texts are, and breaks 10分钟 in two so that a
sentence gets a few characters more.
"""

from __future__ import annotations

from .blocks import Block, Links, Table, Text
from .textmeasure import em_width

_BRIEF = 6
"""Em; a column of texts no wider keeps each on one line."""
_BRIEF_IN_ALL = 24
"""Em that such columns of one table may take together: the others need room, too."""


def brief_columns(block: Table) -> frozenset[int]:
    """Return the columns that hold nothing but a few characters, by their places."""
    widths = [max(map(_width, column), default=0.0) for column in zip(*block.rows, strict=True)]
    brief = [at for at, width in enumerate(widths) if 0 < width <= _BRIEF]
    in_all = sum(widths[at] for at in brief)
    return frozenset(brief) if in_all <= _BRIEF_IN_ALL else frozenset()


def _width(cell: Block | None) -> float:
    """The width of a cell's widest line in em; more than any where it is no plain text."""
    match cell:
        case None:
            return 0.0
        case Text():
            return max(map(em_width, cell.lines), default=0.0)
        case Links():
            return max((em_width(link.text + link.note) for link in cell.links), default=0.0)
    return float("inf")
