"""A whole item as a row of cells, and a row of cells as the mapping of an item."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..messages import _
from ..model.ids import ORGAN_ID
from ..model.record import Shorthand
from ..model.shapes import FieldShape, Shape
from ..xlsx.sheet import Cell
from .codec import ABSENT, Codec, cell_text
from .columns import ITEM_ID, ORGAN, OTHER_KEYS, Column, ListColumns, Role
from .escaping import JSON_MARK, from_json_cell, json_cell
from .fault import CellFault, UnreadableCellError

_ORGAN = FieldShape(ORGAN, "", Shape.ORGANS)


def to_cells(
    columns: ListColumns,
    mapping: Mapping[str, Any],
    codec: Codec,
    *,
    item: str = "",
    organ: str | None = None,
) -> dict[str, Cell]:
    """Return the cells of an item by path; keys it has not have none.

    ``mapping`` is what its file holds; ``item`` and ``organ`` say where it lies.
    """
    cells: dict[str, Cell] = {}
    if item:
        cells[ITEM_ID] = item
    if organ is not None:
        cells[ORGAN] = codec.render(_ORGAN, organ)
    plan = _plan(columns)
    others = {}
    for key, value in mapping.items():
        part = plan.get(key)
        if part is None:
            others[key] = value
        else:
            part.fill(value, codec, cells)
    if others:
        cells[OTHER_KEYS] = json_cell(others)
    return cells


def from_cells(
    columns: ListColumns, cells: Mapping[str, object], codec: Codec
) -> tuple[dict[str, Any], list[CellFault]]:
    """Return the mapping that cells say, keys in the order of a file, and what is wrong.

    Paths that are no column of the list are faults; so are cells that cannot be read, whose keys
    are then left out. The id and the organ are no part of the mapping.
    """
    faults = [
        CellFault(path, _("没有“{path}”这一列。").format(path=path), "")
        for path in cells
        if path not in columns.by_path
    ]
    values: dict[str, Any] = {}
    for column in columns.columns:
        if column.role in (Role.ID, Role.ORGAN) or column.path not in cells:
            continue
        try:
            value = read_cell(column, cells[column.path], codec)
        except UnreadableCellError as error:
            faults.append(CellFault(column.path, error.message, error.hint))
        else:
            if value is not ABSENT:
                values[column.path] = value
    plan = _plan(columns)
    found = {key: part.gathered(values) for key, part in plan.items()}
    mapping = {key: value for key, value in found.items() if value is not ABSENT}
    return {**mapping, **values.get(OTHER_KEYS, {})}, faults


def read_cell(column: Column, cell: object, codec: Codec) -> Any:
    """Return the value of one cell, ``ABSENT`` for an empty one; the organ as its id.

    Raises ``UnreadableCellError`` where it cannot be read.
    """
    text = cell_text(cell)
    if not text or text.isspace():
        return ABSENT
    if column.role in (Role.WHOLE, Role.OTHER):
        value = from_json_cell(text) if text.startswith(JSON_MARK) else None
        if isinstance(value, dict) or (column.role is Role.WHOLE and text.startswith(JSON_MARK)):
            return value
        raise UnreadableCellError(
            _("这一列由程序写成 JSON，现在的内容读不出来。"), _("恢复原来的内容，或者清空。")
        )
    if column.role is Role.ORGAN:
        organ = codec.parse(_ORGAN, text)
        if isinstance(organ, str) and ORGAN_ID.fullmatch(organ):
            return organ
        raise UnreadableCellError(_("“{text}”不是机构。").format(text=text), "")
    return codec.value_of(column.shape, text)


def row_digest(cells: Mapping[str, object]) -> str:
    """Return 16 hexadecimal digits that say whether a row is still what it was.

    Empty cells do not count, nor the order of columns, nor whether a day is typed.
    """
    pairs = ((path, cell_text(cell)) for path, cell in cells.items())
    said = "\x1e".join(sorted(f"{path}\x1f{text}" for path, text in pairs if text))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Leaf:
    """A key that is one cell."""

    __slots__ = ("path", "shape")

    def __init__(self, column: Column) -> None:
        self.path, self.shape = column.path, column.shape

    def fill(self, value: Any, codec: Codec, cells: dict[str, Cell]) -> None:
        cells[self.path] = codec.render(self.shape, value)

    def gathered(self, values: Mapping[str, Any]) -> Any:
        return values.get(self.path, ABSENT)


class _Group:
    """A record: a cell for each of its keys, or one for the whole of it."""

    __slots__ = ("head", "parts", "path")

    def __init__(self, column: Column) -> None:
        model = column.shape.parts
        self.path = column.path
        self.head = model.shorthand_key if issubclass(model, Shorthand) else None
        self.parts: dict[str, _Leaf | _Group] = {}

    def fill(self, value: Any, codec: Codec, cells: dict[str, Cell]) -> None:
        if self.head is not None and isinstance(value, str):
            self.parts[self.head].fill(value, codec, cells)
        elif (
            isinstance(value, dict)
            and value
            and value.keys() <= self.parts.keys()
            and not (len(value) == 1 and self.head in value)
        ):
            for key, part in value.items():
                self.parts[key].fill(part, codec, cells)
        else:
            cells[self.path] = json_cell(value)

    def gathered(self, values: Mapping[str, Any]) -> Any:
        whole = values.get(self.path, ABSENT)
        found = {key: part.gathered(values) for key, part in self.parts.items()}
        filled = {key: value for key, value in found.items() if value is not ABSENT}
        if not filled:
            return whole
        if isinstance(whole, dict):
            return {**whole, **filled}
        return filled[self.head] if self.head and list(filled) == [self.head] else filled


@lru_cache(maxsize=64)
def _plan(table: ListColumns) -> Mapping[str, _Leaf | _Group]:
    """Return how each top-level key becomes cells."""
    columns = table.columns
    groups = {column.keys: _Group(column) for column in columns if column.role is Role.WHOLE}
    top: dict[str, _Leaf | _Group] = {}
    for column in columns:
        if column.role not in (Role.FIELD, Role.EXTRA):
            continue
        part: _Leaf | _Group = _Leaf(column)
        keys = column.keys
        while len(keys) > 1:
            group = groups[keys[:-1]]
            group.parts.setdefault(keys[-1], part)
            part, keys = group, keys[:-1]
        if column.role is Role.FIELD or keys[0] not in top:
            top.setdefault(keys[0], part)
    return top


__all__ = ["from_cells", "read_cell", "row_digest", "to_cells"]
