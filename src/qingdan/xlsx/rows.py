"""Rows of a sheet as they stand in its file: made once, put wherever the row belongs.

A row is the same in every workbook but for its number, so the number is left open: ``PLACE`` stands
for it, which no text of a workbook can hold.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import IntEnum
from functools import cache

from .sheet import Figure

LONGEST = 32_767
"""Characters a cell may hold (UTF-16 code units); a longer text is cut and says so."""
PLACE = b"\0"
_CUT = "……（单元格放不下，全文见 JSON）"
_AS_TEXT = 255
"""Up to this length a text is formatted as text: old programs show ##### for longer ones."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Spreadsheets hold that 1900 was a leap year; days before are written as text."""
_DAY_ZERO = datetime.date(1899, 12, 30)
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")


class Style(IntEnum):
    """How a cell is shown: its number in the file."""

    HEAD = 1
    TEXT = 2
    LONG = 3
    QUOTED = 4
    """A text that a program would take for a formula when it is edited."""
    DAY = 5
    NUMBER = 6
    DECIMAL = 7


def ready_row(cells: Iterable[Figure]) -> bytes:
    """Return a row of typed cells; ``PLACE`` stands for its number."""
    written = [
        _cell(column, cell)
        for column, cell in zip(_columns(), cells, strict=False)
        if cell is not None and cell != ""
    ]
    return f'<row r="\0">{"".join(written)}</row>'.encode()


def ready_cell(number: int, cell: str | int | datetime.date) -> str:
    """Return the cell of a column, counted from 0, as it stands in a ready row."""
    return _cell(_columns()[number], cell)


def head_row(titles: Sequence[str]) -> bytes:
    """Return the row of titles, ready for its place."""
    columns = zip(_columns(), titles, strict=False)
    return f'<row r="\0">{"".join(_text(c, t, Style.HEAD) for c, t in columns)}</row>'.encode()


def placed(row: bytes, number: int) -> bytes:
    """Return a row in its place; the first one is 1."""
    return row.replace(PLACE, b"%d" % number)


def column_name(number: int) -> str:
    """Return the name of a column, counted from 0."""
    return _columns()[number]


@cache
def _columns() -> tuple[str, ...]:
    """A to XFD: all that a sheet can have."""
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    two = [a + b for a in letters for b in letters]
    three = [a + b for a in letters for b in two]
    return (*letters, *two, *three[: three.index("XFD") + 1])


def _cell(column: str, value: str | int | Decimal | datetime.date) -> str:
    if isinstance(value, str):
        return _text(column, value, _style(value))
    if isinstance(value, datetime.date):
        if value < _FIRST_DAY:
            return _text(column, value.isoformat(), Style.TEXT)
        return f'<c r="{column}\0" s="{Style.DAY:d}"><v>{(value - _DAY_ZERO).days}</v></c>'
    if isinstance(value, Decimal):
        return f'<c r="{column}\0" s="{Style.DECIMAL:d}"><v>{value:f}</v></c>'
    return f'<c r="{column}\0" s="{Style.NUMBER:d}"><v>{value:d}</v></c>'


def _text(column: str, text: str, style: Style) -> str:
    text = _fitting(text)
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(_escaped, text)
    return f'<c r="{column}\0" s="{style:d}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _escaped(found: re.Match[str]) -> str:
    """What XML cannot hold is written as the format has it: ``_x0007_``."""
    sign = found[0]
    return _MARKUP.get(sign) or f"_x{ord(sign):04X}_"


def _style(text: str) -> Style:
    if text.startswith(_FORMULA):
        return Style.QUOTED
    return Style.TEXT if len(text) <= _AS_TEXT else Style.LONG


def _fitting(text: str) -> str:
    """Return a text as far as a cell holds it, with the line ends that cells have."""
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    if len(text) * 2 > LONGEST and len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
        room = 2 * (LONGEST - len(_CUT))
        kept = text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore")
        return kept + _CUT
    return text
