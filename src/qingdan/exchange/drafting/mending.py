"""Mend the text of a table column by column, before records are drafted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...messages import _
from ..findings import Notes
from ..reading.grid import Place
from ..tables.columns import CODES, Column
from ..tables.table import Record, Table
from .repair import Kind, Mended, is_wrapped, mend
from .units import organs_apart

_NAMES = (Column.ORDINAL, *CODES, Column.NAME, Column.CHILD, Column.TYPE, Column.ORGAN)
_WORDS = (
    Column.STATUS,
    Column.ORGAN_NATURE,
    Column.SOURCE,
    Column.EXERCISE,
    Column.CASE_TYPE,
    Column.TASK_NUMBER,
    Column.CADENCE,
    Column.DIFFICULTY,
    Column.LIMIT,
    Column.DUTY_SCOPE,
    Column.FIELD,
    Column.ROLE,
    Column.STAGE,
    Column.BATCH,
    Column.STEP_NUMBER,
    Column.STEP_NEXT,
    Column.READINESS,
    Column.METHOD,
    Column.PART,
    Column.BEFORE,
    Column.AFTER,
    Column.AT_ONCE,
)
_BODIES = (
    Column.UNIT,
    Column.CO_ORGANS,
    Column.SUPPORT_UNIT,
    Column.TASK_UNIT,
    Column.PARTNER,
    Column.LEAD,
    Column.SUPPORT,
    Column.POST,
    Column.PRINCIPAL,
    Column.STEP_ACTOR,
    Column.WHO,
    Column.FROM,
    Column.UPPER,
    Column.TAKEOVER,
    Column.PARTICIPANT,
    Column.GIVER,
    Column.RECEIVER,
)
_TOWNS = (Column.TOWNS, Column.RECIPIENT, Column.LINKED_TOWNS)
_SENTENCES = (
    Column.RIGHT,
    Column.DUTY,
    Column.CONTENT,
    Column.TASK,
    Column.DIVISION,
    Column.LEAD_DUTY,
    Column.SUPPORT_DUTY,
    Column.PRINCIPAL_DUTY,
    Column.TOWN_DUTY,
    Column.NOT_BORNE,
    Column.STEP,
    Column.HOW,
    Column.UPPER_DUTY,
    Column.MANNER,
    Column.TAKEOVER_MANNER,
    Column.RULES,
)
_KINDS = {
    **dict.fromkeys((*_NAMES, *_WORDS), Kind.NAME),
    **dict.fromkeys(_BODIES, Kind.NAMES),
    **dict.fromkeys(_TOWNS, Kind.TOWNS),
    **dict.fromkeys(_SENTENCES, Kind.DUTY),
}
_OF_DUTIES = {Column.NAME: Kind.DUTY}
"""The name of a duty is often its whole text, clause by clause."""


@dataclass
class MendedRecord:
    """The mended text of a record; ``parts`` that of its rows."""

    cells: dict[Column, str] = field(default_factory=dict)
    parts: list[dict[Column, str]] = field(default_factory=list)
    originals: list[tuple[Column, Place, str]] = field(default_factory=list)
    """Cells that were mended, as they were."""


def mend_table(table: Table, notes: Notes) -> list[MendedRecord]:
    """Return the mended text of every record; whether a column is wrapped is decided as a whole."""
    return _Mending(table, notes).mended()


class _Mending:
    def __init__(self, table: Table, notes: Notes) -> None:
        self.table = table
        self.notes = notes
        self.grouped = table.columns.grouped
        self.joined = table.columns.joined
        self.kinds = {**_KINDS, **_OF_DUTIES} if self.grouped else _KINDS
        mapping = table.mapping
        self.values = {} if mapping is None else mapping.values
        self.known: dict[tuple[Column, Place], str] = {}

    def mended(self) -> list[MendedRecord]:
        result = [
            MendedRecord(parts=[{} for _part in record.parts]) for record in self.table.records
        ]
        by_column: dict[Column, list[int]] = defaultdict(list)
        for number, record in enumerate(self.table.records):
            for column in {**record.values, **{c: 0 for p in record.parts for c in p.values}}:
                by_column[column].append(number)
        for column in Column:
            if column in by_column:
                self._column(column, by_column[column], result)
        return result

    def _column(self, column: Column, numbers: list[int], result: list[MendedRecord]) -> None:
        records = self.table.records
        wrapped = self.kinds.get(column) is not Kind.TOWNS and is_wrapped(
            self._texts(column, numbers)
        )
        if wrapped:
            self.notes.tell(
                "wrapped-column",
                _("“{column}”列的文字像是从 PDF 或窄栏转来的，断行和空格已接好，请抽查。").format(
                    column=column
                ),
                self.table.sheet.name,
                records[numbers[0]].place(column),
            )
        for number in numbers:
            self._record(column, records[number], result[number], wrapped=wrapped)

    def _texts(self, column: Column, numbers: list[int]) -> Iterable[str]:
        """The texts of a column, each cell once, whatever it is merged over."""
        for number in numbers:
            record = self.table.records[number]
            if not record.parts:
                yield record.values[column]
                continue
            seen = set()
            for part in record.parts:
                place = part.places.get(column)
                if place is not None and place not in seen:
                    seen.add(place)
                    yield part.values[column]

    def _record(
        self, column: Column, record: Record, mended: MendedRecord, *, wrapped: bool
    ) -> None:
        for part, cells in zip(record.parts, mended.parts, strict=True):
            if column in part.values:
                place = part.places.get(column) or record.place(column)
                text = self._once(column, place, part.values[column], mended, wrapped=wrapped)
                if text:
                    cells[column] = text
        if column in record.values:
            raw = record.values[column]
            if self.grouped:
                text = self._once(column, record.place(column), raw, mended, wrapped=wrapped)
            else:
                text = self._cell(column, record, raw, mended, wrapped=wrapped)
            if text:
                mended.cells[column] = text
        if record.parts and column in self.joined:
            texts = dict.fromkeys(cells[column] for cells in mended.parts if column in cells)
            if texts:
                mended.cells[column] = "\n".join(texts)

    def _once(
        self, column: Column, place: Place, raw: str, mended: MendedRecord, *, wrapped: bool
    ) -> str:
        """Mend a cell that may be merged over several rows of an item."""
        if (column, place) not in self.known:
            self.known[column, place] = self._cell(column, place, raw, mended, wrapped=wrapped)
        return self.known[column, place]

    def _cell(
        self, column: Column, at: Place | Record, raw: str, mended: MendedRecord, *, wrapped: bool
    ) -> str:
        if column is Column.ORGAN:
            raw = organs_apart(raw, paragraphs=bool(self.table.sheet.labels))
        result = mend(raw, self.kinds.get(column, Kind.PROSE), wrapped=wrapped)
        if result.changes or result.kept_breaks or result.text != raw.strip():
            place = at.place(column) if isinstance(at, Record) else at
            self._note(column, place, raw, result)
            if result.text != raw.strip():
                mended.originals.append((column, place, raw))
        return self._exchanged(column, result.text) if self.values else result.text

    def _note(self, column: Column, place: Place, raw: str, result: Mended) -> None:
        self.notes.changes.update(result.changes)
        for what in result.changes:
            if len(result.changes) == 1 or what not in self.notes.examples:
                self.notes.show(what, raw, result.text, self.table.sheet.name, place)
        if result.kept_breaks:
            self.notes.tell(
                "kept-break",
                _("“{column}”有的行末没有标点，未敢接到下一行。").format(column=column),
                self.table.sheet.name,
                place,
            )

    def _exchanged(self, column: Column, text: str) -> str:
        """Exchange a value for another as a saved mapping says."""
        other = self.values.get(column, {}).get(text)
        if other is None:
            return text
        self.notes.changed(_("按对应表换值：{old}→{new}").format(old=text, new=other))
        return other
