"""A workbook as plain cells: what stands where, which ranges are merged, what is hidden."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...messages import _

_MOST_COVERED = 2_000_000
"""Cells under merged ranges; a file with more is damaged or made to exhaust us."""


class UnreadableWorkbook(Exception):  # noqa: N818 - said to the user as a fact, not as an error
    """A source that is no workbook we can read: ``message`` what it is, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, rows and columns from 0."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{column_letters(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A cell whose value cannot be had from the file."""

    place: Place
    message: str


@dataclass
class Sheet:
    """One sheet: the text of every non-empty cell, and its merged ranges."""

    name: str
    cells: dict[Place, str]
    spans: list[Span] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    damages: list[Damage] = field(default_factory=list)
    rows: int = field(init=False)
    """Number of rows down to the last non-empty cell; what a file claims is ignored."""
    columns: int = field(init=False)
    """Number of columns up to the last non-empty cell."""
    _covers: dict[Place, Span] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Measure the area that holds cells and index the merged ranges within it."""
        self.rows = max((place.row for place in self.cells), default=-1) + 1
        self.columns = max((place.column for place in self.cells), default=-1) + 1
        budget = _MOST_COVERED
        for span in self.spans:
            bottom, right = min(span.bottom, self.rows - 1), min(span.right, self.columns - 1)
            budget -= max(0, bottom - span.top + 1) * max(0, right - span.left + 1)
            if budget < 0:
                break
            for row in range(span.top, bottom + 1):
                for column in range(span.left, right + 1):
                    self._covers[Place(row, column)] = span

    def text(self, row: int, column: int) -> str:
        """Text that stands in this very cell; empty where there is none."""
        return self.cells.get(Place(row, column), "")

    def span(self, row: int, column: int) -> Span | None:
        """The merged range over a cell."""
        return self._covers.get(Place(row, column))

    def shown(self, row: int, column: int) -> str:
        """Text that a reader sees at a cell: its own, or that of the range merged over it."""
        span = self.span(row, column)
        return self.text(span.top, span.left) if span else self.text(row, column)

    def row_places(self, row: int) -> Iterator[Place]:
        """The non-empty cells of a row, from the left."""
        return (p for p in (Place(row, c) for c in range(self.columns)) if p in self.cells)


def area(places: Iterable[Place]) -> str | None:
    """Name the smallest range around cells: ``N1:N22``, ``F12`` for one cell, None for none."""
    found = list(places)
    if not found:
        return None
    rows, columns = [p.row for p in found], [p.column for p in found]
    first, last = Place(min(rows), min(columns)), Place(max(rows), max(columns))
    return str(first) if first == last else f"{first}:{last}"


@dataclass(frozen=True)
class Workbook:
    """The sheets of a file in their order."""

    sheets: list[Sheet]


def column_letters(column: int) -> str:
    """Name a column from 0 as spreadsheets do: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_text(number: float, number_format: str = "General") -> str:
    """Write a number as its cell shows it: 1.0 → 1; leading zeros of formats like 000000 stay."""
    if number == int(number) and abs(number) < 1e16:
        text = str(int(number))
        pattern = number_format.split(";")[0].strip('"')
        if pattern and set(pattern) == {"0"}:
            return text.zfill(len(pattern))
        return text
    return repr(number)


def lost_digits(number: float) -> bool:
    """Whether a number is so long that the spreadsheet itself has lost its last digits."""
    return abs(number) >= 1e15


def date_text(moment: datetime.datetime | datetime.date | datetime.time) -> str:
    """Write a date cell as ``2024-01-02``, with the time only where there is one."""
    if isinstance(moment, datetime.datetime):
        if moment.time() == datetime.time():
            return moment.date().isoformat()
        return moment.replace(microsecond=0).isoformat(sep=" ")
    return moment.isoformat()


def lost_digits_message(text: str) -> str:
    """Say that a number was too long for a spreadsheet."""
    return _("“{text}”以数字保存，超过15位的部分已被表格软件丢掉；请改成文本重新填写。").format(
        text=text
    )
