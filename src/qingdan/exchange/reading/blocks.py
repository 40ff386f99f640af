"""Paragraphs and tables, in the order of a document or page, as sheets.

Tables that go on are put together, cards become rows under a heading, short paragraphs above a
table its titles. Every cell keeps the name of the place where it stood.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ...messages import _
from .cards import Card, is_label, read_cards
from .grid import Place, Remark, Sheet, Span, UnreadableWorkbook, Workbook
from .limits import MAX_SHEETS
from .raw_table import PlacedTable, RawTable, cell_text, place_cells

_LONGEST_TITLE = 60
_MOST_TITLES = 6
_SHEET = re.compile(r"(?:Sheet|工作表)\s*\d+\s*[:：]\s*(.+)")
_SENTENCE = re.compile(r"[。；;！？]")


@dataclass(frozen=True)
class Paragraph:
    """Text outside tables, with its place: 正文第3段.

    ``level`` is that of a heading (1 the highest), 0 of any other text.
    """

    text: str
    label: str
    level: int = 0


Block = Paragraph | RawTable


@dataclass
class _Growing:
    """A sheet that further tables may continue."""

    name: str
    columns: int
    heading: tuple[str, ...] = ()
    cells: dict[Place, str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    labels: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    rows: int = 0

    def put(self, row: int, column: int, text: str, label: str) -> None:
        if text.strip():
            self.cells[Place(row, column)] = text
            self.labels[Place(row, column)] = label

    def sheet(self) -> Sheet:
        return Sheet(
            self.name,
            self.cells,
            self.spans,
            hidden_rows=frozenset(self.hidden_rows),
            labels=self.labels,
        )


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[_Growing] = []
        self.cards: list[tuple[int, Card]] = []
        self.remarks: list[Remark] = []
        self.aside: Counter[str] = Counter()
        self._waiting: list[Paragraph] = []
        self._tables = 0
        self._open: _Growing | None = None

    def read(self, blocks: list[Block]) -> None:
        for block in _without_layout(blocks):
            if isinstance(block, Paragraph):
                self._waiting.append(block)
            else:
                self._table(block)
        self._drop_waiting(self._waiting)

    def _table(self, table: RawTable) -> None:
        placed = place_cells(table)
        if not any(cell_text(cell).strip() for cell in placed.cells.values()):
            return
        self._tables += 1
        if self._tables > MAX_SHEETS:
            raise UnreadableWorkbook(
                _("表格超过{limit}个的上限，不像是清单。").format(limit=MAX_SHEETS),
                _("把文件拆开，再分别导入。"),
            )
        nested = sum(1 for cell in placed.cells.values() if cell.nested)
        if nested:
            self._remark(
                "nested-tables",
                _("有{count}个单元格里套着表格，已按行写成文字。").format(count=nested),
            )
        cards = read_cards(placed)
        if cards is not None:
            self._take_cards(cards)
        elif self._continues(placed):
            self._continue(placed)
        else:
            self._begin(placed)

    def _remark(self, kind: str, message: str) -> None:
        self.remarks.append(Remark(kind, message, _("表{number}").format(number=self._tables)))

    def _take_cards(self, cards: list[Card]) -> None:
        self.cards += [(self._tables, card) for card in cards]
        self._drop_waiting(self._waiting)
        self._waiting = []
        self._open = None

    def _continues(self, placed: PlacedTable) -> bool:
        """Whether a table goes on with the one before: as many columns, no heading of its own."""
        if self._open is None or placed.columns != self._open.columns:
            return False
        if any(len(p.text) > _LONGEST_TITLE or _SENTENCE.search(p.text) for p in self._waiting):
            return False
        if _sheet_name(self._waiting):
            return False
        row = _heading_row(placed)
        texts = _row_texts(placed, row)
        if row == 0 and texts == self._open.heading:
            return True
        return not _reads_as_heading(placed, texts)

    def _continue(self, placed: PlacedTable) -> None:
        growing = self._open
        assert growing is not None  # noqa: S101 - said by _continues
        self._remark(
            "continued-table",
            _("与前面的“{sheet}”列数相同、没有另外的表头，已接在它后面。").format(
                sheet=growing.name
            ),
        )
        self._titles(growing)
        self._put(growing, placed)

    def _begin(self, placed: PlacedTable) -> None:
        name = _sheet_name(self._waiting)
        if name:
            self._waiting.pop()
            self._drop_waiting(self._waiting)
            self._waiting = []
        heading = _row_texts(placed, _heading_row(placed))
        growing = _Growing(name or f"表{self._tables}", placed.columns, heading)
        self.sheets.append(growing)
        self._titles(growing)
        self._put(growing, placed)
        self._open = growing

    def _titles(self, growing: _Growing) -> None:
        """Put the short paragraphs right above a table into rows of their own."""
        titles: list[Paragraph] = []
        while self._waiting and len(titles) < _MOST_TITLES:
            last = self._waiting[-1].text
            if len(last) > _LONGEST_TITLE or _SENTENCE.search(last):
                break
            titles.insert(0, self._waiting.pop())
        self._drop_waiting(self._waiting)
        self._waiting = []
        for title in titles:
            growing.put(growing.rows, 0, title.text, title.label)
            growing.spans.append(Span(growing.rows, 0, growing.rows, max(0, growing.columns - 1)))
            growing.rows += 1

    def _put(self, growing: _Growing, placed: PlacedTable) -> None:
        top = growing.rows
        for (row, column), cell in placed.cells.items():
            label = cell_label(self._tables, row, column)
            growing.put(top + row, column, cell_text(cell), label)
        growing.spans += [
            Span(span.top + top, span.left, span.bottom + top, span.right) for span in placed.spans
        ]
        growing.hidden_rows.update(row + top for row in placed.hidden_rows)
        growing.rows = top + placed.rows

    def _drop_waiting(self, paragraphs: list[Paragraph]) -> None:
        if paragraphs:
            self.aside[_("表格以外的段落")] += len(paragraphs)

    def workbook(self, kind: str, remarks: list[Remark]) -> Workbook:
        sheets = [growing.sheet() for growing in self.sheets]
        if self.cards:
            sheets.append(self._card_sheet())
        if outside := self.aside.get(_("表格以外的段落")):
            remarks = [
                *remarks,
                Remark(
                    "outside-tables",
                    _("表格以外有{count}段文字，没有导入。").format(count=outside),
                ),
            ]
        return Workbook(sheets, kind, (*remarks, *self.remarks), dict(self.aside))

    def _card_sheet(self) -> Sheet:
        headings = list(dict.fromkeys(label for _n, card in self.cards for label in card.values))
        growing = _Growing("卡片", len(headings))
        for column, heading in enumerate(headings):
            label = _("卡片的栏目“{heading}”").format(heading=heading)
            growing.put(0, column, heading, label)
        labels = titles = 0
        for row, (table, card) in enumerate(self.cards, 1):
            labels += card.labels
            titles += len(card.titles)
            for column, heading in enumerate(headings):
                if value := card.values.get(heading):
                    mark = card.marks.get(heading)
                    label = mark or cell_label(table, *card.places[heading])
                    growing.put(row, column, value, label)
        sheet = growing.sheet()
        sheet.aside = {_("卡片的栏目名"): labels - len(headings)}
        if titles:
            sheet.aside[_("卡片的标题")] = titles
        self.remarks.append(
            Remark(
                "cards",
                _("有{count}张一事一表的卡片，已转成一行一项。").format(count=len(self.cards)),
                sheet.name,
            )
        )
        return sheet


def read_blocks(blocks: list[Block], kind: str, remarks: list[Remark]) -> Workbook:
    """Return the tables among paragraphs and tables as sheets; ``remarks`` are passed on."""
    reader = _Reader()
    reader.read(blocks)
    return reader.workbook(kind, remarks)


def cell_label(table: int, row: int, column: int) -> str:
    """Name a cell of a document; rows and columns from 0."""
    return _("表{table}第{row}行第{column}列").format(table=table, row=row + 1, column=column + 1)


def _without_layout(blocks: list[Block]) -> list[Block]:
    """Take tables out of tables that only arrange them on the page."""
    found: list[Block] = []
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if isinstance(block, Paragraph) or not block.is_layout:
            found.append(block)
            continue
        inner: list[Block] = []
        for row in block.rows:
            for cell in row:
                if cell.text.strip():
                    inner.append(Paragraph(cell.text.strip(), _("表格以外的文字")))
                inner += cell.nested
        waiting += reversed(inner)
    return found


def _sheet_name(waiting: list[Paragraph]) -> str:
    """Return the name that a spreadsheet program wrote over a sheet it saved as a page."""
    last = waiting[-1] if waiting else None
    found = _SHEET.fullmatch(last.text) if last is not None and last.level else None
    return found[1].strip() if found else ""


def _heading_row(placed: PlacedTable) -> int:
    """Return the row of the heading below titles that reach over the whole table, else 0."""
    for row in range(min(placed.rows, _MOST_TITLES)):
        if _reads_as_heading(placed, _row_texts(placed, row)):
            return row
        if any(cell.across < placed.columns for _column, cell in placed.row(row)):
            return 0
    return 0


def _row_texts(placed: PlacedTable, row: int) -> tuple[str, ...]:
    return tuple("".join(cell_text(cell).split()) for _column, cell in placed.row(row))


def _reads_as_heading(placed: PlacedTable, texts: tuple[str, ...]) -> bool:
    """Whether the first row of a table is a heading: marked as one, or nothing but labels."""
    if 0 in placed.heading_rows:
        return True
    filled = [text for text in texts if text]
    labels = sum(1 for text in filled if is_label(text))
    return len(filled) == len(texts) > 1 and labels * 2 >= len(filled)
