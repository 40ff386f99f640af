"""What was read, as values for the report: columns with their meaning, items with their place."""

from __future__ import annotations

from collections import Counter

from ..outcome import ColumnResult, ItemResult, SheetResult
from ..reading.grid import Sheet, column_letters
from ..reconciling import Fate, balance_left
from ..tables.header import Header
from ..tables.table import Table, Use
from .assemble import PlannedItem

_NO_CELLS_OF_COLUMNS = frozenset({Use.HEADING, Use.TITLE, Use.SECTION, Use.TOTAL, Use.NOTE})


def item_result(item: PlannedItem) -> ItemResult:
    """Return where an item stood and what file it has."""
    name = str(item.fields["名称"])
    return ItemResult(item.id, name, item.path, item.draft.sheet, str(item.draft.place))


def left_result(sheet: Sheet, why: Fate) -> SheetResult:
    """Return the result of a sheet that was left out as a whole."""
    cells = {str(why): len(sheet.cells)}
    return SheetResult(sheet.name, 0, 0, {}, 0, cells, [], balance_left(sheet, why), sheet)


def columns_of(table: Table) -> list[ColumnResult]:
    """Return every column of a table with its meaning, from the left."""
    header = table.header
    if header is None:
        return []
    cells = Counter(p.column for p, use in table.uses.items() if use not in _NO_CELLS_OF_COLUMNS)
    meanings = {index: table.columns.heading_of(meant) for meant, index in header.columns.items()}
    meanings |= header.given
    left = _left_out(header)
    found = []
    for index in sorted({*meanings, *left, *cells}):
        reason = header.reasons.get(index)
        taken = index in meanings
        found.append(
            ColumnResult(
                letters=column_letters(index),
                heading=header.texts.get(index, ""),
                meaning=meanings.get(index) or left.get(index) or str(Use.UNKNOWN_COLUMN),
                taken=taken or index in header.kept or index in header.noted,
                confidence=reason.confidence if reason else (1.0 if taken else 0.0),
                why=reason.reason if reason else "",
                cells=cells[index],
            )
        )
    return found


def _left_out(header: Header) -> dict[int, str]:
    """What was done with the columns that are no column of the list."""
    return {
        **dict.fromkeys(header.unknown, str(Use.UNKNOWN_COLUMN)),
        **{index: f"{Use.DOUBLED_COLUMN}：{column}" for index, column in header.doubled.items()},
        **dict.fromkeys(header.personal, str(Use.PERSONAL_COLUMN)),
        **dict.fromkeys(header.doubtful, str(Use.DOUBTFUL_COLUMN)),
        **dict.fromkeys(header.ignored, str(Use.IGNORED_COLUMN)),
        **{index: f"扩展字段：{name}" for index, name in header.kept.items()},
        **dict.fromkeys(header.noted, "内部说明"),
    }
