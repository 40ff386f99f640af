"""Read a table into logical records: items that span rows, 主项 and 子项, titles and totals.

Every non-empty cell is put into a class (``Use``), so that nothing is dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...messages import _
from ...model.vocabulary import PowerType
from ..findings import Notes, short
from ..reading.grid import Place, Sheet, area
from .columns import Column, plain_heading
from .guide import Guide
from .header import Header, header_at
from .recognising import Recognised
from .settling import settle
from .table import NONE_WORDS, Headed, Record, Table, Use
from .types import type_in

_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总数)(?:[:：\d共（(].*)?")
_NOTE = re.compile(r"(?:备注|说明|注|附注|填表说明|注释)\s*[:：].*", re.S)
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])\s*"
)
_COUNT = re.compile(r"\s*[（(]\s*共?\s*\d{1,5}\s*[项条个件]\s*[）)]$")
_ORGAN_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])?"
    r"(.{2,30}?(?:局|委员会|委|办公室|办|厅|院|中心|政府|街道|总队|支队)(?:[（(][^（）()\d]*[）)])?)"
    r"(?:[（(]共?\d+项[）)])?"
)


class RowReader:
    """Reads the rows of one sheet; lists whose items have several rows change how they begin."""

    def __init__(
        self, sheet: Sheet, notes: Notes, guide: Guide, recognised: Recognised, header: Header
    ) -> None:
        self.sheet = sheet
        self.notes = notes
        self.guide = guide
        self.lexicon = guide.lexicon(recognised.kind, recognised.mapping)
        self.extra = guide.extra.get(recognised.kind, frozenset())
        self.table = Table(sheet, header, recognised.kind, recognised.mapping)
        self.section: PowerType | None = None
        self.organ = ""
        """The organ that the last section row names."""
        self.said: dict[Column, str] = {}
        """What section rows say of the items below them."""

    def read(self, header: Header) -> Table:
        """Read the rows under ``header``, the first heading of the sheet, and those above it."""
        first = header
        self._titles(header.top)
        self._heading(header)
        row = header.first_row
        while row < self.sheet.rows:
            again = header_at(self.sheet, row, self.lexicon)
            if again is not None:
                header = self._again(first, again)
                self._heading(header)
                row = header.first_row
                continue
            self._row(row, header)
            row += 1
        self._fill_down()
        return self.table

    def _again(self, first: Header, again: Header) -> Header:
        """A heading that is repeated means what it meant before; another one is read anew."""
        if again.texts == first.texts:
            return replace(first, top=again.top, bottom=again.bottom)
        return settle(again, self.sheet, self.lexicon, self.guide)

    def _titles(self, stop: int) -> None:
        for row in range(stop):
            for place in self.sheet.row_places(row):
                text = self.sheet.cells[place].strip()
                self.table.uses[place] = Use.TITLE
                if text and text not in self.table.titles:
                    self.table.titles.append(text)

    def _heading(self, header: Header) -> None:
        for row in range(header.top, header.bottom + 1):
            self._use(row, Use.HEADING)

    def _use(self, row: int, use: Use) -> None:
        self.table.uses.update(dict.fromkeys(self.sheet.row_places(row), use))

    def _row(self, row: int, header: Header) -> None:
        places = self.sheet.row_places(row)
        if not places:
            return
        cells = self.sheet.cells
        texts = [cells[p].strip() for p in places]
        lone = texts[0] if len(set(texts)) == 1 else ""
        if any(_TOTAL.fullmatch(plain_heading(text)) for text in texts[:3]):
            self._use(row, Use.TOTAL)
            self.table.totals.append((row, " ".join(texts)))
        elif _NOTE.fullmatch(texts[0]) and len(set(texts)) <= 2:
            self._use(row, Use.NOTE)
            self.table.notes.append("\n".join(dict.fromkeys(texts)))
        elif lone and self._is_section(lone, places[0], header):
            self._use(row, Use.SECTION)
        elif self._starts_record(row, header):
            self._start(row, header)
        elif not self._continue(row, header):
            self._unread(row, header, places)

    def _is_section(self, text: str, place: Place, header: Header) -> bool:
        wide = self._is_wide(place)
        first = min(header.columns.values())
        if len(text) > 30 or (place.column > first and not wide):
            return False
        if self._names_organ(text, header, wide=wide):
            return True
        kind = type_in(text)
        if kind is None:
            return self._says(text, header, wide=wide)
        self.section = kind
        self.table.sections.append((text, kind))
        return True

    def _says(self, text: str, header: Header, *, wide: bool) -> bool:
        """Whether a section row says something of the items below it that no column does."""
        sections = self.table.columns.sections
        for number, section in enumerate(sections):
            if section.column in header.columns or (section.wide and not wide):
                continue
            if re.fullmatch(section.pattern, text, re.S):
                for narrower in sections[number + 1 :]:
                    self.said.pop(narrower.column, None)
                self.said[section.column] = _COUNT.sub("", _NUMBER.sub("", text))
                self.table.headed.append(Headed(text, number, len(self.table.records)))
                return True
        return False

    def _is_wide(self, place: Place) -> bool:
        span = self.sheet.span(place.row, place.column)
        return span is not None and span.right > span.left

    def _names_organ(self, text: str, header: Header, *, wide: bool) -> bool:
        """Whether a section row names the organ of the items below it, which no column does."""
        found = _ORGAN_SECTION.fullmatch(plain_heading(text))
        columns = self.table.columns
        if found is None or Column.ORGAN in header.columns:
            return False
        if Column.ORGAN not in columns.by_heading.values():
            return False
        if not wide and header.columns.get(Column.NAME) == min(header.columns.values()):
            return False  # 办理机构 may be the name of an item as well
        self.organ = found[1]
        return True

    def _own(self, row: int, header: Header, column: Column) -> str:
        index = header.columns.get(column)
        return "" if index is None else self.sheet.text(row, index).strip()

    def _seen(self, row: int, index: int) -> tuple[str, Place]:
        """Text of a column at a row, and where it stands: its own or that merged down over it."""
        span = self.sheet.span(row, index)
        if span is not None and span.left == index:
            return self.sheet.text(span.top, index), Place(span.top, index)
        return self.sheet.text(row, index), Place(row, index)

    def _starts_record(self, row: int, header: Header) -> bool:
        if self._own(row, header, Column.NAME):
            return not self._is_stray_text(row, header)
        child = self._own(row, header, Column.CHILD)
        return bool(child) and bool(self._name(row, header)[0])

    def _is_stray_text(self, row: int, header: Header) -> bool:
        """A line of text in the name column with nothing beside it is no item."""
        others = set(header.columns.values()) - {header.columns[Column.NAME]}
        return not any(p.column in others for p in self.sheet.row_places(row))

    def _name(self, row: int, header: Header) -> tuple[str, Place]:
        """Name of the 主项 of a row: its own, merged over it, or that of the row before."""
        text, place = self._seen(row, header.columns[Column.NAME])
        if text.strip():
            return text, place
        if self.table.records and self._own(row, header, Column.CHILD):
            last = self.table.records[-1]
            return last.main, last.place(Column.NAME)
        return "", place

    def _start(self, row: int, header: Header) -> None:
        values: dict[Column, str] = {}
        places: dict[Column, Place] = {}
        for column, index in header.columns.items():
            text, place = self._seen(row, index)
            if text.strip():
                values[column] = text
                places[column] = place
        main, place = self._name(row, header)
        places[Column.NAME] = place
        child = values.get(Column.CHILD, "").strip()
        if plain_heading(child) in NONE_WORDS:
            child = ""
        self._settled(values)
        record = Record(row, [row], main, child, values, places, self.section)
        for index in header.given:
            text, _place = self._seen(row, index)
            if text.strip():
                record.given[index] = text
        self._take(row, header, record)
        self.table.records.append(record)

    def _settled(self, values: dict[Column, str]) -> None:
        """Put in what a section row or a saved mapping says of every item."""
        if self.organ:
            values.setdefault(Column.ORGAN, self.organ)
        for column, text in self.said.items():
            values.setdefault(column, text)
        if self.table.mapping is not None:
            for column, text in self.table.mapping.constants.items():
                values.setdefault(column, text)

    def _take(self, row: int, header: Header, record: Record) -> None:
        """Put the cells of a row into their classes; keep what stands in unknown columns."""
        self.table.filled_rows += 1
        known = set(header.columns.values())
        uses = self.table.uses
        for place in self.sheet.row_places(row):
            column = place.column
            if column in known:
                uses[place] = Use.ITEM
                continue
            if column in header.given:
                use = Use.ITEM
                if row != record.row:
                    record.given[column] = self._appended(record.given.get(column), place)
            elif column in header.noted:
                use = Use.ITEM
                record.noted[column] = self._appended(record.noted.get(column), place)
            elif column in header.personal:
                use = Use.PERSONAL_COLUMN
            elif column in header.doubled:
                use = Use.DOUBLED_COLUMN
            elif column in header.ignored:
                use = Use.IGNORED_COLUMN
            elif column in header.doubtful:
                use = Use.DOUBTFUL_COLUMN
            else:
                declared = column in header.kept or header.unknown.get(column, "") in self.extra
                use = Use.ITEM if declared else Use.UNKNOWN_COLUMN
                record.extra[column] = self._appended(record.extra.get(column), place)
            uses[place] = use

    def _appended(self, before: str | None, place: Place) -> str:
        text = self.sheet.cells[place]
        return text if before is None else f"{before}\n{text}"

    def _continue(self, row: int, header: Header) -> bool:
        """Append a row without a name to the item above it; False where there is none."""
        own = {
            column: self.sheet.text(row, index)
            for column, index in header.columns.items()
            if self.sheet.text(row, index).strip()
        }
        if not self.table.records or not own:
            return False
        if Column.ORDINAL in own or Column.NAME in own:
            return False
        record = self.table.records[-1]
        added = False
        for column, text in own.items():
            before = record.values.get(column, "")
            if text.strip() == before.strip():
                continue
            if column in self.table.columns.single and before:
                record.astray.append((column, text.strip()))
                self.notes.warn(
                    "contradiction",
                    _("同一事项的“{column}”前后不同：{text}；已记入内部说明。").format(
                        column=column, text=text.strip()
                    ),
                    self.sheet.name,
                    Place(row, header.columns[column]),
                )
                continue
            record.values[column] = f"{before}\n{text}" if before else text
            record.places.setdefault(column, Place(row, header.columns[column]))
            added = True
        record.rows.append(row)
        self._take(row, header, record)
        if added:
            self.notes.tell(
                "continued-row",
                _("第{row}行没有事项名称，已并入第{first}行的事项。").format(
                    row=row + 1, first=record.row + 1
                ),
                self.sheet.name,
                area(self.sheet.row_places(row)),
            )
        return True

    def _unread(self, row: int, header: Header, places: Sequence[Place]) -> None:
        self._use(row, Use.UNREAD)
        text = " | ".join(self.sheet.cells[p].strip() for p in places)
        known = set(header.columns.values())
        nameless = not self._own(row, header, Column.NAME) and any(
            place.column in known for place in places
        )
        if nameless:
            kind, message = "no-name", _("这一行没有事项名称，没有导入：{text}")
        else:
            kind, message = "row-not-understood", _("没有看懂这一行，没有导入：{text}")
        self.notes.warn(kind, message.format(text=short(text)), self.sheet.name, area(places))

    def _fill_down(self) -> None:
        header = self.table.header
        for column in self.table.columns.filled_down:
            last = ""
            if column in self.said and header is not None and column not in header.columns:
                continue
            for record in self.table.records:
                if column in record.values:
                    last = record.values[column]
                elif last and not (column is Column.TYPE and record.section):
                    record.values[column] = last
                    self.notes.tell(
                        "filled-down",
                        _("“{column}”空白，沿用上一项：{text}").format(
                            column=column, text=short(last)
                        ),
                        self.sheet.name,
                        area(self.sheet.row_places(record.row)),
                    )
