"""Read ``.xls`` (OLE, BIFF) workbooks with xlrd."""

from __future__ import annotations

import io
import struct
from typing import Any

from ...messages import _
from .grid import (
    Damage,
    Place,
    Remark,
    Sheet,
    Span,
    UnreadableWorkbook,
    Workbook,
)
from .number_formats import (
    EPOCH_1900,
    EPOCH_1904,
    GENERAL,
    NumberFormat,
    number_format,
    shown_number,
)
from .ole_records import Weight, weigh
from .remarks import formulas_remark

_EMPTY = (0, 6)
"""XL_CELL_EMPTY and XL_CELL_BLANK."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_POWERPOINT = "PowerPoint Document".encode("utf-16-le")
_MESSAGE = "__nameid_version1.0".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def read_ole(data: bytes) -> Workbook:
    """Read an OLE workbook. Raises ``UnreadableWorkbook`` where it is none, locked or damaged."""
    import xlrd
    from xlrd.compdoc import CompDocError

    _refuse_others(data)
    try:
        weight = weigh(data)
        # Ragged rows: a damaged file may claim 65,536 rows of 256 columns.
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        sheets = [_sheet(book, sheet) for sheet in book.sheets()]
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise _locked() from None
        raise _damaged() from None
    except (
        CompDocError,
        AssertionError,
        AttributeError,
        struct.error,
        LookupError,
        TypeError,
        ValueError,
        ArithmeticError,
        RecursionError,
        MemoryError,
        NotImplementedError,
    ):
        # xlrd checks little: what a damaged file makes it raise was found by flipping bytes.
        raise _damaged() from None
    return Workbook(sheets, "xls", _remarks(data, weight, book.sheet_names()))


def _remarks(data: bytes, weight: Weight, names: list[str]) -> tuple[Remark, ...]:
    remarks = []
    if _MACROS in data:
        remarks.append(Remark("macros", _("文件里有宏；没有运行，只读了单元格。")))
    if weight.outside:
        remarks.append(
            Remark("external-links", _("文件引用了别的工作簿；没有打开它们，用的是保存时的值。"))
        )
    # A file before Excel 5 holds one sheet and does not list it.
    named = dict(zip(weight.worksheets or weight.formulas, names, strict=False))
    places = weight.formulas
    remarks += [formulas_remark(named[at], places[at]) for at in places if at in named]
    return tuple(remarks)


def _refuse_others(data: bytes) -> None:
    if _ENCRYPTED in data:
        raise _locked()
    if _WORD in data:
        raise UnreadableWorkbook(
            _("这是旧版 Word 文档（.doc）。"), _("用 Word 或 WPS 打开，另存为 .docx，再导入。")
        )
    if _POWERPOINT in data:
        raise UnreadableWorkbook(_("这是演示文稿，不是清单。"), _("请索取 Excel 或 Word 原表。"))
    if _MESSAGE in data:
        raise UnreadableWorkbook(_("这是邮件（.msg）。"), _("打开邮件，把附件另存，再导入附件。"))


def _locked() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("工作簿设了打开密码。"), _("用 Excel 或 WPS 打开，取消密码保护后另存，再导入。")
    )


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("工作簿（.xls）已损坏或不完整。"),
        _("用 Excel 或 WPS 打开，若能打开就另存为 .xlsx 再导入；否则重新索取。"),
    )


def _sheet(book: Any, sheet: Any) -> Sheet:
    import xlrd

    cells: dict[Place, str] = {}
    damages: list[Damage] = []
    formats: dict[int, NumberFormat] = {}
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind in _EMPTY:
                continue
            place = Place(row, column)
            text, damage = _cell(book, sheet.cell(row, column), formats)
            if damage:
                is_number = kind == xlrd.XL_CELL_NUMBER
                damages.append(Damage(place, damage, is_number))
            if text.strip():
                cells[place] = text
    # xlrd's ranges end before their last row and column.
    spans = [Span(r1, c1, r2 - 1, c2 - 1) for r1, r2, c1, c2 in sheet.merged_cells]
    return Sheet(
        name=sheet.name,
        cells=cells,
        spans=spans,
        hidden=bool(sheet.visibility),
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(col for col, info in sheet.colinfo_map.items() if info.hidden),
        damages=damages,
    )


def _cell(book: Any, cell: Any, formats: dict[int, NumberFormat]) -> tuple[str, str | None]:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return cell.value, None
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            if cell.xf_index not in formats:
                formats[cell.xf_index] = _number_format(book, cell)
            epoch = EPOCH_1904 if book.datemode else EPOCH_1900
            return shown_number(cell.value, formats[cell.xf_index], epoch)
        case xlrd.XL_CELL_BOOLEAN:
            return ("是" if cell.value else "否"), None
        case xlrd.XL_CELL_ERROR:
            name = xlrd.error_text_from_code.get(cell.value, "#?")
            return "", _("公式出错（{name}），没有取值。").format(name=name)
    return "", None


def _number_format(book: Any, cell: Any) -> NumberFormat:
    found = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    if found is None:
        return GENERAL
    return number_format(found.format_key, found.format_str)
