"""A workbook as a stream of bytes: the same sheets give the same bytes.

XlsxWriter makes the frame of it, all but the rows; these are put in one by one (``rows``), so a
list of 100,000 items is never in memory, and a row that was made before is not made again.
"""

from __future__ import annotations

import datetime
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

from .rows import Style, column_name, head_row, placed, ready_row
from .sheet import BarChart, Sheet, tab_names

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_NO_TIME = datetime.datetime(1980, 1, 1)
_CHUNK = 1 << 16
_CHART_ROWS = 50
"""Rows that a chart of thirty bars takes."""
_A4 = 9
_UNIX = 3
"""The system that an archive says it was made on; otherwise it would differ."""
_CELL = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
_STYLES: Mapping[Style, Mapping[str, Any]] = {
    Style.HEAD: {"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "num_format": "@"},
    Style.TEXT: {"num_format": "@"},
    Style.LONG: {},
    Style.QUOTED: {"num_format": "@", "quote_prefix": True},
    Style.DAY: {"num_format": "yyyy\\-mm\\-dd"},
    Style.NUMBER: {"num_format": "0"},
    Style.DECIMAL: {"num_format": "0.0#"},
}
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_ROWS = re.compile(rb"<sheetData>(.*)</sheetData>", re.DOTALL)
_DIMENSION = re.compile(rb'(?<=<dimension ref=")[^"]*')
_STYLED = re.compile(rb' s="(\d+)"')


def workbook(sheets: Sequence[Sheet], title: str = "") -> Iterator[bytes]:
    """Yield the bytes of an .xlsx file.

    The head row of each sheet is frozen, repeated on paper and carries filters. Every text is
    written as text, so nothing is a formula, nor becomes one when a cell is edited.
    """
    counted = [_counted(sheet) for sheet in sheets]
    with tempfile.TemporaryFile() as file:
        with (
            zipfile.ZipFile(io.BytesIO(_frame(counted, title))) as frame,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book,
        ):
            for part in frame.infolist():
                about = zipfile.ZipInfo(part.filename, part.date_time)
                about.create_system, about.compress_type = _UNIX, zipfile.ZIP_DEFLATED
                with book.open(about, "w") as written:
                    found = _SHEET.fullmatch(part.filename)
                    if found:
                        _fill(written, frame.read(part), counted[int(found[1]) - 1])
                    else:
                        written.write(frame.read(part))
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _counted(sheet: Sheet) -> Sheet:
    if sheet.count is not None:
        return sheet
    rows = list(sheet.rows())
    return replace(sheet, rows=lambda: rows, count=len(rows))


def _frame(sheets: Sequence[Sheet], title: str) -> bytes:
    """The workbook with one row in each sheet that shows every style."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": _NO_TIME})
        styles = [book.add_format({**_CELL, **own}) for own in _STYLES.values()]
        names = tab_names(sheet.name for sheet in sheets)
        for name, sheet in zip(names, sheets, strict=True):
            page = book.add_worksheet(name)
            _lay_out(page, sheet)
            for column, style in enumerate(styles):
                page.write_number(0, column, 0, style)
            for number, chart in enumerate(sheet.charts):
                _draw(book, page, chart, names, 2 + (sheet.count or 0) + number * _CHART_ROWS)
    return file.getvalue()


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.autofilter(0, 0, sheet.count or 0, len(sheet.columns) - 1)


def _draw(book: Workbook, page: Worksheet, chart: BarChart, names: Sequence[str], row: int) -> None:
    """Put a chart under the rows; its figures are given, too: there are no cells to read yet."""
    last = chart.first + len(chart.bars)
    place = (1 + chart.first, last)
    drawn = book.add_chart({"type": "bar"})
    drawn.add_series(
        {
            "name": chart.title,
            "categories": [names[chart.sheet], place[0], 0, place[1], 0],
            "values": [names[chart.sheet], place[0], chart.column, place[1], chart.column],
            "categories_data": [name for name, _figure in chart.bars],
            "values_data": [float(figure) for _name, figure in chart.bars],
            "data_labels": {"value": True},
            "fill": {"color": "#5B7FB5"},
            "gap": 60,
        }
    )
    drawn.set_title({"name": chart.title})
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True})
    drawn.set_x_axis({"min": 0})
    drawn.set_size({"width": 720, "height": 150 + 26 * len(chart.bars)})
    page.insert_chart(row, 0, drawn, {"description": chart.text})


def _fill(written: IO[bytes], frame: bytes, sheet: Sheet) -> None:
    """Write a sheet of the frame with its own rows."""
    found = _ROWS.search(frame)
    if found is None or [*map(int, _STYLED.findall(found[1]))] != [*Style]:
        raise AssertionError("XlsxWriter numbers styles in another way")  # the tests would tell
    last = column_name(len(sheet.columns) - 1)
    extent = f"A1:{last}{1 + (sheet.count or 0)}".encode()
    written.write(_DIMENSION.sub(extent, frame[: found.start(1)], count=1))
    waiting, size = [placed(head_row(sheet.columns), 1)], 0
    for number, row in enumerate(sheet.rows(), 2):
        piece = placed(row if isinstance(row, bytes) else ready_row(row), number)
        waiting.append(piece)
        size += len(piece)
        if size > _CHUNK:
            written.write(b"".join(waiting))
            waiting, size = [], 0
    written.write(b"".join(waiting) + frame[found.end(1) :])
