"""Find the heading of an exported sheet again, wherever its columns went."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..reading.grid import Place, Sheet

_SEARCHED = 60
"""Rows from the top among which the heading is looked for: people put titles above it."""
_FEWEST = 2
"""Headings that a row must have to be taken for the heading of a list."""
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class Head:
    """The heading of a sheet: its row, and where each known column stands.

    ``unknown`` are headings that nobody knows; ``doubled`` are columns with more than one place,
    ``missing`` columns that were exported and have none.
    """

    row: int
    columns: Mapping[str, int]
    unknown: Mapping[str, int]
    doubled: Mapping[str, tuple[int, ...]]
    missing: tuple[str, ...]


def plain_heading(text: str) -> str:
    """Return a heading without blanks and line breaks."""
    return _BLANK.sub("", text)


def find_head(sheet: Sheet, headings: Mapping[str, str], exported: tuple[str, ...]) -> Head | None:
    """Return the heading of a sheet; None where no row looks like one.

    ``headings`` maps what is written to the column that is meant, ``exported`` are the columns
    that the sheet had.
    """
    known = {plain_heading(text): column for text, column in headings.items()}
    best, row = 0, -1
    for number in range(min(sheet.rows, _SEARCHED)):
        texts = {plain_heading(sheet.cells[place]) for place in sheet.row_places(number)}
        hits = len(texts & known.keys())
        if hits > best:
            best, row = hits, number
    if best < min(_FEWEST, len(known)) or not best:
        return None
    return _head(sheet, row, known, exported)


def _head(sheet: Sheet, row: int, known: Mapping[str, str], exported: tuple[str, ...]) -> Head:
    places: dict[str, list[int]] = {}
    unknown: dict[str, int] = {}
    for place in sheet.row_places(row):
        text = plain_heading(sheet.cells[place])
        column = known.get(text)
        if column is None:
            unknown[sheet.cells[place].strip()] = place.column
        else:
            places.setdefault(column, []).append(place.column)
    return Head(
        row,
        {column: found[0] for column, found in places.items()},
        unknown,
        {column: tuple(found) for column, found in places.items() if len(found) > 1},
        tuple(column for column in exported if column not in places),
    )


def head_place(head: Head, column: int) -> Place:
    """Return the cell of a heading."""
    return Place(head.row, column)
