"""How a sheet of items looks: fonts, widths, what may be done to it, the notes on its heads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ...cells.codec import Codec, cell_text
from ...cells.columns import Column, list_columns
from ...cells.names import OrganNames
from ...cells.rows import to_cells
from ...model.shapes import Shape
from ...model.vocabulary import ListKind
from ...xlsx.rows import Style, column_name, ready_cell
from ...xlsx.sheet import Cell
from .gathering import Frame
from .layout import Head, TableColumns

_CELL = {
    "font_name": "宋体",
    "font_size": 11,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": "#BFBFBF",
    "locked": False,
}
_HEAD = {
    "font_name": "黑体",
    "valign": "vcenter",
    "align": "center",
    "bg_color": "#E8EEF7",
    "num_format": "@",
    "locked": True,
}
FORMATS: Mapping[Style, Mapping[str, Any]] = {
    Style.HEAD: {**_CELL, **_HEAD},
    Style.TEXT: {**_CELL, "num_format": "@"},
    Style.LONG: _CELL,
    Style.QUOTED: {**_CELL, "num_format": "@", "quote_prefix": True},
    Style.DAY: {**_CELL, "num_format": "yyyy\\-mm\\-dd"},
    Style.NUMBER: {**_CELL, "num_format": "0"},
    Style.DECIMAL: {**_CELL, "num_format": "0.0#"},
}
PROTECTION: Mapping[str, bool] = dict.fromkeys(
    (
        *("format_cells", "format_columns", "format_rows", "insert_columns", "insert_rows"),
        *("delete_columns", "delete_rows", "sort", "autofilter", "insert_hyperlinks"),
        *("select_locked_cells", "select_unlocked_cells"),
    ),
    True,
)
"""What the protection of a sheet still allows; it has no password. Only heads are locked cells:
Excel neither sorts nor deletes rows in which any cell is locked."""

_WIDTHS = {
    Shape.NUMBER: 8.0,
    Shape.DAY: 12.0,
    Shape.FLAG: 8.0,
    Shape.WORDS: 14.0,
    Shape.DURATION: 14.0,
    Shape.ITEMS: 14.0,
    Shape.ORGANS: 24.0,
    Shape.TEXT: 24.0,
    Shape.TEXTS: 28.0,
    Shape.CLAUSES: 50.0,
    Shape.BASES: 50.0,
    Shape.RECORDS: 44.0,
    Shape.STEPS: 24.0,
}
_OWN_WIDTHS = {"名称": 40.0, "内容": 50.0, "时限.依据": 36.0, "处罚内容": 44.0}
_LEAST_FOR_SIGN = 2.0
_PIXELS, _SIGN = 7, 15
"""Pixels of a unit of width, and of a Chinese sign of 11-point type."""
_LINE, _HIGHEST = 15, 405
"""Points: a line of 11-point type, and what Excel allows a row (409)."""


def width_of(head: Head) -> float:
    """Return how wide a column is, in characters; the head has its line, and room for the arrow."""
    column = head.column
    usual = _OWN_WIDTHS.get(column.path) or _WIDTHS.get(column.shape.shape, 24.0)
    return max(usual, min(_LEAST_FOR_SIGN * len(head.heading) + 3.0, 26.0))


def item_row(table: TableColumns, cells: Sequence[tuple[int, Cell]]) -> bytes:
    """Return the row of an item, as high as its text needs; see ``xlsx.rows``.

    ``cells`` are those that hold something, with the numbers of their columns, in their order.
    """
    lines = 1
    made = []
    rooms = _rooms(table)
    for number, cell in cells:
        if cell is None or cell == "":
            continue
        if not isinstance(cell, str):
            made.append(ready_cell(number, cell))
            continue
        letters, room = rooms[number]
        if not _is_unusual(cell):
            style = _TEXT if len(cell) <= _SHORT else _LONG
            made.append(f'<c r="{letters}\0" {style}<is><t>{cell}</t></is></c>')
        else:
            made.append(ready_cell(number, cell))
        at_most = len(cell) // room + cell.count("\n") + 1
        if at_most > lines:
            lines = max(lines, sum(1 + (len(one) - 1) // room for one in cell.split("\n")))
    height = f'ht="{min(lines * _LINE, _HIGHEST)}" ' if lines > 1 else ""
    return f'<row {height}r="\0">{"".join(made)}</row>'.encode()


_SHORT, _USUAL = 255, 8_000
_TEXT = f's="{Style.TEXT:d}" t="inlineStr">'
_LONG = f's="{Style.LONG:d}" t="inlineStr">'
_STARTS = frozenset("=+-@'＝＋－＠ \u3000\n")


def _is_unusual(text: str) -> bool:
    """Whether a text needs care: markup, a formula, blanks at an end, signs that are escapes.

    Signs that XML cannot hold are not asked for: no cell has them (``cells.escaping.is_safe``).
    """
    return (
        text[0] in _STARTS
        or text[-1].isspace()
        or "&" in text
        or "<" in text
        or ">" in text
        or "_x" in text
        or len(text) > _USUAL
    )


@lru_cache(maxsize=8)
def _rooms(table: TableColumns) -> tuple[tuple[str, int], ...]:
    """The letters of each column, and how many Chinese signs a line of it has room for."""
    heads = enumerate(table.heads)
    return tuple(
        (column_name(number), int(width_of(head) * _PIXELS / _SIGN)) for number, head in heads
    )


def cell_style(column: Column) -> Style:
    """Return how the cells of a column look before anything is typed into them."""
    if column.shape.shape is Shape.NUMBER:
        return Style.NUMBER
    return Style.DAY if column.shape.shape is Shape.DAY else Style.TEXT


def head_note(head: Head, defaults: Mapping[str, Collection[str]]) -> str:
    """Return the note on a head: what is written there, how, and what holds where it is empty.

    ``defaults`` are the values that headers of lists give, by path (``defaults_of``).
    """
    column = head.column
    lines = []
    if head.heading != column.path:
        lines.append(f"键：{column.path}")
    if column.help:
        lines.append(column.help)
    lines.append(f"填写：{column.type_words}" + ("（必填）" if column.required else ""))
    words = [word.value for word in column.shape.vocabulary or ()] or list(column.words)
    if words:
        lines.append("可以写：" + "、".join(words))
    inherited = defaults.get(column.path, ())
    if len(inherited) == 1:
        (text,) = inherited
        lines.append(f"不填则按清单默认：{text[:200]}")
    elif inherited:
        lines.append("不填则按各机构清单的默认值，见“清单默认值”表")
    if column.is_internal:
        lines.append("内部字段，不公开")
    return "\n".join(lines)


def defaults_of(frame: Frame, kind: ListKind) -> dict[str, list[str]]:
    """Return what the headers of a list give to items that leave a cell empty, by path."""
    codec, every = Codec(OrganNames(frame.organs)), list_columns(kind)
    found: dict[str, list[str]] = {}
    for (one, _organ), header in frame.headers.items():
        default = header.get("默认")
        if one is kind and isinstance(default, dict):
            for path, cell in to_cells(every, default, codec).items():
                texts = found.setdefault(path, [])
                if cell_text(cell) not in texts:
                    texts.append(cell_text(cell))
    return found


__all__ = [
    "FORMATS",
    "PROTECTION",
    "cell_style",
    "defaults_of",
    "head_note",
    "item_row",
    "width_of",
]
