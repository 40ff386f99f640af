"""Read ``.xlsx`` (zip, OOXML) workbooks with openpyxl."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from ...messages import _
from .grid import (
    Damage,
    Place,
    Sheet,
    Span,
    UnreadableWorkbook,
    Workbook,
    date_text,
    lost_digits,
    lost_digits_message,
    number_text,
)

if TYPE_CHECKING:
    from openpyxl.cell import Cell

MAX_UNPACKED = 512 * 1024 * 1024
"""A workbook of 64 MB that unpacks to more than this is a bomb or nothing we want."""


def read_ooxml(data: bytes) -> Workbook:
    """Read an OOXML workbook. Raises ``UnreadableWorkbook`` where it is none or damaged."""
    _look_inside(data)
    try:
        book = _load(data, data_only=False)
        values = None
        if any(cell.data_type == "f" for sheet in book.worksheets for cell in _cells(sheet)):
            values = _load(data, data_only=True)
        return Workbook(
            [_sheet(sheet, values[sheet.title] if values else None) for sheet in book.worksheets]
        )
    except (
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        EOFError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        OverflowError,
        NotImplementedError,
        RuntimeError,
        OSError,
        AssertionError,
    ):
        # openpyxl trusts what it reads: a damaged part surfaces as any of these.
        raise _damaged() from None


def _load(data: bytes, *, data_only: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=data_only)


def _look_inside(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos}
            encrypted = any(info.flag_bits & 1 for info in infos)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _damaged() from None
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise UnreadableWorkbook(
            _("解压后超过 {limit} MB，不像是清单。").format(limit=MAX_UNPACKED // 2**20),
            _("检查文件来历；清单不会这么大。"),
        )
    if encrypted:
        raise UnreadableWorkbook(_("这个压缩文件设了密码。"), _("取消密码后再导入。"))
    if "xl/workbook.xml" in names:
        return
    raise _other_zip(names)


def _other_zip(names: set[str]) -> UnreadableWorkbook:
    resave = _("用 Excel 或 WPS 打开它，另存为 .xlsx 再导入。")
    if "word/document.xml" in names:
        return UnreadableWorkbook(
            _("这是 Word 文档（.docx），不是工作簿。"),
            _("Word 清单暂不能导入；请索取 Excel 原表。"),
        )
    if "ppt/presentation.xml" in names:
        return UnreadableWorkbook(_("这是演示文稿，不是工作簿。"), _("请索取 Excel 原表。"))
    if "xl/workbook.bin" in names:
        return UnreadableWorkbook(_("这是二进制工作簿（.xlsb）。"), resave)
    if "content.xml" in names:
        return UnreadableWorkbook(_("这是 OpenDocument 表格（.ods）。"), resave)
    return UnreadableWorkbook(
        _("这是压缩包，里面没有工作簿。"), _("先解压，再导入里面的 .xls 或 .xlsx。")
    )


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("工作簿（.xlsx）已损坏或不完整。"),
        _("用 Excel 或 WPS 打开，若能打开就另存为新文件再导入；否则重新索取。"),
    )


def _cells(sheet: Any) -> list[Cell]:
    # Only the cells that the file holds: iterating over the claimed area (one real sheet claims
    # 256 empty columns, others a million rows) would create every empty cell.
    return list(sheet._cells.values())


def _sheet(sheet: Any, values: Any) -> Sheet:
    cells: dict[Place, str] = {}
    damages: list[Damage] = []
    for cell in _cells(sheet):
        place = Place(cell.row - 1, cell.column - 1)
        text, damage = _text(cell, values)
        if damage:
            damages.append(Damage(place, damage))
        if text.strip():
            cells[place] = text
    spans = [
        Span(r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1)
        for r in sheet.merged_cells.ranges
    ]
    return Sheet(
        name=sheet.title,
        cells=cells,
        spans=sorted(spans, key=lambda s: (s.top, s.left)),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(n - 1 for n, d in sheet.row_dimensions.items() if d.hidden),
        hidden_columns=_hidden_columns(sheet),
        damages=sorted(damages, key=lambda d: (d.place.row, d.place.column)),
    )


def _hidden_columns(sheet: Any) -> frozenset[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden.update(range(dimension.min - 1, min(dimension.max, 1024)))
    return frozenset(hidden)


def _text(cell: Any, values: Any) -> tuple[str, str | None]:
    value = cell.value
    if cell.data_type == "f":
        value = values.cell(cell.row, cell.column).value
        if value is None:
            return "", _("公式没有保存结果；请在 Excel 里打开、保存一次，或改成数值。")
    if value is None:
        return "", None
    if isinstance(value, str):
        if cell.data_type == "e" or value in _ERRORS:
            return "", _("公式出错（{name}），没有取值。").format(name=value)
        return value, None
    if isinstance(value, bool):
        return ("是" if value else "否"), None
    if isinstance(value, int | float):
        text = number_text(value, cell.number_format or "General")
        return text, lost_digits_message(text) if lost_digits(value) else None
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return date_text(value), None
    return str(value), None


_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
