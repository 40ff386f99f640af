"""Texts that are too long for a cell: put together from the sheet on which they go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...cells.escaping import CONTINUED
from ...messages import _
from ..exporting.continued import HEADS, Piece, joined, stand_in
from ..findings import Notes
from ..reading.grid import Sheet
from .heads import plain_heading
from .rows import Row

_MARK = re.compile(re.escape(CONTINUED) + r"([^ 〕]*) ([^〕]*)〕")


class LongTexts:
    """The long texts of a workbook; none where it has no such sheet."""

    def __init__(self, sheets: Sequence[Sheet], name: str | None) -> None:
        sheet = next((one for one in sheets if name is not None and one.name == name), None)
        self._texts = {} if sheet is None else joined(_pieces(sheet))

    def rejoined(self, row: Row, notes: Notes) -> Row:
        """Return a row with its long texts whole; say which cannot be had.

        A cell that cannot be put together is left out of the row: nobody can have edited it.
        """
        if not any(text.startswith(CONTINUED) for text in row.cells.values()):
            return row
        cells = dict(row.cells)
        for column, text in row.cells.items():
            found = _MARK.match(text)
            if found is None:
                continue
            whole, spot = self._texts.get((found[1], found[2])), row.spot(column)
            if whole is None:
                notes.warn(
                    "long-text-missing",
                    _("这一格的全文应在“长文本”工作表里，没有找到，这一格没有动。"),
                    spot.sheet,
                    spot.cell,
                )
                del cells[column]
                continue
            cells[column] = whole
            if text != stand_in(found[1], found[2], whole):
                notes.warn(
                    "long-text-differs",
                    _("这一格只是长文本的开头，和“长文本”工作表不一致；以那张工作表的全文为准。"),
                    spot.sheet,
                    spot.cell,
                )
        return replace(row, cells=cells)


def _pieces(sheet: Sheet) -> list[Piece]:
    heads = {plain_heading(sheet.cells[place]): place.column for place in sheet.row_places(0)}
    if not heads.keys() >= set(HEADS):
        return []
    item, path, number, text = (heads[head] for head in HEADS)
    return [
        Piece(
            sheet.text(row, item).strip(),
            sheet.text(row, path).strip(),
            int(sheet.text(row, number)),
            sheet.text(row, text),
        )
        for row in range(1, sheet.rows)
        if sheet.text(row, number).strip().isdecimal()
    ]
