"""Read OpenDocument spreadsheets (``.ods``), as LibreOffice and WPS write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...messages import _
from .grid import (
    Damage,
    Place,
    Remark,
    Sheet,
    Span,
    UnreadableWorkbook,
    Workbook,
    lost_digits,
    lost_digits_message,
    number_text,
    too_many_cells,
)
from .limits import MAX_BLANKS, MAX_CELLS, MAX_ROWS, MAX_SHEETS, MAX_SPANS
from .markup import BrokenMarkup, walk
from .number_formats import iso_text
from .package import Package
from .remarks import formulas_remark

_MOST_COLUMNS = 16_384
_POWER = re.compile(r"-?\d(?:\.\d+)?E[+-]\d+")
"""A number for which the column is too narrow."""
_ERRORS = ("Err:", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!")


def read_ods(package: Package) -> Workbook:
    """Read the sheets. Raises ``UnreadableWorkbook`` where the file is damaged or too large."""
    reader = _Reader()
    try:
        walk(package.chunks("content.xml"), reader.start, reader.end, reader.text)
    except (BrokenMarkup, ValueError, LookupError, OverflowError):
        raise UnreadableWorkbook(
            _("OpenDocument 表格（.ods）已损坏或不完整。"),
            _("用 LibreOffice 或 WPS 打开，若能打开就另存为新文件再导入；否则重新索取。"),
        ) from None
    remarks = []
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
        remarks.append(Remark("macros", _("文件里有宏；没有运行，只读了单元格。")))
    return Workbook(reader.sheets, "ods", (*remarks, *reader.remarks))


@dataclass
class _Cell:
    attributes: dict[str, str]
    column: int
    times: int
    lines: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.remarks: list[Remark] = []
        self._concealing: set[str] = set()
        """Styles of tables that are not shown."""
        self._style = ""
        self._table: _Table | None = None
        self._deeper = 0
        """Tables inside a cell or a drawing: not read."""
        self._cell: _Cell | None = None
        self._line: list[str] | None = None
        self._silent = 0
        self._seen = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._silent or name in ("annotation", "tracked-changes", "forms", "shapes"):
            self._silent += 1
        elif name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties":
            if attributes.get("table:display") == "false":
                self._concealing.add(self._style)
        elif name == "table":
            self._begin(attributes)
        elif self._table is not None and not self._deeper:
            self._inside(self._table, name, attributes)

    def _begin(self, attributes: dict[str, str]) -> None:
        if self._table is not None:
            self._deeper += 1
            return
        if len(self.sheets) >= MAX_SHEETS:
            raise too_many_cells(MAX_SHEETS)
        style = attributes.get("table:style-name", "")
        self._table = _Table(attributes.get("table:name", ""), style in self._concealing)

    def _inside(self, table: _Table, name: str, attributes: dict[str, str]) -> None:
        if name == "table-row":
            table.open_row(attributes)
        elif name == "table-column":
            table.column_of(attributes)
        elif name in ("table-cell", "covered-table-cell"):
            times = _number(attributes, "table:number-columns-repeated", _MOST_COLUMNS)
            self._cell = _Cell(attributes, table.column, times)
            table.column += times
            if table.column > _MOST_COLUMNS:
                raise ValueError(table.column)
        elif self._cell is not None:
            if name == "p":
                self._line = []
            elif self._line is not None:
                self._mark(name, attributes)

    def _mark(self, name: str, attributes: dict[str, str]) -> None:
        assert self._line is not None  # noqa: S101 - asked by the caller
        if name == "s":
            self._line.append(" " * min(_number(attributes, "text:c", 10_000), 10_000))
        elif name == "tab":
            self._line.append("\t")
        elif name == "line-break":
            self._line.append("\n")

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
        elif name == "table":
            self._end_table()
        elif self._table is None or self._deeper:
            return
        elif name == "p" and self._cell is not None and self._line is not None:
            self._cell.lines.append("".join(self._line))
            self._line = None
        elif name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._take(self._table, self._cell, covered=name.startswith("covered"))
            self._cell = None
        elif name == "table-row":
            self._seen += self._table.close_row()
            if self._seen > MAX_CELLS:
                raise too_many_cells()

    def _end_table(self) -> None:
        if self._deeper:
            self._deeper -= 1
        elif self._table is not None:
            self.sheets.append(self._table.sheet())
            self.remarks += self._table.remarks()
            self._table = None

    def text(self, characters: str) -> None:
        if self._line is not None and not self._silent and not self._deeper:
            self._line.append(characters)

    def _take(self, table: _Table, cell: _Cell, *, covered: bool) -> None:
        attributes = cell.attributes
        across = _number(attributes, "table:number-columns-spanned", _MOST_COLUMNS)
        down = _number(attributes, "table:number-rows-spanned", MAX_ROWS)
        row = table.row
        if across > 1 or down > 1:
            if len(table.spans) >= MAX_SPANS:
                raise too_many_cells(MAX_SPANS)
            table.spans.append(Span(row, cell.column, row + down - 1, cell.column + across - 1))
        text, damage = _shown(attributes, cell.lines)
        if covered:
            table.covered += bool(text.strip()) * cell.times
            return
        if "table:formula" in attributes and text.strip():
            table.formulas.append(Place(row, cell.column))
        if damage:
            is_number = "office:value" in attributes and "table:formula" not in attributes
            table.damages.append(Damage(Place(row, cell.column), damage, is_number))
        if text.strip():
            if cell.times > 1_000:
                raise too_many_cells(1_000)
            table.pending += [(cell.column + n, text) for n in range(cell.times)]


@dataclass
class _Table:
    name: str
    hidden: bool
    row: int = 0
    column: int = 0
    times: int = 1
    cells: dict[Place, str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    damages: list[Damage] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    pending: list[tuple[int, str]] = field(default_factory=list)
    """Columns and texts of the row that is open."""
    formulas: list[Place] = field(default_factory=list)
    covered: int = 0
    _columns: int = 0

    def open_row(self, attributes: dict[str, str]) -> None:
        self.column = 0
        self.pending = []
        self.times = _number(attributes, "table:number-rows-repeated", MAX_ROWS)
        if self.row + self.times > MAX_ROWS:
            raise ValueError(self.times)
        if attributes.get("table:visibility", "visible") != "visible":
            self.hidden_rows.update(range(self.row, self.row + min(self.times, MAX_BLANKS // 10)))

    def column_of(self, attributes: dict[str, str]) -> None:
        times = _number(attributes, "table:number-columns-repeated", _MOST_COLUMNS)
        if attributes.get("table:visibility", "visible") != "visible":
            self.hidden_columns.update(range(self._columns, min(self._columns + times, 1024)))
        self._columns += times

    def close_row(self) -> int:
        """Keep the cells of a row as often as it repeats; return how many cells that were."""
        count = len(self.pending) * self.times
        if count > MAX_CELLS:
            raise too_many_cells()
        for row in range(self.row, self.row + self.times if self.pending else self.row):
            for column, text in self.pending:
                self.cells[Place(row, column)] = text
        self.row += self.times
        return count

    def sheet(self) -> Sheet:
        return Sheet(
            self.name,
            self.cells,
            self.spans,
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            damages=self.damages,
            aside={_("合并单元格盖住的"): self.covered} if self.covered else {},
        )

    def remarks(self) -> list[Remark]:
        found = []
        if self.formulas:
            found.append(formulas_remark(self.name, self.formulas))
        if self.covered:
            message = _("合并单元格下面盖着{count}个有内容的单元格，打开表格看不见，没有导入。")
            found.append(Remark("covered-cells", message.format(count=self.covered), self.name))
        return found


def _number(attributes: dict[str, str], name: str, most: int) -> int:
    written = attributes.get(name, "1")
    if not written.isdecimal() or len(written) > 9:
        raise ValueError(written)
    return max(1, min(int(written), most))


def _shown(attributes: dict[str, str], lines: list[str]) -> tuple[str, str | None]:
    kind = attributes.get("office:value-type") or attributes.get("calcext:value-type", "")
    shown = "\n".join(lines)
    if attributes.get("calcext:value-type") == "error" or (
        "table:formula" in attributes and shown.startswith(_ERRORS)
    ):
        return "", _("公式出错（{name}），没有取值。").format(name=shown[:20])
    if kind == "date":
        return iso_text(attributes.get("office:date-value", shown)), None
    if kind == "boolean":
        return ("是" if attributes.get("office:boolean-value") == "true" else "否"), None
    if kind in ("float", "currency", "percentage"):
        return _number_shown(attributes.get("office:value", ""), shown)
    if "office:string-value" in attributes and not shown:
        return attributes["office:string-value"], None
    return shown, None


def _number_shown(value: str, shown: str) -> tuple[str, str | None]:
    """Return a number as its cell shows it; none where its last digits are lost."""
    try:
        number = float(value)
    except ValueError:
        return shown, None
    if lost_digits(number):
        return "", lost_digits_message(shown or value)
    if not shown or _POWER.fullmatch(shown):
        return number_text(number), None
    return shown, None
