"""A workbook as a stream of bytes, by XlsxWriter: the same sheets give the same bytes."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .sheet import Cell, Sheet, tab_names

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 32_767
"""Characters a cell may hold (UTF-16 code units); a longer text is cut and says so."""
_CUT = "……（单元格放不下，全文见 JSON）"
_NO_TIME = datetime.datetime(1980, 1, 1)
_CHUNK = 1 << 16
_AS_TEXT = 255
"""Up to this length a text is formatted as text: old programs show ##### for longer ones."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_A4 = 9
_CELL = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "head": {"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "num_format": "@"},
    "text": {"num_format": "@"},
    "long text": {},
    "quoted": {"num_format": "@", "quote_prefix": True},
    "day": {"num_format": "yyyy\\-mm\\-dd"},
    "number": {"num_format": "0"},
}


def workbook(
    sheets: Sequence[Sheet], title: str = "", *, row_by_row: bool = False
) -> Iterator[bytes]:
    """Yield the bytes of an .xlsx file.

    The head row of each sheet is frozen, repeated on paper and carries filters. Every text is
    written as text, so nothing is a formula, nor becomes one when a cell is edited. ``row_by_row``
    keeps no row in memory; it takes longer, and texts that are said again are written again.
    """
    from xlsxwriter import Workbook

    kept = {"constant_memory": True} if row_by_row else {"in_memory": True}
    with tempfile.TemporaryFile() as file:
        with Workbook(file, kept) as book:
            book.set_properties({"title": title, "created": _NO_TIME})
            styles = {name: book.add_format({**_CELL, **own}) for name, own in _STYLES.items()}
            names = tab_names(sheet.name for sheet in sheets)
            for name, sheet in zip(names, sheets, strict=True):
                _write_sheet(book.add_worksheet(name), sheet, styles)
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _write_sheet(page: Any, sheet: Sheet, styles: Mapping[str, Any]) -> None:
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
    for column, (title, width) in enumerate(zip(sheet.columns, sheet.widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, title, styles["head"])
    last = 0
    for last, row in enumerate(sheet.rows(), 1):
        for column, value in enumerate(row):
            if value is not None and value != "":
                _write_cell(page, last, column, value, styles)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _write_cell(page: Any, row: int, column: int, value: Cell, styles: Mapping[str, Any]) -> None:
    if isinstance(value, str):
        page.write_string(row, column, _fitting(value), styles[_style(value)])
    elif isinstance(value, datetime.date):
        page.write_datetime(row, column, value, styles["day"])
    else:
        page.write_number(row, column, value, styles["number"])


def _style(text: str) -> str:
    if text.startswith(_FORMULA):
        return "quoted"
    return "text" if len(text) <= _AS_TEXT else "long text"


def _fitting(text: str) -> str:
    """Return a text as far as a cell holds it, with the line ends that cells have."""
    text = text.replace("\r\n", "\n")
    if len(text) * 2 > LONGEST and len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
        room = 2 * (LONGEST - len(_CUT))
        kept = text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore")
        return kept + _CUT
    return text


__all__ = ["LONGEST", "workbook"]
