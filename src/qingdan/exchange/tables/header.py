"""Find the heading of a table wherever it stands, in one row or two."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..reading.grid import Place, Sheet
from .columns import Column, column_of, is_personal, plain_heading

_ENOUGH = 3
_LONGEST_HEADING = 24


@dataclass(frozen=True)
class Header:
    """Where a table's heading stands and what its columns mean."""

    top: int
    bottom: int
    columns: dict[Column, int]
    unknown: dict[int, str] = field(default_factory=dict)
    """Columns whose heading is not known."""
    doubled: dict[int, Column] = field(default_factory=dict)
    """Columns that mean the same as one further left."""
    personal: dict[int, str] = field(default_factory=dict)
    """Columns of personal data."""

    @property
    def first_row(self) -> int:
        """The first row below the heading."""
        return self.bottom + 1


def find_header(sheet: Sheet, start: int = 0, stop: int | None = None) -> Header | None:
    """Return the first heading at or below row ``start`` (and above ``stop``)."""
    for row in range(start, sheet.rows if stop is None else min(stop, sheet.rows)):
        found = header_at(sheet, row)
        if found is not None:
            return found
    return None


def header_at(sheet: Sheet, row: int) -> Header | None:
    """Return the heading that begins in ``row``; None where the row is none."""
    texts = _headings(sheet, row)
    if not _is_heading(texts):
        return None
    bottom = row
    if _is_second_row(sheet, row, texts):
        bottom = row + 1
        below = _headings(sheet, bottom)
        texts = {c: _combined(texts.get(c, ""), below.get(c, "")) for c in {*texts, *below}}
    return _read(sheet, row, bottom, texts)


def _headings(sheet: Sheet, row: int) -> dict[int, str]:
    texts = {}
    for column in range(sheet.columns):
        text = plain_heading(sheet.shown(row, column))
        if text and len(text) <= _LONGEST_HEADING:
            texts[column] = text
    return texts


def _is_heading(texts: dict[int, str]) -> bool:
    known = {column_of(text) for text in texts.values()} - {None}
    return Column.NAME in known and len(known) >= _ENOUGH


def _is_second_row(sheet: Sheet, row: int, texts: dict[int, str]) -> bool:
    """Whether the row below belongs to the heading: 层级 and 权限 under 实施层级及权限."""
    below = [p for p in sheet.row_places(row + 1) if not _covered_from(sheet, p, row)]
    if not below:
        return False
    name = next(c for c, text in texts.items() if column_of(text) is Column.NAME)
    if sheet.text(row + 1, name) and not _covered_from(sheet, Place(row + 1, name), row):
        return False
    words = [sheet.cells[p] for p in below]
    return all(len(plain_heading(w)) <= _LONGEST_HEADING for w in words) and all(
        column_of(word) is not None for word in words
    )


def _covered_from(sheet: Sheet, place: Place, row: int) -> bool:
    span = sheet.span(place.row, place.column)
    return span is not None and span.top <= row


def _combined(above: str, below: str) -> str:
    if not below or below == above:
        return above
    return below if column_of(below) is not None else above + below


def _read(sheet: Sheet, top: int, bottom: int, texts: dict[int, str]) -> Header:
    header = Header(top, bottom, {})
    for index in range(sheet.columns):
        text = texts.get(index, "")
        if not text:
            if _continues_level(header, index):
                header.columns[Column.RIGHT] = index
            continue
        column = column_of(text)
        if is_personal(text):
            header.personal[index] = text
        elif column is None:
            header.unknown[index] = text
        elif column not in header.columns:
            header.columns[column] = index
        elif column is Column.LEVEL and _continues_level(header, index):
            header.columns[Column.RIGHT] = index
        else:
            header.doubled[index] = column
    return header


def _continues_level(header: Header, index: int) -> bool:
    """Whether a column is the second of the pair 实施层级及权限 (level, then what it may do)."""
    return header.columns.get(Column.LEVEL) == index - 1 and Column.RIGHT not in header.columns
