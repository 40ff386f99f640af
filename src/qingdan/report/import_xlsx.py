"""The report of an import as a workbook: the sheets of the source again, what is wrong marked.

An editor mends the marked cells in the original. Every text is written as text, so nothing in it
is a formula; the same import gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from ..exchange.findings import Problem
from ..exchange.outcome import ImportResult, SheetResult, SourceResult
from ..exchange.reading.grid import Place, Sheet, Span, read_reference
from ..messages import _, joined
from ..model.finding import Severity
from ..xlsx.sheet import tab_names
from . import import_facts as facts
from .import_html import balance_heads, change_heads, column_heads, problem_heads, sheet_heads
from .import_words import remedy, severity_word, weight

_SUMMARY = (36, 12, 12, 12, 60)
"""Widths of the columns of the first tab, in characters; sentences go over all of them."""
_MARGIN, _LINE, _A4 = 6, 15, 9
_NO_TIME = datetime.datetime(1980, 1, 1)
_LONGEST = 32_000
"""Characters of a cell that are shown; Excel takes 32,767 and long texts need no marks."""
_LONGEST_COMMENT = 1_500
_MOST_MERGED = 5_000
"""Merged ranges that are shown again in a sheet: they are looks only."""
_COLOURS = {
    Severity.ERROR: "#F8B4AE",
    Severity.WARNING: "#FFE08A",
    Severity.INFO: "#CFE4FA",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CELL = {
    "font_name": "宋体",
    "font_size": 11,
    "valign": "top",
    "text_wrap": True,
    "num_format": "@",
}


def import_xlsx(result: ImportResult) -> bytes:
    """Return the workbook: a summary, the problems, columns, changes, then the sheets marked."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": _("导入报告"), "created": _NO_TIME})
        writer = _Writer(book)
        shown = _shown(result)
        marked = tab_names(
            [*_first_tabs(), *(_tab(result, source, sheet) for source, sheet in shown)]
        )[len(_first_tabs()) :]
        tabs = {id(sheet): name for (_source, sheet), name in zip(shown, marked, strict=True)}
        writer.summary(result)
        writer.problems(result, tabs)
        writer.columns(result)
        writer.changes(result)
        for source, sheet in shown:
            writer.marked(tabs[id(sheet)], source, sheet)
    return stream.getvalue()


def _first_tabs() -> list[str]:
    return [_("导入报告"), _("问题"), _("各列的含义"), _("文字改动")]


def _shown(result: ImportResult) -> list[tuple[SourceResult, SheetResult]]:
    return [
        (source, sheet)
        for source in result.sources
        for sheet in [*source.sheets, *source.left]
        if sheet.grid is not None and sheet.grid.cells
    ]


def _tab(result: ImportResult, source: SourceResult, sheet: SheetResult) -> str:
    """Name a tab as the source does, with the number of the file where there are several."""
    if len(result.sources) == 1:
        return sheet.name
    return f"{result.sources.index(source) + 1}-{sheet.name}"


class _Writer:
    """Writes the tabs of one report."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.plain = book.add_format(_CELL)
        self.head = book.add_format({**_CELL, "bold": True, "bg_color": "#E8EEF7", "bottom": 1})
        self.title = book.add_format({**_CELL, "bold": True, "font_size": 14, "text_wrap": False})
        self.link = book.add_format({**_CELL, "font_color": "#0B4F9E", "underline": 1})
        self.quoted = book.add_format({**_CELL, "quote_prefix": True})
        self.colours = {
            severity: (
                book.add_format({**_CELL, "bg_color": colour}),
                book.add_format({**_CELL, "bg_color": colour, "quote_prefix": True}),
            )
            for severity, colour in _COLOURS.items()
        }

    def summary(self, result: ImportResult) -> None:
        """Write what was read in all and of every file, and where its cells went."""
        page = self._page(_("导入报告"), _SUMMARY)
        page.write_string(0, 0, _("导入报告"), self.title)
        page.set_row(0, 2 * _LINE)
        row = 1
        for sentence in [
            *facts.totals(result),
            facts.balance_sentence(facts.whole_balance(result)),
        ]:
            row = self._across(page, row, 0, sentence)
        for source in result.sources:
            row = self._across(page, row + 1, 0, source.file, self.head)
            for sentence in facts.said_of(source, result):
                row = self._across(page, row, 0, sentence)
            if source.sheets:
                rows = [*facts.sheet_rows(source), facts.sheets_sum(source)]
                row = self._table(page, row, sheet_heads(), rows)
            if source.balance.cells:
                rows = [*facts.balance_rows(source), facts.balance_sum(source)]
                *heads, last = balance_heads()
                self._table(page, row, heads, [one[:-1] for one in rows])
                row = self._across(page, row, len(heads), last, self.head)
                for one in rows:
                    row = self._across(page, row, len(heads), one[-1])

    def problems(self, result: ImportResult, tabs: dict[int, str]) -> None:
        """Write every problem with a link to its cell."""
        page = self._page(_("问题"), (10, 24, 40, 60, 50, 30))
        self._table(page, 0, [*problem_heads(), _("文件")], [])
        page.freeze_panes(1, 0)
        row = 0
        for source in result.sources:
            names = {sheet.name: tabs.get(id(sheet)) for sheet in [*source.left, *source.sheets]}
            pairs = zip(facts.sorted_problems(source), facts.problem_rows(source), strict=True)
            for problem, words in pairs:
                row += 1
                style = self.colours[problem.severity][0]
                self._text(page, row, 0, words.word, style)
                self._link(page, row, words.place, names.get(problem.sheet or ""), problem.cell)
                rest = (words.text, words.message, words.remedy, source.file)
                for column, text in enumerate(rest, 2):
                    self._text(page, row, column, text)
        page.autofilter(0, 0, row, 5)

    def columns(self, result: ImportResult) -> None:
        """Write what every column was taken for."""
        page = self._page(_("各列的含义"), (8, 24, 30, 10, 10, 40, 24, 40))
        rows = [
            (*row, sheet.name, source.file)
            for source in result.sources
            for sheet in source.sheets
            for row in facts.column_rows(sheet)
        ]
        self._table(page, 0, [*column_heads(), _("工作表"), _("文件")], rows)
        page.freeze_panes(1, 0)

    def changes(self, result: ImportResult) -> None:
        """Write what was changed on the way, with examples."""
        page = self._page(_("文字改动"), (40, 10, 24, 50, 50, 40))
        rows = [(*row, s.file) for s in result.sources for row in facts.change_rows(s)]
        self._table(page, 0, [*change_heads(), _("文件")], rows)
        page.freeze_panes(1, 0)

    def marked(self, tab: str, source: SourceResult, sheet: SheetResult) -> None:
        """Write a sheet of the source again, cells with a problem filled and commented."""
        grid = sheet.grid
        if grid is None:
            return
        page = self.book.add_worksheet(tab)
        page.set_column(0, max(grid.columns - 1, 0), 22)
        problems = [p for p in source.problems if p.sheet == sheet.name and p.cell is not None]
        marks = _marks(problems, grid)
        merged = _drawable(grid)
        for span in merged.values():
            page.merge_range(span.top, span.left, span.bottom, span.right, "", self.plain)
        for place in sorted({*grid.cells, *marks}):
            text = grid.cells.get(place, "")
            found = marks.get(place, [])
            worst = min((p.severity for p in found), key=list(_COLOURS).index, default=None)
            plain, quoted = self.colours[worst] if worst else (self.plain, self.quoted)
            page.write_string(
                place.row,
                place.column,
                _fitting(text),
                quoted if text.startswith(_FORMULA) else plain,
            ) if text else page.write_blank(place.row, place.column, None, plain)
        for place, found in sorted(_firsts(problems, grid).items()):
            page.write_comment(
                place.row, place.column, _comment(found), {"x_scale": 2.5, "y_scale": 2}
            )

    def _page(self, name: str, widths: Sequence[int]) -> Any:
        page = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        return page

    def _across(self, page: Any, row: int, first: int, text: str, style: Any = None) -> int:
        """Write a text over the columns of the summary from ``first`` on; return the next row.

        No program makes a row as high as a text in merged cells needs, so its height is set.
        """
        style = style or (self.quoted if text.startswith(_FORMULA) else self.plain)
        page.merge_range(row, first, row, len(_SUMMARY) - 1, "", style)
        self._text(page, row, first, text, style)
        room = sum(_SUMMARY[first:]) - _MARGIN
        page.set_row(row, _LINE * (1 + sum(map(_width, text)) // room))
        return row + 1

    def _table(
        self, page: Any, row: int, heads: Sequence[str], rows: Iterable[Sequence[str]]
    ) -> int:
        for column, text in enumerate(heads):
            self._text(page, row, column, text, self.head)
        for cells in rows:
            row += 1
            for column, text in enumerate(cells):
                if text.isdecimal() and len(text) < 10:
                    page.write_number(row, column, int(text))
                else:
                    self._text(page, row, column, text)
        return row + 1

    def _text(self, page: Any, row: int, column: int, text: str, style: Any = None) -> None:
        if style is None:
            style = self.quoted if text.startswith(_FORMULA) else self.plain
        if text:
            page.write_string(row, column, _fitting(text), style)

    def _link(self, page: Any, row: int, text: str, tab: str | None, cell: str | None) -> None:
        if tab is None:
            self._text(page, row, 1, text)
            return
        quoted = tab.replace("'", "''")
        target = f"internal:'{quoted}'!{cell or 'A1'}"
        if page.write_url(row, 1, target, self.link, string=text[:255]) != 0:
            self._text(page, row, 1, text)


def _width(sign: str) -> int:
    """How many characters of a column's width a sign takes."""
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def _fitting(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text if len(text) <= _LONGEST // 2 else text[: _LONGEST // 2] + "……"


def _marks(problems: Sequence[Problem], grid: Sheet) -> dict[Place, list[Problem]]:
    """Return the problems of every cell that is to be filled: the filled ones of a range."""
    marks: dict[Place, list[Problem]] = {}
    for problem in problems:
        for place in _cells_of(problem, grid):
            marks.setdefault(place, []).append(problem)
    return marks


def _firsts(problems: Sequence[Problem], grid: Sheet) -> dict[Place, list[Problem]]:
    """Return the problems by the first of their cells: a comment stands there only."""
    firsts: dict[Place, list[Problem]] = {}
    for problem in problems:
        for place in _cells_of(problem, grid)[:1]:
            firsts.setdefault(place, []).append(problem)
    return firsts


def _cells_of(problem: Problem, grid: Sheet) -> list[Place]:
    first, _colon, last = (problem.cell or "").partition(":")
    start = read_reference(first)
    end = read_reference(last) if last else start
    if start is None or end is None:
        return []
    rows = range(start.row, min(end.row, grid.rows) + 1)
    found = [
        place
        for row in rows
        for place in grid.row_places(row)
        if start.column <= place.column <= end.column
    ]
    return found or [start]


def _comment(problems: Sequence[Problem]) -> str:
    lines = [
        joined((severity_word(p.severity), p.message), "：") + f"\n{remedy(p)}"
        for p in sorted(problems, key=weight)
    ]
    text = "\n".join(dict.fromkeys(lines))
    return text if len(text) <= _LONGEST_COMMENT else text[:_LONGEST_COMMENT] + "……"


def _drawable(grid: Sheet) -> dict[Place, Span]:
    """Return the merged ranges that can be drawn: within the sheet, and none over another."""
    taken: set[Place] = set()
    found: dict[Place, Span] = {}
    for span in sorted(grid.spans, key=lambda s: (s.top, s.left)):
        bottom, right = min(span.bottom, grid.rows - 1), min(span.right, grid.columns - 1)
        if bottom < span.top or right < span.left or (bottom, right) == (span.top, span.left):
            continue
        places = {
            Place(row, column)
            for row in range(span.top, bottom + 1)
            for column in range(span.left, right + 1)
        }
        inside = [
            place for place in places if place in grid.cells and place != (span.top, span.left)
        ]
        if places & taken or inside or len(found) >= _MOST_MERGED:
            continue
        taken |= places
        found[Place(span.top, span.left)] = Span(span.top, span.left, bottom, right)
    return found
