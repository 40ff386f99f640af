"""Find the heading of a table wherever it stands, in one row or two."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ..reading.grid import Place, Sheet
from .columns import Column, is_personal, plain_heading
from .lexicon import Candidate, Lexicon, powers_lexicon

_LONGEST_HEADING = 24
_LONGEST_SPACED = 10 * _LONGEST_HEADING
"""A heading with the blanks between its letters; what is longer is not looked at."""
_REMEMBERED = 1 << 14


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
    doubtful: dict[int, str] = field(default_factory=dict)
    """Columns of which nobody could tell what they mean: not taken."""
    ignored: dict[int, str] = field(default_factory=dict)
    """Columns that are left out because somebody said so."""
    kept: dict[int, str] = field(default_factory=dict)
    """Columns that become extra fields, with the names of those."""
    noted: dict[int, str] = field(default_factory=dict)
    """Columns that go into 内部说明."""
    given: dict[int, str] = field(default_factory=dict)
    """Columns that are read straight into a field, with the paths of those."""
    texts: dict[int, str] = field(default_factory=dict)
    """The heading of every column, plain."""
    reasons: dict[int, Candidate] = field(default_factory=dict)
    """Of columns that were taken or are doubtful: which it (likeliest) is, how certain, and why."""

    @property
    def first_row(self) -> int:
        """The first row below the heading."""
        return self.bottom + 1


def find_header(
    sheet: Sheet, start: int = 0, stop: int | None = None, lexicon: Lexicon | None = None
) -> Header | None:
    """Return the first heading at or below row ``start`` (and above ``stop``)."""
    lexicon = lexicon or powers_lexicon()
    for row in range(start, sheet.rows if stop is None else min(stop, sheet.rows)):
        found = header_at(sheet, row, lexicon)
        if found is not None:
            return found
    return None


def header_at(sheet: Sheet, row: int, lexicon: Lexicon | None = None) -> Header | None:
    """Return the heading that begins in ``row``; None where the row is none."""
    lexicon = lexicon or powers_lexicon()
    texts = header_texts(sheet, row)
    if not _is_heading(texts, lexicon):
        return None
    bottom = row
    if _is_second_row(sheet, row, texts, lexicon):
        bottom = row + 1
        texts = _joined(sheet, row, bottom, lexicon)
    return read_header(sheet, row, bottom, texts, lexicon)


def given_header(sheet: Sheet, top: int, bottom: int, lexicon: Lexicon) -> Header:
    """Return the heading that stands in rows that somebody named."""
    texts = header_texts(sheet, top)
    if bottom > top:
        texts = _joined(sheet, top, bottom, lexicon)
    return read_header(sheet, top, bottom, texts, lexicon)


def _joined(sheet: Sheet, top: int, bottom: int, lexicon: Lexicon) -> dict[int, str]:
    texts = header_texts(sheet, top)
    for row in range(top + 1, bottom + 1):
        below = header_texts(sheet, row)
        texts = {
            c: _combined(texts.get(c, ""), below.get(c, ""), lexicon)
            for c in sorted({*texts, *below})
        }
    return texts


def header_texts(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the plain texts of a row that are short enough for headings, by column."""
    shown = sheet.shown_row(row)
    return {column: text for column, cell in shown if (text := _short_heading(cell))}


@lru_cache(_REMEMBERED)
def _short_heading(shown: str) -> str:
    """The plain text of a cell that is short enough for a heading; empty for any other.

    Every row is asked whether it is another heading, so answers are kept.
    """
    if not shown or len(shown) > _LONGEST_SPACED:
        return ""
    text = plain_heading(shown)
    return text if _width(text) <= _LONGEST_HEADING else ""


def _width(text: str) -> float:
    """How wide a heading is in Chinese signs; a Latin letter (a key of JSON) is half of one."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def _is_heading(texts: dict[int, str], lexicon: Lexicon) -> bool:
    known = {lexicon.column_of(text) for text in texts.values()} - {None}
    return Column.NAME in known and len(known) >= lexicon.columns.enough


def _is_second_row(sheet: Sheet, row: int, texts: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether the row below belongs to the heading: 层级 and 权限 under 实施层级及权限."""
    below = [p for p in sheet.row_places(row + 1) if not _covered_from(sheet, p, row)]
    if not below:
        return False
    name = next(c for c, text in texts.items() if lexicon.column_of(text) is Column.NAME)
    if sheet.text(row + 1, name) and not _covered_from(sheet, Place(row + 1, name), row):
        return False
    span = sheet.span(row + 1, name)
    if (span is not None and span.top == row + 1) or (len(below) == 1 and below[0].column == 0):
        return False  # a row that stands over all columns, or before them, heads items
    words = [sheet.cells[p] for p in below]
    return all(len(plain_heading(w)) <= _LONGEST_HEADING for w in words) and all(
        lexicon.column_of(word) is not None for word in words
    )


def _covered_from(sheet: Sheet, place: Place, row: int) -> bool:
    span = sheet.span(place.row, place.column)
    return span is not None and span.top <= row


def _combined(above: str, below: str, lexicon: Lexicon) -> str:
    if not below or below == above:
        return above
    if lexicon.target(above + below) is not None:
        return above + below
    return below if lexicon.column_of(below) is not None else above + below


def read_header(
    sheet: Sheet, top: int, bottom: int, texts: dict[int, str], lexicon: Lexicon
) -> Header:
    """Return the heading with the columns that their letters name for certain."""
    header = Header(top, bottom, {}, texts=dict(texts))
    for index in range(sheet.columns):
        text = texts.get(index, "")
        if not text:
            if _continues_level(header, index):
                header.columns[Column.RIGHT] = index
            continue
        known = None if lexicon.is_doubtful(text) else lexicon.known(text)
        if is_personal(text):
            header.personal[index] = text
        elif known is None:
            header.unknown[index] = text
        elif known.column not in header.columns:
            header.columns[known.column] = index
            header.reasons[index] = known
        elif known.column is Column.LEVEL and _continues_level(header, index):
            header.columns[Column.RIGHT] = index
        else:
            header.doubled[index] = known.column
    return header


def _continues_level(header: Header, index: int) -> bool:
    """Whether a column is the second of the pair 实施层级及权限 (level, then what it may do)."""
    return header.columns.get(Column.LEVEL) == index - 1 and Column.RIGHT not in header.columns
