"""Columns whose heading somebody changed, known again by what stands below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...cells.columns import ITEM_ID
from ...cells.rows import row_digest
from ..reading.grid import Sheet
from .heads import Head
from .rows import rows_below
from .stamp import SheetStamp

_TRIED = 200
"""Rows looked at: one that nobody changed is enough."""


def with_renamed(sheet: Sheet, head: Head, stamp: SheetStamp) -> tuple[Head, Mapping[str, str]]:
    """Return the head with renamed columns in their places, and what each is called now.

    The unknown headings are taken for the missing columns from left to right; that is right where
    a row below then has the digest that was recorded of it, and a word in the column.
    """
    missing, unknown = head.missing, sorted(head.unknown.items(), key=lambda one: one[1])
    if not missing or len(missing) != len(unknown) or ITEM_ID not in head.columns:
        return head, {}
    pairs = {path: column for path, (_heading, column) in zip(missing, unknown, strict=True)}
    guessed = replace(head, columns={**head.columns, **pairs}, unknown={}, missing=())
    proven: set[str] = set()
    for row in list(rows_below(sheet, guessed, ITEM_ID))[:_TRIED]:
        recorded = stamp.items.get(row.id)
        if recorded is not None and row_digest({**row.cells, ITEM_ID: row.id}) == recorded:
            proven |= {path for path in pairs if row.cells[path]}
    if proven != set(pairs):
        return head, {}
    return guessed, {path: heading for path, (heading, _c) in zip(missing, unknown, strict=True)}
