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
from .delegations.drafter import DelegationDrafter
from .draft import Draft
from .drafter import PowerDrafter
from .duties.drafter import DutyDrafter
from .fulfilment.drafter import FulfilmentDrafter
from .mending import MendedRecord, mend_table
from .procedures.drafter import ProcedureDrafter
from .record import RecordDrafter
from .sharing import ClauseText
from .territory.drafter import TerritoryDrafter

_Make = Callable[[Record, MendedRecord], list[Draft]]


def draft_table(table: Table, notes: Notes, guide: Guide | None = None) -> list[Draft]:
    """Turn the records of a table into drafts. What cannot be an item is noted and left out."""
    make = DRAFTERS[table.kind](table, notes, guide or Guide())
    records = zip(table.records, mend_table(table, notes), strict=True)
    drafts = [draft for record, mended in records for draft in make(record, mended)]
    _note_torn_leads(table, drafts, notes)
    return drafts


def _powers(table: Table, notes: Notes, guide: Guide) -> _Make:
    default = type_in(table.sheet.name) or type_in(" ".join(table.titles))
    codes = {code: PowerType(name) for code, name in guide.codes.items()}

    def make(record: Record, mended: MendedRecord) -> list[Draft]:
        drafter = PowerDrafter(table, record, mended, notes, keep_original=guide.keep_original)
        drafter.default = default
        drafter.codes = codes
        return drafter.drafts()

    return make


def _by(drafter: type[RecordDrafter]) -> _MakerOf:
    def of(table: Table, notes: Notes, guide: Guide) -> _Make:
        def make(record: Record, mended: MendedRecord) -> list[Draft]:
            kept = guide.keep_original
            return drafter(table, record, mended, notes, keep_original=kept).drafts()

        return make

    return of


_MakerOf = Callable[[Table, Notes, Guide], _Make]
DRAFTERS: Mapping[ListKind, _MakerOf] = {
    ListKind.POWERS: _powers,
    ListKind.DUTIES: _by(DutyDrafter),
    ListKind.BOUNDARIES: _by(BoundaryDrafter),
    ListKind.TERRITORY: _by(TerritoryDrafter),
    ListKind.DELEGATIONS: _by(DelegationDrafter),
    ListKind.FULFILMENT: _by(FulfilmentDrafter),
    ListKind.PROCEDURES: _by(ProcedureDrafter),
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
