"""Undo the apostrophe that keeps a spreadsheet from taking a text for a formula."""

from __future__ import annotations

import re
from dataclasses import replace

from .grid import Sheet

_ESCAPED = re.compile(r"'(?=[=+\-@\t\r]|\d)")


def without_escapes(sheet: Sheet) -> tuple[Sheet, int]:
    """Return a sheet whose cells have lost that apostrophe, and how many cells had one.

    It is one only before ``=``, ``+``, ``-``, ``@`` and digits. Programs write it into CSV, and
    people type it to keep the zeros of a code; where a spreadsheet has understood it, it is no
    part of the text and nothing is left to undo.
    """
    escaped = {place: text for place, text in sheet.cells.items() if _ESCAPED.match(text)}
    if not escaped:
        return sheet, 0
    cells = sheet.cells | {place: text[1:] for place, text in escaped.items()}
    return replace(sheet, cells=cells, _covers={}, _filled={}), len(escaped)
