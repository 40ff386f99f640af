"""Drop-downs: the words of an enumeration, the names of the organs."""

from __future__ import annotations

from typing import Any

from ...cells.columns import Column, Role
from ...cells.names import OrganNames
from ...model.shapes import Shape
from .gathering import Frame

SHEET = "选项"
_INLINE = 255
"""Signs a list of words may have inside a validation (Excel specifications and limits)."""


class Choices:
    """What cells may be chosen from; long lists stand on a hidden sheet of their own."""

    def __init__(self, frame: Frame) -> None:
        names = OrganNames(frame.organs)
        self._lists: dict[str, list[str]] = {}
        self._organs = [names.show(organ) for organ in frame.organs]

    def validation(self, column: Column) -> dict[str, Any] | None:
        """Return the validation of a column as XlsxWriter takes it; None where anything goes."""
        if column.role is Role.ID:
            return _UNTOUCHED
        if column.shape.shape is Shape.ORGANS and not column.shape.many:
            return self._organ_list()
        if not column.words:
            return None
        return {
            "validate": "list",
            "source": self._source(column.path, list(column.words)),
            "error_title": "不在可选的值里",
            "error_message": "请从下拉表里选一个；不填就清空。",
        }

    def _organ_list(self) -> dict[str, Any] | None:
        if not self._organs:
            return None
        return {
            "validate": "list",
            "source": self._source("机构", self._organs),
            "error_type": "warning",
            "error_title": "机构名录里没有这个名称",
            "error_message": "请从下拉表里选，或者写机构 id、没有歧义的简称。",
        }

    def _source(self, title: str, words: list[str]) -> list[str] | str:
        if len(",".join(words)) <= _INLINE and not any("," in word for word in words):
            return words
        if title not in self._lists:
            self._lists[title] = words
        column = list(self._lists).index(title)
        letter = _letters(column)
        return f"='{SHEET}'!${letter}$2:${letter}${len(words) + 1}"

    def write(self, book: Any) -> None:
        """Write the sheet of long lists, where there is one."""
        if not self._lists:
            return
        page = book.add_worksheet(SHEET)
        for column, (title, words) in enumerate(self._lists.items()):
            page.write_string(0, column, title)
            for row, word in enumerate(words, 1):
                page.write_string(row, column, word)
        page.hide()


_UNTOUCHED = {
    "validate": "custom",
    "value": "=FALSE",
    "error_title": "这一列由程序使用",
    "error_message": "编号不能改。新增的行这一列留空，导回时由程序编号。",
}


def _letters(number: int) -> str:
    return chr(ord("A") + number)  # a workbook has fewer long lists than letters


__all__ = ["SHEET", "Choices"]
