"""Lists whose items have several rows: a duty with its tasks, a matter with its departments.

The name is merged over its rows, written once and then left blank, or repeated in every row: all
three are one item. Every row is a part; what is merged over several rows is seen in each of them.
"""

from __future__ import annotations

from ...messages import _
from ..reading.grid import Place, area
from .columns import Column
from .header import Header
from .rows import RowReader
from .table import Part, Record


class GroupReader(RowReader):
    """Reads the rows of a list whose items have several."""

    def _starts_record(self, row: int, header: Header) -> bool:
        name = self._own(row, header, Column.NAME)
        if not name:
            return False
        if self._is_stray_text(row, header):
            return self._is_headed_by(row, header)
        if not self.table.records:
            return True
        last = self.table.records[-1]
        return not (_same(name, last.main) and self._is_one(row, header, last))

    def _is_one(self, row: int, header: Header, last: Record) -> bool:
        """Whether a row of the same name belongs to the item above it."""
        for column in self.table.columns.apart:
            own = self._own(row, header, column)
            if own and own != last.values.get(column, "").strip():
                return False
        return True

    def _is_headed_by(self, row: int, header: Header) -> bool:
        """Whether a row with a name alone stands above rows that have parts but no name."""
        parts = self.table.columns.parts
        for below in range(row + 1, self.sheet.rows):
            if any(True for _place in self.sheet.row_places(below)):
                nameless = not self._own(below, header, Column.NAME)
                return nameless and parts is not None and bool(self._own(below, header, parts))
        return False

    def _start(self, row: int, header: Header) -> None:
        part = self._part(row, header)
        main, place = self._name(row, header)
        values = dict(part.values)
        self._settled(values)
        places = {**part.places, Column.NAME: place}
        record = Record(row, [row], main, "", values, places, self.section, parts=[part])
        self._take(row, header, record)
        self.table.records.append(record)

    def _part(self, row: int, header: Header) -> Part:
        values: dict[Column, str] = {}
        places: dict[Column, Place] = {}
        for column, index in header.columns.items():
            text, place = self._seen(row, index)
            if text.strip():
                values[column] = text
                places[column] = place
        return Part(row, values, places)

    def _continue(self, row: int, header: Header) -> bool:
        """Add a row to the item above it; False where there is none."""
        part = self._part(row, header)
        if not self.table.records or not part.values:
            return False
        record = self.table.records[-1]
        name = self._own(row, header, Column.NAME)
        if name and not _same(name, record.main):
            return False
        self._note_contradictions(row, part, record, header)
        record.parts.append(part)
        record.rows.append(row)
        for column, text in part.values.items():
            if column not in record.values:
                record.values[column] = text
                record.places.setdefault(column, part.places[column])
        self._take(row, header, record)
        return True

    def _note_contradictions(self, row: int, part: Part, record: Record, header: Header) -> None:
        for column in self.table.columns.single:
            before = record.values.get(column, "").strip()
            text = part.values.get(column, "").strip()
            if before and text and text != before:
                record.astray.append((column, text))
                self.notes.warn(
                    "contradiction",
                    _("同一事项的“{column}”前后不同：{text}；已记入内部说明。").format(
                        column=column, text=text
                    ),
                    self.sheet.name,
                    area([Place(row, header.columns[column])]),
                )


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
