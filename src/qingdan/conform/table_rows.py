"""Any table that an office keeps, as rows with the fields of a list.

Read by the same means as an import: any kind of file, headings wherever they stand, 主项 and 子项,
rows that continue. Nothing of it becomes an item, so nothing is repaired or refused beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from ..errors import QingdanError
from ..exchange.drafting.cellreader import CellReader
from ..exchange.drafting.mending import mend_table
from ..exchange.drafting.repair import Kind, mend
from ..exchange.findings import Notes, Problem
from ..exchange.reading.grid import (
    Place,
    Sheet,
    UnreadableWorkbook,
    area,
    column_letters,
)
from ..exchange.reading.workbook import read_file, read_workbook
from ..exchange.tables.columns import Column
from ..exchange.tables.guide import Guide, SavedMapping
from ..exchange.tables.header import header_texts
from ..exchange.tables.headings.every import LISTS
from ..exchange.tables.reading import read_table
from ..exchange.tables.table import Record, Table, Use
from ..exchange.tables.targets import Keep
from ..exchange.tables.types import type_in
from ..messages import _
from ..model.finding import Severity
from ..model.vocabulary import ListKind
from .matters import TYPE_KEYS
from .table_fields import BLANK, CELL_PATHS, FIELDS, Said, Terms, said_in_cell
from .table_headings import KEPT_FIELDS

_SEARCHED = 30
_UNREAD = frozenset({"no-name", "row-not-understood"})
_LEFT = frozenset({"no-header", "list-unclear", "no-name-column", "hidden-sheet"})


@dataclass(frozen=True)
class Row:
    """One row of a table: where it stands, what it is called, what it says by field.

    ``id`` is that of an item where the table says it (an export of ours). ``repealed``: the row
    says that the matter is over.
    """

    sheet: str
    cell: str
    name: str
    parent: str
    values: Mapping[str, Said]
    id: str = ""
    repealed: bool = False

    def says(self, path: str) -> Said:
        """Return what it says of a field."""
        return self.values.get(path, BLANK)


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row that was not understood: its cells, and why."""

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table and the field it was taken for; None: it is not compared."""

    sheet: str
    column: str
    heading: str
    path: str | None


@dataclass
class TableRead:
    """A table: its rows, those that were not understood, its columns, what was said of it."""

    file: str
    titles: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    unread: list[UnreadRow] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    mains_of_children: set[str] = field(default_factory=set)
    """Names of 主项 that have no row of their own, only rows of their 子项."""

    @property
    def paths(self) -> list[str]:
        """The fields that some column of the table stands for, in their order."""
        there = {one.path for one in self.headings}
        return [path for path in FIELDS if path in there]


def open_table(path: Path) -> bytes:
    """Return the bytes of a file; ``QingdanError`` where it cannot be opened."""
    try:
        return read_file(path)
    except UnreadableWorkbook as error:
        raise QingdanError(error.message, error.hint, file=str(path)) from None


def read_rows(name: str, data: bytes, guide: Guide, kind: ListKind, terms: Terms) -> TableRead:
    """Read a table by its headings.

    Raises ``QingdanError`` for what is no table, and where no heading is found.
    """
    try:
        workbook = read_workbook(data)
    except UnreadableWorkbook as error:
        raise QingdanError(error.message, error.hint, file=name) from None
    found = TableRead(name)
    notes = Notes()
    notes.sheets = {sheet.name: sheet for sheet in workbook.sheets if sheet.labels}
    tables = 0
    for sheet in workbook.sheets:
        if not sheet.cells:
            continue
        if sheet.hidden:
            found.remarks.append(
                _("隐藏的工作表“{sheet}”没有核对；要核对，请先取消隐藏。").format(sheet=sheet.name)
            )
            continue
        table = _table(sheet, notes, guide, kind, PurePath(name).stem)
        if table.header is not None:
            tables += 1
            _Reading(found, table, notes, terms).read()
    if not tables:
        raise QingdanError(
            _("{file} 里没有找到表头：要有一行写着事项名称和编码、依据、实施机关等列名。").format(
                file=PurePath(name).name
            ),
            _('列名用了别的叫法的，用 --map "列名=字段" 指明，如 --map "职权=名称"。'),
            file=name,
        )
    for problem in notes.problems:
        if problem.kind in _UNREAD:
            sheet = next(one for one in workbook.sheets if one.name == problem.sheet)
            found.unread.append(_unread(problem, sheet))
        elif problem.kind in _LEFT and problem.severity is Severity.WARNING:
            found.remarks.append(f"{problem.sheet or ''}：{problem.message}")
    return found


def _unread(problem: Problem, sheet: Sheet) -> UnreadRow:
    said = {
        "no-name": _("这一行没有事项名称，没有核对。"),
        "row-not-understood": _("没有看懂这一行，没有核对。"),
    }
    return UnreadRow(sheet.name, problem.cell or "", said[problem.kind])


def _table(sheet: Sheet, notes: Notes, guide: Guide, kind: ListKind, file: str) -> Table:
    """Read a sheet; where no heading is found, a row with the name and one more field will do."""
    own = Notes(sheets=notes.sheets)
    table = read_table(sheet, own, guide, file)
    if table.header is None:
        row = _short_heading(sheet, guide, kind)
        if row is not None:
            own = Notes(sheets=notes.sheets)
            chosen = SavedMapping("", kind, guide.targets.get(kind, {}), header_rows=(row, row))
            table = read_table(sheet, own, replace(guide, chosen=chosen, saved=()), file)
    if table.header is not None:
        for cells in _taken_by_kept(table):
            own.problems = [one for one in own.problems if one.cell != sheet.label(cells)]
    notes.problems += own.problems
    return table


def _taken_by_kept(table: Table) -> Iterator[str]:
    """Take rows that say nothing but a name and fields without a column of the list (fees).

    Yields the cells of each.
    """
    header, sheet = table.header, table.sheet
    index = None if header is None else header.columns.get(Column.NAME)
    if header is None or index is None or not header.kept:
        return
    for row in range(header.first_row, sheet.rows):
        place, name = Place(row, index), sheet.text(row, index).strip()
        extra = {at: text for at in header.kept if (text := sheet.text(row, at).strip())}
        if name and extra and table.uses.get(place) is Use.UNREAD:
            values, places = {Column.NAME: name}, {Column.NAME: place}
            table.records.append(Record(row, [row], name, "", values, places, None, extra))
            yield area(sheet.row_places(row)) or str(place)
    table.records.sort(key=lambda record: record.row)


def _short_heading(sheet: Sheet, guide: Guide, kind: ListKind) -> int | None:
    lexicon = guide.lexicon(kind)
    for row in range(min(sheet.rows, _SEARCHED)):
        texts = header_texts(sheet, row).values()
        columns = {lexicon.column_of(text) for text in texts} - {None}
        kept = [text for text in texts if isinstance(lexicon.target(text), Keep)]
        if Column.NAME in columns and len(columns) + len(kept) > 1:
            return row
    return None


class _Reading:
    """Puts the records of one sheet into rows."""

    def __init__(self, found: TableRead, table: Table, notes: Notes, terms: Terms) -> None:
        self.found, self.table, self.notes, self.terms = found, table, notes, terms
        known = LISTS[table.kind].columns
        self.paths = {one.column: CELL_PATHS.get(one.path, one.path) for one in known}
        self.mended = mend_table(table, Notes())
        header = table.header
        self.kept = {} if header is None else header.kept

    def read(self) -> None:
        """Read the headings, then the records."""
        table = self.table
        self.found.titles += [table.sheet.name, *table.titles]
        self._headings()
        usual = None
        if TYPE_KEYS.get(table.kind) == "类型":
            usual = type_in(table.sheet.name) or type_in(" ".join(table.titles))
        records = table.records
        own = {_name(record.main) for record in records if not record.child}
        for number, record in enumerate(records):
            self.found.rows.append(self._row(number, record, str(usual or "")))
            main = _name(record.main)
            if record.child and main not in own:
                self.found.mains_of_children.add(main)

    def _headings(self) -> None:
        header = self.table.header
        if header is None:
            return
        taken = {index: self.paths.get(column) for column, index in header.columns.items()}
        for index, text in sorted(header.texts.items()):
            path = taken.get(index) or self.kept.get(index)
            if path is not None and path not in (*FIELDS, *KEPT_FIELDS):
                path = None
            self.found.headings.append(
                Heading(self.table.sheet.name, column_letters(index), text, path)
            )

    def _row(self, number: int, record: Record, usual: str) -> Row:
        cells = self.mended[number].cells
        texts = {self.paths[column]: text for column, text in cells.items() if column in self.paths}
        texts |= {path: record.extra[i] for i, path in self.kept.items() if i in record.extra}
        main, child = _name(record.main), _name(record.child)
        texts["名称"] = child or main
        if "类型" not in texts and (record.section or usual):
            texts["类型"] = str(record.section or usual)
        bases = {path: self._bases(number, record, path, texts) for path in ("依据", "收费.依据")}
        values = {
            path: said_in_cell(path, texts[path], self.terms, texts, bases.get(path))
            for path in FIELDS
            if path in texts
        }
        place = record.place(Column.CHILD if child else Column.NAME)
        return Row(
            self.table.sheet.name,
            self._label(place),
            child or main,
            main if child else "",
            values,
            repealed="废止" in texts.get("状态", "") or "取消" in texts.get("状态", ""),
        )

    def _bases(self, number: int, record: Record, path: str, texts: Mapping[str, str]) -> object:
        if path not in texts:
            return None
        reader = CellReader(self.table, record, self.mended[number], Notes())
        return reader.bases(Column.BASIS, texts[path])

    def _label(self, place: Place) -> str:
        return self.table.sheet.label(str(place))


def _name(text: str) -> str:
    return mend(text, Kind.NAME).text


__all__ = ["Heading", "Row", "TableRead", "UnreadRow", "open_table", "read_rows"]
