"""A table held against a list as a workbook: 不同, 只在清单, 只在表里.

Every text is written as text, so nothing in it is a formula; the same answer gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from typing import Any

from ..compare.redline import Mark, Segment
from ..conform.table_result import FieldDifference, TableCheck, where
from ..messages import _
from . import reconcile_words as words

_NO_TIME = datetime.datetime(1980, 1, 1)
_LONGEST = 16_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CELL = {
    "font_name": "宋体",
    "font_size": 11,
    "valign": "top",
    "text_wrap": True,
    "num_format": "@",
}
_HEAD = 6
"""Rows above the heading of a sheet: the title and the totals."""


def reconcile_xlsx(check: TableCheck) -> bytes:
    """Return the workbook."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": _("清单和表的核对"), "created": _NO_TIME})
        writer = _Writer(book, check)
        writer.different()
        writer.only_here()
        writer.only_there()
    return stream.getvalue()


class _Writer:
    """Writes the sheets of one answer."""

    def __init__(self, book: Any, check: TableCheck) -> None:
        self.book, self.check = book, check
        self.plain = book.add_format(_CELL)
        self.quoted = book.add_format({**_CELL, "quote_prefix": True})
        self.title = book.add_format({**_CELL, "bold": True, "font_size": 14, "text_wrap": False})
        self.line = book.add_format({"font_name": "宋体"})
        self.head = book.add_format({**_CELL, "bold": True, "bg_color": "#E8EEF7", "bottom": 1})
        self.marks = {
            Mark.EQUAL: book.add_format({"font_name": "宋体", "font_size": 11}),
            Mark.DELETE: book.add_format(
                {"font_name": "宋体", "font_size": 11, "font_strikeout": 1, "font_color": "#7D0F0F"}
            ),
            Mark.INSERT: book.add_format(
                {"font_name": "宋体", "font_size": 11, "underline": 1, "font_color": "#0A4A1E"}
            ),
        }

    def different(self) -> None:
        """Write a row for every field that differs."""
        heads = [_("级别"), _("事项"), _("文件"), _("表里的行"), _("字段")]
        heads += [_("清单写的"), _("表里写的"), _("对照")]
        page, row = self._page(
            _("不同"), words.different_title(self.check), heads, (8, 40, 32, 40, 16, 40, 40, 50)
        )
        for both in self.check.different:
            for one in both.differences:
                row += 1
                cells = (
                    words.severity(self.check, both),
                    words.item(both.ours),
                    both.ours.file,
                    words.row(both.row),
                    one.path,
                    one.before,
                    one.after,
                )
                self._cells(page, row, cells)
                self._redline(page, row, len(cells), one)
        page.autofilter(_HEAD, 0, max(row, _HEAD), len(heads) - 1)

    def only_here(self) -> None:
        """Write the items that the table does not have, and those that are not told apart."""
        heads = [_("情况"), _("级别"), _("事项"), _("文件"), _("可能是")]
        page, row = self._page(
            _("只在清单"), words.only_here_title(self.check), heads, (14, 8, 50, 36, 60)
        )
        for cells in self._here():
            row += 1
            self._cells(page, row, cells)
        page.autofilter(_HEAD, 0, max(row, _HEAD), len(heads) - 1)

    def _here(self) -> Iterator[Sequence[str]]:
        check = self.check
        for here in check.only_here:
            near = "\n".join(words.likely(here.likely))
            item = words.item(here.ours)
            yield _("表里没有"), words.severity(check, here), item, here.ours.file, near
        for doubt in check.doubtful:
            level, rows = words.severity(check, doubt), "\n".join(map(words.row, doubt.rows))
            for matter in doubt.ours:
                yield _("对不准"), level, words.item(matter), matter.file, rows

    def only_there(self) -> None:
        """Write the rows that the list does not have, those not told apart and those not read."""
        heads = [_("情况"), _("级别"), _("表里的行"), _("可能是")]
        page, row = self._page(
            _("只在表里"), words.only_there_title(self.check), heads, (14, 8, 60, 60)
        )
        for cells in self._there():
            row += 1
            self._cells(page, row, cells)
        page.autofilter(_HEAD, 0, max(row, _HEAD), len(heads) - 1)

    def _there(self) -> Iterator[Sequence[str]]:
        check = self.check
        for there in check.only_there:
            near = "\n".join(words.likely(there.likely))
            yield _("清单里没有"), words.severity(check, there), words.row(there.row), near
        for doubt in check.doubtful:
            level, items = words.severity(check, doubt), "\n".join(map(words.item, doubt.ours))
            for row in doubt.rows:
                yield _("对不准"), level, words.row(row), items
        for lost in check.table.unread:
            yield _("读不了"), _("警告"), where(lost), lost.message

    def _page(
        self, name: str, title: str, heads: Sequence[str], widths: Sequence[int]
    ) -> tuple[Any, int]:
        page = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.write_string(0, 0, title, self.title)
        page.write_string(1, 0, words.file_name(self.check), self.line)
        for row, sentence in enumerate(words.totals(self.check), 2):
            page.write_string(row, 0, sentence, self.line)
        for column, text in enumerate(heads):
            page.write_string(_HEAD, column, text, self.head)
        page.freeze_panes(_HEAD + 1, 0)
        return page, _HEAD

    def _cells(self, page: Any, row: int, cells: Sequence[str]) -> None:
        for column, text in enumerate(cells):
            if text:
                style = self.quoted if text.startswith(_FORMULA) else self.plain
                page.write_string(row, column, text[:_LONGEST], style)

    def _redline(self, page: Any, row: int, column: int, one: FieldDifference) -> None:
        """Write the redline as rich text, which Excel takes for two runs or more."""
        segments = words.changed(one)
        if sum(len(part.text) for part in segments) > _LONGEST:
            return
        if len(segments) < 2:
            self._cells_at(page, row, column, segments)
            return
        parts: list[Any] = []
        for part in segments:
            parts += [self.marks[part.mark], part.text]
        page.write_rich_string(row, column, *parts, self.plain)

    def _cells_at(self, page: Any, row: int, column: int, segments: Sequence[Segment]) -> None:
        for part in segments:
            style = self.quoted if part.text.startswith(_FORMULA) else self.plain
            page.write_string(row, column, part.text[:_LONGEST], style)


__all__ = ["reconcile_xlsx"]
