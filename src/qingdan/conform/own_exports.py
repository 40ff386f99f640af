"""Tables and data that ``qingdan export`` wrote, as rows to be held against today's items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..cells.codec import Codec
from ..cells.columns import ORGAN, list_columns
from ..cells.fault import UnreadableCellError
from ..cells.rows import from_cells
from ..errors import QingdanError
from ..exchange.exporting.metadata import SHEET
from ..exchange.reading.grid import UnreadableWorkbook, Workbook
from ..exchange.reading.workbook import read_workbook
from ..exchange.updating.recognising import is_exported, read_csv
from ..exchange.updating.records import read_records
from ..exchange.updating.rows import Row as ExportedRow
from ..exchange.updating.tables import Table, read_table
from ..model.kinds import inherit
from ..model.vocabulary import ListKind
from ..model.workspace import ExtraField
from ..store.layout import Located
from .matters import Defaults, Matter, text_of
from .table_fields import FIELDS, Terms, said_of_matter
from .table_rows import Heading, Row, TableRead, UnreadRow


class _Item(NamedTuple):
    """An item of an export: where it stands in it, and what it says."""

    sheet: str
    cell: str
    organ: str | None
    id: str
    mapping: Mapping[str, Any]


class OwnExports:
    """Reads exports of a workspace; ``defaults`` are what its lists say of all their items."""

    def __init__(
        self,
        kind: ListKind,
        terms: Terms,
        defaults: Defaults,
        extra: Mapping[ListKind, list[ExtraField]],
        organs: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.kind, self.terms, self.defaults = kind, terms, defaults
        self.extra, self.organs = extra, organs

    def read(self, name: str, data: bytes) -> TableRead | None:
        """Return the rows of an export; None for any other file.

        Raises ``QingdanError`` for JSON that was exported for the public.
        """
        if not is_exported(data):
            return None
        recorded = read_records(data)
        found = TableRead(name)
        items: list[_Item] = []
        if recorded is not None:
            items = [
                _Item("", one.id, one.organ, one.id, one.mapping)
                for one in recorded.items
                if one.kind is self.kind
            ]
        else:
            table = self._table(name, data)
            if table is None:
                return None
            rows = [row for sheet in table.sheets if sheet.kind is self.kind for row in sheet.rows]
            items = [one for row in rows if (one := self._item(row, found)) is not None]
        names = {one.id: text_of(one.mapping, "名称") for one in items}
        found.rows += [self._row(one, names) for one in items]
        found.headings += [Heading("", "", path, path) for path in FIELDS]
        return found

    def _table(self, name: str, data: bytes) -> Table | None:
        try:
            workbook = read_csv(data) or read_workbook(data)
        except UnreadableWorkbook as error:
            raise QingdanError(error.message, error.hint, file=name) from None
        try:
            return read_table(name, workbook, self.extra)
        except QingdanError:
            # For the public: what it does not hold is not compared; its headings are the paths.
            plain = [sheet for sheet in workbook.sheets if sheet.name != SHEET]
            return read_table(name, Workbook(plain, workbook.kind), self.extra)

    def _item(self, row: ExportedRow, found: TableRead) -> _Item | None:
        """Read a row of a table; None, with a note, where a cell of it cannot be read."""
        columns = list_columns(self.kind, self.extra.get(self.kind, []))
        cells = {path: text for path, text in row.cells.items() if path in columns.by_path}
        mapping, faults = from_cells(columns, cells, Codec(self.terms.organs))
        if faults:
            found.unread.append(UnreadRow(row.sheet, row.range, faults[0].message))
            return None
        organ = self._organ(cells.get(ORGAN, ""))
        return _Item(row.sheet, row.range.split(":")[0], organ, row.id, mapping)

    def _organ(self, text: str) -> str | None:
        try:
            return self.terms.organs.find(text.strip()) if text.strip() else None
        except UnreadableCellError:
            return None

    def _row(self, one: _Item, names: Mapping[str, str]) -> Row:
        value = inherit(one.mapping, self.defaults.of(Located(self.kind, one.organ, one.id)))
        organ = text_of(self.organs.get(one.organ or "", {}), "名称") or one.organ or ""
        parent = names.get(text_of(one.mapping, "主项"), "")
        matter = Matter(self.kind, one.id, "", one.organ, organ, parent, value, one.mapping)
        values = {path: said_of_matter(matter, path, self.terms) for path in FIELDS}
        name = matter.name
        return Row(one.sheet, one.cell, name, parent, values, one.id, matter.repealed)


__all__ = ["OwnExports"]
