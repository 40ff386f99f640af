"""Tell an export of ours from the tables of others, by content and without reading it whole."""

from __future__ import annotations

import csv
import io

from ...cells.columns import ITEM_ID, list_columns
from ...cells.escaping import csv_unescaped
from ...model.ids import ITEM_ID as ID_FORM
from ...model.vocabulary import ListKind
from ..exporting.metadata import SHEET
from ..reading.grid import Place, Sheet, UnreadableWorkbook, Workbook
from ..reading.package import Package
from ..reading.workbook import ZIP, read_workbook
from .records import holds_records

_LOOKED_AT = 1 << 16
_ENCODINGS = ("utf-8-sig", "gb18030")
_PARTS = ("xl/workbook.xml", "content.xml")
_TEXTS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "content.xml")
"""Parts that may hold the heading of a table."""
_SIGNS = (ITEM_ID.encode(), ITEM_ID.encode("ascii", "xmlcharrefreplace"))
"""The heading of ids as programs write it."""


def is_exported(data: bytes) -> bool:
    """Whether a file was written by ``qingdan export``: xlsx (or saved as ods), csv, json, jsonl.

    A CSV is taken for one where most of its headings are columns of a list and the first id under
    事项编号 has the form of one; so is a workbook that a spreadsheet program made of such a CSV.
    """
    if data.startswith(ZIP):
        return _has_record(data) or _is_saved_csv(data)
    start = data[:_LOOKED_AT]
    if b"\0" in start:
        return False
    return holds_records(start) or _is_csv(start)


def _has_record(data: bytes) -> bool:
    try:
        package = Package(data)
        sign = f'"{SHEET}"'.encode()
        return any(sign in package.read(name) for name in _PARTS if name in package)
    except UnreadableWorkbook:
        return False  # what it is instead is said by whoever reads it


def _is_saved_csv(data: bytes) -> bool:
    try:
        package = Package(data)
        parts = [package.read(name) for name in _TEXTS if name in package]
        if not any(sign in part for sign in _SIGNS for part in parts):
            return False
        sheets = read_workbook(data).sheets
    except UnreadableWorkbook:
        return False
    return any(_is_ours(*(_texts(sheet, row) for row in (0, 1))) for sheet in sheets)


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [sheet.text(row, column) for column in range(sheet.columns)]


def read_csv(data: bytes) -> Workbook | None:
    """Return a CSV of ours as a workbook of one sheet; None for any other file.

    It is read by the rules that it was written by (RFC 4180): nothing has to be guessed.
    """
    if data.startswith(ZIP) or b"\0" in data or not _is_csv(data[:_LOOKED_AT]):
        return None
    for encoding in _ENCODINGS:
        try:
            rows = list(csv.reader(io.StringIO(data.decode(encoding), newline="")))
        except (UnicodeDecodeError, csv.Error):
            continue
        cells = {
            Place(number, column): text
            for number, row in enumerate(rows)
            for column, text in enumerate(row)
            if text.strip()
        }
        return Workbook([Sheet("CSV", cells)], "csv")
    return None


def _is_csv(start: bytes) -> bool:
    for encoding in _ENCODINGS:
        text = start.decode(encoding, "ignore")
        try:
            rows = csv.reader(io.StringIO(text, newline=""))
            head = [csv_unescaped(cell).strip() for cell in next(rows, [])]
            first = next(rows, [])
        except csv.Error:
            continue
        if ITEM_ID in head:
            return _is_ours(head, first)
    return False


def _is_ours(head: list[str], first: list[str]) -> bool:
    """Whether a heading and the row below it are those of a table of ours."""
    if ITEM_ID not in head or 2 * len(_paths().intersection(head)) <= len(head):
        return False
    place = head.index(ITEM_ID)
    return len(first) > place and bool(ID_FORM.fullmatch(first[place].strip()))


def _paths() -> set[str]:
    return {column.path for kind in ListKind for column in list_columns(kind).columns}
