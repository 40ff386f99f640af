"""A row that looks like a heading although no column of it is surely the name."""

from __future__ import annotations

from ..reading.grid import Sheet
from .columns import plain_heading
from .header import Header, header_texts, read_header
from .lexicon import Lexicon

_LOOKED_AT = 60
_ENOUGH = 3


def nameless_header(sheet: Sheet, lexicon: Lexicon) -> Header | None:
    """Return the first row with three known columns, none of which is the name; None for none."""
    for row in range(min(_LOOKED_AT, sheet.rows)):
        texts = header_texts(sheet, row)
        own = {plain_heading(sheet.cells[place]) for place in sheet.row_places(row)}
        known = {lexicon.column_of(text) for text in texts.values()} - {None}
        if len(known) >= _ENOUGH and len(own) > _ENOUGH:
            return read_header(sheet, row, row, texts, lexicon)
    return None
