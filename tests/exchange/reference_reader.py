"""The same workbooks by openpyxl: slow, and written by other people."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl import load_workbook

from qingdan.exchange.reading.grid import Place, Sheet, Span, date_text, number_text

ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}


def reference_sheets(data: bytes) -> list[Sheet]:
    """Read an OOXML workbook cell by cell with openpyxl; damages carry no message."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formulas = load_workbook(io.BytesIO(data))
        values = load_workbook(io.BytesIO(data), data_only=True)
    return [_sheet(sheet, values[sheet.title]) for sheet in formulas.worksheets]


def _sheet(sheet: Any, values: Any) -> Sheet:
    cells = {}
    for cell in sheet._cells.values():
        text = _text(cell, values)
        if text.strip():
            cells[Place(cell.row - 1, cell.column - 1)] = text
    spans = [
        Span(r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1)
        for r in sheet.merged_cells.ranges
    ]
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden.update(range(dimension.min - 1, min(dimension.max, 1024)))
    return Sheet(
        name=sheet.title,
        cells=cells,
        spans=sorted(spans, key=lambda s: (s.top, s.left)),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(n - 1 for n, d in sheet.row_dimensions.items() if d.hidden),
        hidden_columns=frozenset(hidden),
    )


def _text(cell: Any, values: Any) -> str:
    value = cell.value
    if cell.data_type == "f":
        value = values.cell(cell.row, cell.column).value
    if value is None or (isinstance(value, str) and (cell.data_type == "e" or value in ERRORS)):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "General")
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return date_text(value)
    return str(value)


def _number(value: float, pattern: str) -> str:
    pattern = re.sub(r"_.|\\ ", "", pattern)  # blanks around the number are cut
    plain = pattern.replace('"', "")
    if plain == "General" or pattern == "@":
        return number_text(value)
    places = Decimal("0.01") if plain == "0.00" else Decimal(1)
    rounded = Decimal(repr(value)).quantize(places, ROUND_HALF_UP) + 0
    sign, size = "-" if rounded < 0 else "", abs(rounded)
    match pattern:
        case "0.00":
            return f"{sign}{size}"
        case "#,##0":
            return f"{sign}{size:,}"
        case '"第"0"号"':
            return f"{sign}第{size}号"
    assert set(pattern) == {"0"}
    return sign + str(size).zfill(len(pattern))
