"""Hold one row against the item it stands for: which cells are edits, which are conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from ...cells.codec import Codec, cell_text
from ...cells.columns import ITEM_ID, ORGAN, Column, ListColumns, list_columns
from ...cells.escaping import csv_unescaped
from ...cells.fault import UnreadableCellError
from ...cells.rows import read_cell, row_digest, to_cells
from ...model.vocabulary import ListKind
from .mangled import is_mangled
from .rows import Row
from .stamp import SheetStamp
from .standing import Ground, Standing
from .threeway import Verdict, Versions, judge, repeals_against_edits, settled


class Known(Enum):
    """How it is known what was exported."""

    SAME = auto()
    """The workspace still says it."""
    COMMIT = auto()
    """The recorded (or given) commit says it."""
    ASSUMED = auto()
    """Nothing is recorded: the workspace of today is taken for it."""
    UNKNOWN = auto()
    """The item changed since, and nobody knows what it was."""


@dataclass
class Weighed:
    """What a row wants. ``taken`` and ``conflicts`` are columns; ``mangled`` are cells that a
    spreadsheet program rewrote as numbers, which nobody meant."""

    row: Row
    item: Standing
    kind: ListKind
    known: Known
    versions: Mapping[str, Versions]
    taken: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    mangled: list[str] = field(default_factory=list)
    moved_to: str | None = None
    """What stands in the column of the organ, where it was changed."""


class Scales:
    """Weighs the rows of a table against the workspace and what it was exported from.

    ``unrecorded`` says what is made of rows where neither a record nor a base is known.
    """

    def __init__(
        self,
        ours: Ground,
        base: Ground | None,
        *,
        is_csv: bool,
        unrecorded: Known = Known.ASSUMED,
    ) -> None:
        self.ours, self.base, self.is_csv = ours, base, is_csv
        self._unrecorded = unrecorded
        self.codec = Codec(ours.names)
        self._base_codec = None if base is None else Codec(base.names)
        self._columns: dict[tuple[bool, ListKind], ListColumns] = {}

    def columns(self, kind: ListKind, *, of_base: bool = False) -> ListColumns:
        """Return the columns of a list, with the extra fields of the workspace."""
        key = (of_base, kind)
        if key not in self._columns:
            ground = self.base if of_base and self.base is not None else self.ours
            self._columns[key] = list_columns(kind, ground.extra.get(kind, []))
        return self._columns[key]

    def is_as_exported(self, row: Row, stamp: SheetStamp | None) -> bool:
        """Whether a row still says what was exported, to the last character."""
        recorded = None if stamp is None else stamp.items.get(row.id)
        return recorded is not None and row_digest({**row.cells, ITEM_ID: row.id}) == recorded

    def is_as_today(self, row: Row, item: Standing) -> bool:
        """Whether a row says what the workspace says in all its columns."""
        ours = self.texts(item)
        return all(settled(text) == settled(ours.get(p, "")) for p, text in row.cells.items())

    def weigh(self, row: Row, item: Standing, stamp: SheetStamp | None) -> Weighed:
        """Return what a row wants of its item."""
        kind = item.located.kind
        ours = self.texts(item)
        known, base = self._base_of(item, stamp, ours)
        columns = self.columns(kind)
        versions = {
            path: Versions(None if base is None else base.get(path, ""), ours.get(path, ""), text)
            for path, text in row.cells.items()
            if path in columns.by_path
        }
        found = Weighed(row, item, kind, known, versions)
        for path, cell in versions.items():
            self._judge(found, columns.by_path[path], cell)
        for path in repeals_against_edits(versions):
            if path not in found.conflicts:
                found.conflicts.append(path)
            if path in found.taken:
                found.taken.remove(path)
        return found

    def texts(self, item: Standing, *, of_base: bool = False) -> dict[str, str]:
        """Return the cells of an item as text; the register and fields are those of its side."""
        codec = self._base_codec if of_base and self._base_codec is not None else self.codec
        cells = to_cells(
            self.columns(item.located.kind, of_base=of_base),
            item.value,
            codec,
            item=item.located.id,
            organ=item.located.organ,
        )
        return {path: cell_text(cell) for path, cell in cells.items()}

    def _base_of(
        self, item: Standing, stamp: SheetStamp | None, ours: dict[str, str]
    ) -> tuple[Known, dict[str, str] | None]:
        """Return the cells as they were exported, and how that is known."""
        recorded = None if stamp is None else stamp.items.get(item.located.id)
        if recorded is not None and stamp is not None and _digest(ours, stamp) == recorded:
            return Known.SAME, ours
        old = None if self.base is None else self.base.item(item.located.id)
        if old is not None:
            texts = self.texts(old, of_base=True)
            if recorded is None or stamp is None or _digest(texts, stamp) == recorded:
                return Known.COMMIT, texts
        if recorded is None and self.base is None and self._unrecorded is Known.ASSUMED:
            return Known.ASSUMED, ours
        return Known.UNKNOWN, None

    def _judge(self, found: Weighed, column: Column, cell: Versions) -> None:
        def same(left: str, right: str) -> bool:
            return self._means_the_same(column, left, right)

        verdict = judge(cell, same)
        if verdict is Verdict.UNTOUCHED:
            return
        if column.path == ORGAN:
            found.moved_to = cell.theirs
        elif self.is_csv and any(is_mangled(old, cell.theirs) for old in (cell.base, cell.ours)):
            found.mangled.append(column.path)
        elif verdict is Verdict.TAKEN:
            found.taken.append(column.path)
        else:
            found.conflicts.append(column.path)

    def _means_the_same(self, column: Column, left: str, right: str) -> bool:
        """Whether two texts of a column are read as the same value, none for no text."""
        if self.is_csv and settled(csv_unescaped(left)) == settled(csv_unescaped(right)):
            return True
        try:
            one, other = (read_cell(column, text, self.codec) for text in (left, right))
        except UnreadableCellError:
            return False
        return type(one) is type(other) and bool(one == other)


def _digest(texts: Mapping[str, str], stamp: SheetStamp) -> str:
    return row_digest({path: texts[path] for path in stamp.paths if path in texts})
