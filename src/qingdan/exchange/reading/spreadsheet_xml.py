"""Read “XML spreadsheet 2003”: what old programs and many web systems export as ``.xls``."""

from __future__ import annotations

import re

from ...messages import _
from .grid import Damage, Place, Remark, Sheet, Span, UnreadableWorkbook, Workbook, too_many_cells
from .limits import MAX_BLANKS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MAX_SPANS
from .markup import BrokenMarkup, walk
from .number_formats import (
    EPOCH_1900,
    GENERAL,
    NumberFormat,
    iso_text,
    number_as_shown,
    number_format,
)

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_FORMATS = {
    "General Number": "General",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}
"""Formats that go by a name."""


def is_spreadsheet_xml(data: bytes) -> bool:
    """Whether bytes begin as such a workbook does."""
    start = data[:4096]
    return _NAMESPACE in start or _NAMESPACE in start.replace(b"\0", b"")


def read_spreadsheet_xml(data: bytes, remarks: list[Remark]) -> Workbook:
    """Read the sheets. Raises ``UnreadableWorkbook`` where the file is damaged or too large."""
    reader = _Reader()
    try:
        walk(iter([data]), reader.start, reader.end, reader.text)
    except (BrokenMarkup, ValueError, LookupError):
        raise UnreadableWorkbook(
            _("“XML 电子表格 2003”已损坏或不完整。"),
            _("用 Excel 或 WPS 打开，若能打开就另存为 .xlsx 再导入；否则重新索取。"),
        ) from None
    return Workbook(reader.sheets, "xml2003", tuple(remarks))


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._seen = 0
        self._data: list[str] | None = None
        self._formats: dict[str, NumberFormat] = {}
        self._style = ""
        self._begin({})

    def _begin(self, attributes: dict[str, str]) -> None:
        self._name = _own(attributes, "Name", "")
        self._cells: dict[Place, str] = {}
        self._spans: list[Span] = []
        self._damages: list[Damage] = []
        self._hidden: set[int] = set()
        self._row = self._column = -1
        self._kind = ""
        self._shape = GENERAL
        self._visible: list[str] | None = None
        self._concealed = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Worksheet":
            if len(self.sheets) >= MAX_SHEETS:
                raise too_many_cells(MAX_SHEETS)
            self._begin(attributes)
        elif name == "Row":
            self._row = _place(attributes, self._row)
            self._column = -1
            if _own(attributes, "Hidden", "0") == "1":
                self._hidden.add(self._row)
        elif name == "Cell":
            self._cell(attributes)
        elif name == "Style":
            self._style = _own(attributes, "ID", "")
        elif name == "NumberFormat":
            pattern = _own(attributes, "Format", "General")
            self._formats[self._style] = number_format(-1, _FORMATS.get(pattern, pattern))
        elif name == "Data":
            self._data, self._kind = [], _own(attributes, "Type", "String")
        elif name == "Visible":
            self._visible = []

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column = _place(attributes, self._column)
        self._shape = self._formats.get(_own(attributes, "StyleID", ""), GENERAL)
        self._seen += 1
        if self._seen > MAX_BLANKS or len(self._cells) > MAX_CELLS:
            raise too_many_cells()
        across = min(int(_own(attributes, "MergeAcross", "0")), MAX_COLUMNS)
        down = min(int(_own(attributes, "MergeDown", "0")), MAX_ROWS)
        if across > 0 or down > 0:
            if len(self._spans) > MAX_SPANS:
                raise too_many_cells(MAX_SPANS)
            self._spans.append(
                Span(self._row, self._column, self._row + down, self._column + across)
            )

    def end(self, name: str) -> None:
        if name == "Data" and self._data is not None:
            text, damage = _shown(self._kind, "".join(self._data), self._shape)
            place = Place(self._row, self._column)
            if text.strip():
                self._cells[place] = text
            if damage:
                self._damages.append(Damage(place, damage, self._kind == "Number"))
            self._data = None
        elif name == "Cell" and self._spans:
            last = self._spans[-1]
            if (last.top, last.left) == (self._row, self._column):
                self._column = last.right
        elif name == "Visible":
            self._concealed = "".join(self._visible or ()).strip() != "SheetVisible"
            self._visible = None
        elif name == "Worksheet":
            self.sheets.append(
                Sheet(
                    self._name,
                    self._cells,
                    self._spans,
                    hidden=self._concealed,
                    hidden_rows=frozenset(self._hidden),
                    damages=self._damages,
                )
            )

    def text(self, characters: str) -> None:
        into = self._data if self._data is not None else self._visible
        if into is not None:
            into.append(characters)


def _own(attributes: dict[str, str], name: str, usual: str) -> str:
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return usual


def _place(attributes: dict[str, str], before: int) -> int:
    index = int(_own(attributes, "Index", "0"))
    place = index - 1 if index else before + 1
    if not 0 <= place < MAX_ROWS:
        raise ValueError(index)
    return place


def _shown(kind: str, written: str, shape: NumberFormat) -> tuple[str, str | None]:
    match kind:
        case "Number" if re.fullmatch(r"\s*[-+]?[\d.]+(?:[eE][-+]?\d{1,3})?\s*", written):
            return number_as_shown(written.strip(), shape, EPOCH_1900)
        case "DateTime":
            return iso_text(written), None
        case "Boolean":
            return ("是" if written.strip() == "1" else "否"), None
        case "Error":
            return "", _("公式出错（{name}），没有取值。").format(name=written[:20])
    return written, None
