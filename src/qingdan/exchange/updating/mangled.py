"""Cells whose values a spreadsheet program took away: codes made numbers, results not saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from ...cells.columns import ITEM_ID
from ...messages import _
from ...model.finding import Severity
from ..findings import Notes
from ..reading.grid import Damage, Place, Sheet
from .rows import Row

_NUMERIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def is_mangled(old: str | None, new: str) -> bool:
    """Whether a text of digits is now the number a spreadsheet program made of it."""
    if old is None or old == new or not (_NUMERIC.fullmatch(old) and _NUMERIC.fullmatch(new)):
        return False
    try:
        number, written = Decimal(old), Decimal(new)
    except InvalidOperation:
        return False
    if number == written:
        return True
    digits = len(written.as_tuple().digits)
    return "e" in new.lower() and abs(number - written) <= abs(number) * Decimal(10) ** (1 - digits)


def note_mangled(notes: Notes, sheet: str, cell: Place | str) -> None:
    """Say that a code became a number and is not taken."""
    notes.tell(
        "number-mangled",
        _("表格软件把编码当成了数字（丢了开头的零、末尾的几位，或者写成科学计数），没有取。"),
        sheet,
        cell,
    )


def with_values(rows: Iterable[Row], sheet: Sheet, notes: Notes, *, is_csv: bool) -> list[Row]:
    """Say which cells of items have values that cannot be had: they would pass for emptied.

    What a CSV held as a long code and a program made a number of is left out of the row that is
    returned: nobody edited it.
    """
    damages: dict[int, list[Damage]] = {}
    for damage in sheet.damages:
        damages.setdefault(damage.place.row, []).append(damage)
    return [
        _with_values(row, found, notes, is_csv=is_csv)
        if (found := damages.get(row.number))
        else row
        for row in rows
    ]


def _with_values(row: Row, damages: Iterable[Damage], notes: Notes, *, is_csv: bool) -> Row:
    paths = {column: path for path, column in row.columns.items()} | {row.id_column: ITEM_ID}
    cells = dict(row.cells)
    for damage in damages:
        path = paths.get(damage.place.column)
        if path is None:
            continue
        if is_csv and damage.is_number and path in cells:
            del cells[path]
            note_mangled(notes, row.sheet, damage.place)
        else:
            notes.add(
                "unreadable-cell",
                Severity.ERROR,
                damage.message,
                sheet=row.sheet,
                cell=damage.place,
            )
    return replace(row, cells=cells)
