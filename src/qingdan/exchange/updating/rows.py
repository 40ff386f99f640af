"""The rows of an exported sheet: which item each is, and which rows cannot be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..reading.grid import Place, Sheet, column_letters
from .heads import Head
from .outcome import Spot


@dataclass(frozen=True)
class Row:
    """One row of items. ``cells`` holds the text of every column that the sheet has, also empty.

    ``columns`` are the places of the columns; ``number`` counts from 0.
    """

    sheet: str
    number: int
    id: str
    cells: Mapping[str, str]
    columns: Mapping[str, int]
    id_column: int
    headings: Mapping[str, str] = field(default_factory=dict)
    """What stands over the columns, where that is another word than their path."""

    def heading(self, column: str) -> str:
        """Return what stands over a column."""
        return self.headings.get(column, column)

    def spot(self, column: str) -> Spot:
        """Return where a column of this row stands."""
        return Spot(self.sheet, str(Place(self.number, self.columns[column])))

    @property
    def id_spot(self) -> Spot:
        """Return where the id stands."""
        return Spot(self.sheet, str(Place(self.number, self.id_column)))

    @property
    def range(self) -> str:
        """The row as a range of cells (``A12:P12``), which the report calls 第12行."""
        last = max([self.id_column, *self.columns.values()])
        return f"A{self.number + 1}:{column_letters(last)}{self.number + 1}"


def rows_below(
    sheet: Sheet, head: Head, id_name: str, headings: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """Yield the rows of items below a heading; rows without a word in a known column are none.

    A range merged over several rows says the same in each of them.
    """
    columns = {name: at for name, at in head.columns.items() if name != id_name}
    id_column = head.columns[id_name]
    for number in range(head.row + 1, sheet.rows):
        cells = {name: _text(sheet, number, at) for name, at in columns.items()}
        item = sheet.text(number, id_column).strip()
        if item or any(cells.values()):
            yield Row(sheet.name, number, item, cells, columns, id_column, headings or {})


def _text(sheet: Sheet, row: int, column: int) -> str:
    span = sheet.span(row, column)
    if span is None or span.left != span.right:
        return sheet.text(row, column)
    return sheet.shown(row, column)


def merged_across(sheet: Sheet, row: Row) -> list[Place]:
    """Return the cells of a row that are merged with cells of other columns."""
    found = []
    for column in sorted({row.id_column, *row.columns.values()}):
        span = sheet.span(row.number, column)
        if span is not None and span.left != span.right:
            found.append(Place(row.number, column))
    return found


def apart(
    rows: Sequence[Row], is_as_exported: Callable[[Row], bool]
) -> tuple[list[Row], list[Row], list[list[Row]]]:
    """Return rows of one item each, rows without an id, and groups of rows with one id.

    Of rows with one id the first that says what was exported is the item's own: it stands among
    the rows of one item, too, and first in its group; where none says that, no row does.
    """
    by_id: dict[str, list[Row]] = {}
    fresh = []
    for row in rows:
        if row.id:
            by_id.setdefault(row.id, []).append(row)
        else:
            fresh.append(row)
    single: list[Row] = []
    groups: list[list[Row]] = []
    for same in by_id.values():
        if len(same) == 1:
            single.append(same[0])
            continue
        own = next((row for row in same if is_as_exported(row)), None)
        if own is not None:
            single.append(own)
            same = [own, *(row for row in same if row is not own)]
        groups.append(same)
    single.sort(key=lambda row: (row.sheet, row.number))
    return single, fresh, groups
