"""From a table to drafts: text is mended column by column, then every record is drafted."""

from __future__ import annotations

from collections import defaultdict

from ...messages import _
from ..findings import Notes
from ..tables.columns import CODES, Column
from ..tables.table import Table
from ..tables.types import type_in
from .draft import Draft
from .drafter import Drafter
from .repair import Kind, is_wrapped, mend
from .sharing import ClauseText

_KINDS = {
    Column.ORDINAL: Kind.NAME,
    **dict.fromkeys(CODES, Kind.NAME),
    Column.NAME: Kind.NAME,
    Column.CHILD: Kind.NAME,
    Column.TYPE: Kind.NAME,
    Column.ORGAN: Kind.NAME,
    Column.UNIT: Kind.NAMES,
    Column.LEVEL: Kind.PROSE,
    Column.RIGHT: Kind.DUTY,
    Column.DUTY: Kind.DUTY,
    Column.STATUS: Kind.NAME,
}


def mend_table(table: Table, notes: Notes) -> list[dict[Column, str]]:
    """Return the mended text of every record; whether a column is wrapped is decided as a whole."""
    by_column: dict[Column, list[tuple[int, str]]] = defaultdict(list)
    for number, record in enumerate(table.records):
        for column, text in record.values.items():
            by_column[column].append((number, text))
    mended: list[dict[Column, str]] = [{} for _record in table.records]
    for column in Column:
        cells = by_column.get(column, [])
        wrapped = is_wrapped(text for _number, text in cells)
        if wrapped:
            notes.tell(
                "wrapped-column",
                _("“{column}”列的文字像是从 PDF 或窄栏转来的，断行和空格已接好，请抽查。").format(
                    column=column
                ),
                table.sheet.name,
                table.records[cells[0][0]].place(column),
            )
        for number, text in cells:
            result = mend(text, _KINDS.get(column, Kind.PROSE), wrapped=wrapped)
            notes.changes.update(result.changes)
            if result.kept_breaks:
                notes.tell(
                    "kept-break",
                    _("“{column}”有的行末没有标点，未敢接到下一行。").format(column=column),
                    table.sheet.name,
                    table.records[number].place(column),
                )
            if result.text:
                mended[number][column] = result.text
    return mended


def draft_table(table: Table, notes: Notes) -> list[Draft]:
    """Turn the records of a table into drafts. What cannot be an item is noted and left out."""
    drafts = []
    default = type_in(table.sheet.name) or type_in(" ".join(table.titles))
    for record, cells in zip(table.records, mend_table(table, notes), strict=True):
        draft = Drafter(table, record, cells, default, notes).draft()
        if draft is not None:
            drafts.append(draft)
    _note_torn_leads(table, drafts, notes)
    return drafts


def _note_torn_leads(table: Table, drafts: list[Draft], notes: Notes) -> None:
    """Say where the sentence that leads the 追责情形 in is only the end of that of other rows."""
    leads: dict[str, Draft] = {}
    for draft in drafts:
        situations = draft.fields.get("追责", {}).get("情形")
        if isinstance(situations, ClauseText) and situations.lead:
            leads.setdefault(situations.lead, draft)
    for lead, draft in leads.items():
        if any(other != lead and other.endswith(lead) for other in leads):
            notes.warn(
                "torn-lead",
                _("追责情形的开头像是缺了前半句：{text}").format(text=lead),
                table.sheet.name,
                draft.situations_place,
            )
