"""A table of a document or page as its cells follow one another, before they have a place.

Word and web pages write tables alike: rows of cells, some of which reach over several columns or
rows, and some of which hold further tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .grid import Place, Span, too_many_cells
from .limits import MAX_BLANKS, MAX_COLUMNS


@dataclass
class RawCell:
    """A cell; ``across`` and ``down`` say over how many columns and rows it reaches."""

    text: str = ""
    across: int = 1
    down: int = 1
    heading: bool = False
    """Whether the source marks it as a heading."""
    nested: list[RawTable] = field(default_factory=list)
    mark: str = ""
    """How the source names the place, where it has no tables: 第3行."""


@dataclass
class RawTable:
    """Rows of cells, with the rows that the source hides."""

    rows: list[list[RawCell]] = field(default_factory=list)
    indents: dict[int, int] = field(default_factory=dict)
    """How many columns a row is pushed to the right, where it is."""
    hidden: set[int] = field(default_factory=set)
    heading_rows: set[int] = field(default_factory=set)
    """Rows that the source repeats on every page."""

    @property
    def is_layout(self) -> bool:
        """Whether the table only arranges other tables: no row has two cells of its own text."""
        cells = [cell for row in self.rows for cell in row]
        if not any(cell.nested for cell in cells):
            return False
        return all(sum(1 for cell in row if cell.text.strip()) < 2 for row in self.rows)


@dataclass(frozen=True)
class PlacedTable:
    """The same with a place for every cell."""

    cells: dict[Place, RawCell]
    """Where each cell begins; empty cells too."""
    spans: list[Span]
    rows: int
    columns: int
    heading_rows: frozenset[int]
    hidden_rows: frozenset[int]

    def row(self, row: int) -> list[tuple[int, RawCell]]:
        """The cells that begin in a row, with their columns."""
        return [
            (column, cell)
            for column in range(self.columns)
            if (cell := self.cells.get(Place(row, column))) is not None
        ]


def place_cells(table: RawTable) -> PlacedTable:
    """Give every cell its place. Raises ``UnreadableWorkbook`` for a table beyond the limits."""
    cells: dict[Place, RawCell] = {}
    spans: list[Span] = []
    reaching: dict[int, int] = {}
    """Columns that a cell further up reaches into, and how many more rows it does."""
    columns = 0
    for number, row in enumerate(table.rows):
        column = table.indents.get(number, 0)
        below = {at: rest - 1 for at, rest in reaching.items() if rest > 1}
        for cell in row:
            while column in reaching:
                column += 1
            across = max(1, min(cell.across, MAX_COLUMNS - column))
            if column >= MAX_COLUMNS or len(cells) > MAX_BLANKS:
                raise too_many_cells(MAX_BLANKS)
            down = max(1, min(cell.down, len(table.rows) - number))
            cells[Place(number, column)] = cell
            if across > 1 or down > 1:
                spans.append(Span(number, column, number + down - 1, column + across - 1))
            if down > 1:
                below.update(dict.fromkeys(range(column, column + across), down - 1))
            column += across
            columns = max(columns, column)
        reaching = below
    return PlacedTable(
        cells,
        spans,
        len(table.rows),
        columns,
        frozenset(table.heading_rows),
        frozenset(table.hidden),
    )


def flat_text(table: RawTable) -> str:
    """Write a table inside a cell as lines: 材料：份数."""
    lines = []
    for row in table.rows:
        texts = [" ".join(text.split()) for cell in row if (text := cell_text(cell)).strip()]
        if texts:
            lines.append("：".join(texts) if len(texts) == 2 else " | ".join(texts))
    return "\n".join(lines)


def cell_text(cell: RawCell) -> str:
    """Return the text of a cell with that of the tables in it."""
    parts = [cell.text, *(flat_text(table) for table in cell.nested)]
    return "\n".join(part for part in parts if part.strip())
