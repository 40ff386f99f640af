"""One sheet of an OOXML workbook: cells, merged ranges, what is hidden.

Sheets are read by expat, event by event. The rows of a sheet that is written as all spreadsheet
programs write them are read by one pattern instead, five times faster: it takes only what it
matches without a gap, and leaves any other sheet to expat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .grid import Place, Span, read_reference, too_merged
from .limits import MAX_COVERED, MAX_ROWS, MAX_SPANS
from .markup import walk
from .package import Package
from .sheet_cells import COLUMNS, TRUE, CellTaker, Shared, SheetContent
from .xml_text import NotPlain, plain_text, unescape_characters

MOST_PLAIN = 48 * 1024 * 1024
"""Bytes of a sheet that is looked at as one text; a larger one is streamed."""

_ROWS = re.compile(r"<sheetData>(.*)</sheetData>", re.S)
_ONE_SHARED = re.compile(
    r'<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?: s="\d{1,6}")? t="s"><v>(\d{1,9})</v></c>'
)
"""A cell that shows a shared text, as most cells of a list do."""
_TOKEN = re.compile(
    r'((?:<c r="[A-Z]{1,3}[1-9]\d{0,6}"(?: s="\d{1,6}")? t="s"><v>\d{1,9}</v></c>)+)'
    r'|((?:<c r="[A-Z]{1,3}[1-9]\d{0,6}"(?: s="\d{1,6}")?(?:/>|></c>))+)'
    r'|<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?: s="(\d{1,6})")?(?: t="([a-zA-Z]{1,9})")?'
    r"(?:/>|>(<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?"
    r"(?:<v>([^<]*)</v>|<v/>|<is><t(?: [^<>]*)?>([^<]*)</t></is>)?</c>)"
    r'|<row r="([1-9]\d{0,6})"([^<>]*)>|</row>'
)
_HIDDEN = re.compile(r'\bhidden="(?:1|true|on)"')


def read_worksheet(package: Package, part: str, shared: Shared) -> SheetContent:
    """Read a sheet.

    Raises ``UnreadableWorkbook`` and, where it is damaged, ``ValueError``, ``LookupError`` or
    ``BrokenMarkup``.
    """
    if package.size(part) <= MOST_PLAIN:
        data = package.read(part)
        try:
            content = _read_plain(data, shared)
        except NotPlain:
            content = _read_any(iter([data]), shared)
    else:
        content = _read_any(package.chunks(part), shared)
    _uncover(content)
    return content


def _read_plain(data: bytes, shared: Shared) -> SheetContent:
    """Read a sheet that is written plainly. Raises ``NotPlain`` for any other."""
    text = plain_text(data)
    rows = _ROWS.search(text)
    if rows is None:
        raise NotPlain
    cells = CellTaker(shared)
    take, plain, keep = cells.take, cells.plain, cells.content.cells
    new = tuple.__new__  # half the time of Place(…), for a quarter of a million cells
    end = rows.start(1)
    for found in _TOKEN.finditer(text, end, rows.end(1)):
        if found.start() != end:
            raise NotPlain
        end = found.end()
        run, blanks, letters, number, style, kind, formula, value, inline, row, attributes = (
            found.groups()
        )
        if run is not None:
            for letters, number, value in _ONE_SHARED.findall(run):
                place = new(Place, (int(number) - 1, COLUMNS[letters]))
                if value in plain:
                    keep[place] = plain[value]
                else:
                    take(*place, None, "s", value, None)
        elif letters is not None:
            column = COLUMNS[letters]
            written = value if value is not None else inline
            if written is not None and "&" in written:
                written = unescape_characters(written)
            take(int(number) - 1, column, style, kind, written, formula)
        elif blanks is not None:
            cells.pass_over(blanks.count("<c "))
        elif row is not None and _HIDDEN.search(attributes):
            cells.content.hidden_rows.add(int(row) - 1)
    if end != rows.end(1):
        raise NotPlain
    cells.check()
    rest = f"{text[: rows.start(1)]}{text[rows.end(1) :]}"
    return _read_any(iter([rest.encode()]), shared, cells)


def _read_any(
    chunks: Iterator[bytes], shared: Shared, cells: CellTaker | None = None
) -> SheetContent:
    """Read a sheet event by event."""
    handler = _Events(cells or CellTaker(shared))
    walk(chunks, handler.start, handler.end, handler.text)
    handler.cells.check()
    return handler.cells.content


class _Events:
    def __init__(self, cells: CellTaker) -> None:
        self.cells = cells
        self.row = self.column = -1
        self._cell: dict[str, str] | None = None
        self._formula: list[str] | None = None
        self._value: list[str] = []
        self._into: list[str] | None = None
        self._silent = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._open_cell(attributes)
        elif name in ("v", "t"):
            self._into = self._value
        elif name == "f" and self._cell is not None:
            self._into = self._formula = []
        elif name == "rPh":
            self._silent += 1
        elif name == "row":
            self.row = int(float(attributes["r"])) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            if self.row < 0:
                raise ValueError(name)
            if attributes.get("hidden") in TRUE:
                self.cells.content.hidden_rows.add(self.row)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in TRUE:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.cells.content.hidden_columns.update(range(first - 1, min(last, 1024)))

    def end(self, name: str) -> None:
        if name == "c" and self._cell is not None:
            if self._formula is None and not self._value:
                self.cells.pass_over(1)
                return
            formula = "".join(self._formula) if self._formula is not None else None
            self.cells.take(
                self.row,
                self.column,
                self._cell.get("s"),
                self._cell.get("t"),
                "".join(self._value),
                formula,
            )
            self._cell = None
        elif name in ("v", "t", "f"):
            self._into = None
        elif name == "rPh":
            self._silent -= 1

    def text(self, characters: str) -> None:
        if self._into is not None and not self._silent:
            self._into.append(characters)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._formula, self._value = attributes, None, []
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        self.column = COLUMNS[letters]
        self.row = int(reference[len(letters) :]) - 1
        if not 0 <= self.row < MAX_ROWS:
            raise ValueError(reference)

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.replace("$", "").partition(":")
        top, bottom = read_reference(first), read_reference(last or first)
        if top is None or bottom is None:
            raise ValueError(reference)
        spans = self.cells.content.spans
        if len(spans) > MAX_SPANS:
            raise too_merged()
        spans.append(Span(top.row, top.column, bottom.row, bottom.column))


def _uncover(content: SheetContent) -> None:
    """Take away what stands under merged ranges: a spreadsheet program shows none of it."""
    content.spans.sort(key=lambda span: (span.top, span.left))
    cells = content.cells
    if not content.spans or not cells:
        return
    last = max(place.row for place in cells)
    right = max(place.column for place in cells)
    budget = 2 * MAX_COVERED
    for span in content.spans:
        bottom, edge = min(span.bottom, last), min(span.right, right)
        area = max(0, bottom - span.top + 1) * max(0, edge - span.left + 1)
        budget -= min(area, len(cells))
        if budget < 0:
            raise too_merged()
        found = (
            [Place(r, c) for r in range(span.top, bottom + 1) for c in range(span.left, edge + 1)]
            if area <= len(cells)
            else [p for p in cells if span.top <= p.row <= bottom and span.left <= p.column <= edge]
        )
        for place in found:
            if place in cells and place != (span.top, span.left):
                del cells[place]
                content.covered += 1
