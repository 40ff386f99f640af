"""One cell in three versions: as it was exported, as the workspace says it now, as the table does.

Only text is compared here. What a cell means is asked only where its text is another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Verdict(Enum):
    """What is to be done about one cell."""

    UNTOUCHED = auto()
    """The table says what was exported, or what the workspace says: nothing is to be done."""
    TAKEN = auto()
    """Only the table changed it."""
    CONFLICT = auto()
    """The table and the workspace changed it, each in another way."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The texts of a cell. ``base`` is None where nobody knows what was exported."""

    base: str | None
    ours: str
    theirs: str


_BREAKS = re.compile(r"_x000[dD]_\n?|\r\n?|\u2028")
_EDGES = re.compile(r"[ \t]+$|[ \t]+(?=\n)")


def settled(text: str) -> str:
    """Return a text without what spreadsheet programs do to it when they save.

    Line breaks become one character; blanks at the ends of lines and empty lines around the text
    are nobody's edit.
    """
    if "\r" in text or "_x000" in text or "\u2028" in text:
        text = _BREAKS.sub("\n", text)
    if text[-1:].isspace() or " \n" in text or "\t\n" in text:
        text = _EDGES.sub("", text)
    return text.strip("\n \t")


def unbroken(text: str) -> str:
    """Return a text with plain line breaks and all of its blanks."""
    return _BREAKS.sub("\n", text) if "\r" in text or "_x000" in text else text


def judge(cell: Versions, means_the_same: Callable[[str, str], bool]) -> Verdict:
    """Say what is to be done; ``means_the_same`` is asked only of texts that differ."""

    def same(left: str, right: str) -> bool:
        return settled(left) == settled(right) or means_the_same(left, right)

    if cell.base is not None and same(cell.base, cell.theirs):
        return Verdict.UNTOUCHED
    if same(cell.ours, cell.theirs):
        return Verdict.UNTOUCHED
    if cell.base is not None and same(cell.base, cell.ours):
        return Verdict.TAKEN
    return Verdict.CONFLICT


REPEALED = "废止"
STATUS = "状态"
DECIDED_TOGETHER = (STATUS, "失效日期", "承接")
"""What a repeal says: a person takes all of it or nothing."""
_WITH_REPEAL = frozenset({*DECIDED_TOGETHER, "备注", "内部说明", "序号"})
"""Columns that may change along with a repeal, or say nothing of the item's substance."""


def repeals_against_edits(cells: Mapping[str, Versions]) -> list[str]:
    """Return the columns to be decided where one side repealed what the other went on changing.

    Empty where there is no such thing, or where nobody knows what was exported.
    """
    status = cells.get(STATUS)
    if status is None or status.base is None or settled(status.base) == REPEALED:
        return []
    repealed = [settled(status.ours) == REPEALED, settled(status.theirs) == REPEALED]
    if repealed[0] == repealed[1]:
        return []
    for column, cell in cells.items():
        if column in _WITH_REPEAL or cell.base is None:
            continue
        changed = cell.theirs if repealed[0] else cell.ours
        if settled(changed) != settled(cell.base):
            return [
                name
                for name in DECIDED_TOGETHER
                if name in cells and settled(cells[name].ours) != settled(cells[name].theirs)
            ]
    return []
