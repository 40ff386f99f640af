"""Read tables of values: CSV, TSV, and what Excel calls “Unicode text”."""

from __future__ import annotations

import csv
import io
import re

from ...messages import _
from .grid import Damage, Place, Remark, Sheet, UnreadableWorkbook, Workbook, too_many_cells
from .limits import MAX_BLANKS, MAX_CELL, MAX_CELLS

DELIMITERS = ",\t;|"
_LOOKED_AT = 40_000
"""Characters at the beginning by which the delimiter is told."""
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')
_POWER = re.compile(r"[1-9](?:\.\d+)?E\+\d{2}")
_SEP = re.compile(r"sep=(.)\n", re.I)


def delimiter_of(text: str) -> str | None:
    """Return the character that parts the columns of a text; None where it is no table.

    The first rows must have equal numbers of columns, at least two, nearly all of them.
    """
    told = _SEP.match(text)
    if told:
        return told[1]
    start = text[:_LOOKED_AT]
    whole = len(text) <= _LOOKED_AT
    best: tuple[float, int, str] | None = None
    for delimiter in DELIMITERS:
        if delimiter not in start:
            continue
        widths = _widths(start, delimiter, whole=whole)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        share = widths.count(usual) / len(widths) if widths else 0
        if usual > 1 and share >= 0.6 and (best is None or (share, usual) > best[:2]):
            best = (share, usual, delimiter)
    return best[2] if best else None


def _widths(text: str, delimiter: str, *, whole: bool) -> list[int]:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(row):
                widths.append(len(row))
            if len(widths) >= 200:
                break
    except csv.Error:
        return widths
    return widths if whole or len(widths) < 2 else widths[:-1]


def read_delimited(text: str, delimiter: str, remarks: list[Remark]) -> Workbook:
    """Read a table of values; rows and columns are those a spreadsheet would show.

    Raises ``UnreadableWorkbook`` for a quotation mark that is never closed, and beyond the limits.
    """
    cells: dict[Place, str] = {}
    damages: list[Damage] = []
    seen = 0
    csv.field_size_limit(MAX_CELL)
    source = io.StringIO(text, newline="")
    first = 1
    if _SEP.match(text):
        source.readline()
        first = 2
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    began = first
    try:
        for row, texts in enumerate(reader, first - 1):
            seen += len(texts)
            if seen > MAX_BLANKS or len(cells) > MAX_CELLS:
                raise too_many_cells()
            for column, written in enumerate(texts):
                if not written or written.isspace():
                    continue
                shown = written.replace("\r\n", "\n").replace("\r", "\n")
                if shown.startswith('="') and (kept := _QUOTED_FORMULA.fullmatch(shown)):
                    shown = kept[1]
                if _POWER.fullmatch(shown):
                    damages.append(Damage(Place(row, column), _power(shown), is_number=True))
                else:
                    cells[Place(row, column)] = shown
            began = reader.line_num + first
    except csv.Error:
        raise UnreadableWorkbook(
            _("CSV 从第{line}行起引号不成对，分不清各列。").format(line=began),
            _("引号要成对，文字里的引号写两遍；或用 Excel 打开、核对后另存为 .xlsx。"),
        ) from None
    return Workbook([Sheet("CSV", cells, damages=damages)], "csv", tuple(remarks))


def _power(text: str) -> str:
    return _("“{text}”像是被表格软件改成科学计数法的编码，原来的数字已经丢了。").format(text=text)
