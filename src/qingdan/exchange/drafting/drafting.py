"""From a table to drafts: text is mended column by column, then every record is drafted.

A new kind of list needs a drafter of its own here and its columns in ``tables/headings``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...messages import _
from ...model.vocabulary import ListKind, PowerType
from ..findings import Notes
from ..tables.guide import Guide
from ..tables.table import Record, Table
from ..tables.types import type_in
from .boundaries.drafter import BoundaryDrafter
from .draft import Draft
from .drafter import PowerDrafter
from .duties.drafter import DutyDrafter
from .mending import MendedRecord, mend_table
from .sharing import ClauseText

_Make = Callable[[Record, MendedRecord], Draft | None]


def draft_table(table: Table, notes: Notes, guide: Guide | None = None) -> list[Draft]:
    """Turn the records of a table into drafts. What cannot be an item is noted and left out."""
    make = _DRAFTERS[table.kind](table, notes, guide or Guide())
    records = zip(table.records, mend_table(table, notes), strict=True)
    made = [make(record, mended) for record, mended in records]
    drafts = [draft for draft in made if draft is not None]
    _note_torn_leads(table, drafts, notes)
    return drafts


def _powers(table: Table, notes: Notes, guide: Guide) -> _Make:
    default = type_in(table.sheet.name) or type_in(" ".join(table.titles))
    codes = {code: PowerType(name) for code, name in guide.codes.items()}

    def make(record: Record, mended: MendedRecord) -> Draft | None:
        drafter = PowerDrafter(table, record, mended, notes, keep_original=guide.keep_original)
        drafter.default = default
        drafter.codes = codes
        return drafter.draft()

    return make


def _grouped(drafter: type[DutyDrafter] | type[BoundaryDrafter]) -> _MakerOf:
    def of(table: Table, notes: Notes, guide: Guide) -> _Make:
        def make(record: Record, mended: MendedRecord) -> Draft | None:
            kept = guide.keep_original
            return drafter(table, record, mended, notes, keep_original=kept).draft()

        return make

    return of


_MakerOf = Callable[[Table, Notes, Guide], _Make]
_DRAFTERS: Mapping[ListKind, _MakerOf] = {
    ListKind.POWERS: _powers,
    ListKind.DUTIES: _grouped(DutyDrafter),
    ListKind.BOUNDARIES: _grouped(BoundaryDrafter),
}


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
