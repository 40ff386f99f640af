"""What a workbook is made of: sheets of typed cells under one head row."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

Cell = str | int | datetime.date | None
"""A text, a whole number, a day, or nothing. A text is never a formula, whatever it begins with."""

Figure = Cell | Decimal
"""A cell of a report: beside what cells of lists hold, a number with decimals."""

_NARROWEST, _WIDEST = 6.0, 60.0
_SEEN = 50
"""Rows that decide how wide a column is; looking at all would read everything twice."""
_ENOUGH = 400
"""Characters of a text that decide how wide its column is."""
_BAD_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars under a sheet: names from the first column of the sheet numbered ``sheet``, figures
    from ``column`` of it, beginning ``first`` rows below the head. ``text`` says it in words."""

    title: str
    text: str
    sheet: int
    column: int
    first: int
    bars: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name on the tab, the head row, and the rows, which are asked for once.

    A row is its cells, or what ``rows.ready_row`` made of them. ``widths`` are in characters;
    ``widths_of`` gives some that suit. ``count`` is how many rows there are; without it they are
    all kept in memory.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterable[Sequence[Figure] | bytes]]
    widths: tuple[float, ...]
    count: int | None = None
    charts: tuple[BarChart, ...] = ()


def sheet_of(name: str, columns: Sequence[str], rows: Sequence[Sequence[Figure]]) -> Sheet:
    """Return a sheet of rows that are all there."""
    return Sheet(name, tuple(columns), lambda: rows, widths_of(columns, rows), len(rows))


def widths_of(columns: Sequence[str], rows: Iterable[Sequence[Figure]]) -> tuple[float, ...]:
    """Return widths for columns from their titles and the first rows; a Chinese sign counts two."""
    widths = [_room(title) + 2.0 for title in columns]  # the arrow of the filter needs room
    for row in islice(rows, _SEEN):
        for number, cell in enumerate(row):
            if cell is not None and widths[number] < _WIDEST:
                widths[number] = max(widths[number], _room(str(cell)) + 1.0)
    return tuple(min(max(width, _NARROWEST), _WIDEST) for width in widths)


def _room(text: str) -> float:
    """The width of the longest line: one for a sign of one byte in UTF-8, two for one of three."""
    lines = text[:_ENOUGH].split("\n") if "\n" in text else (text[:_ENOUGH],)
    return max((len(line.encode("utf-8", "replace")) + len(line)) / 2 for line in lines)


def tab_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names that a workbook takes: no sign it forbids, 31 characters, no name twice."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        clean = _BAD_IN_NAME.sub("_", name)[:_LONGEST_NAME] or "_"
        number = 1
        while clean.casefold() in taken:
            number += 1
            ending = f"_{number}"
            clean = clean[: _LONGEST_NAME - len(ending)] + ending
        taken.add(clean.casefold())
        found.append(clean)
    return tuple(found)


__all__ = ["BarChart", "Cell", "Figure", "Sheet", "sheet_of", "tab_names", "widths_of"]
