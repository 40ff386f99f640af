"""Put the cells that were taken into an item: only these are parsed, only their keys change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...cells.codec import ABSENT
from ...cells.columns import Column, Role
from ...cells.fault import UnreadableCellError
from ...cells.rows import from_cells, read_cell
from ...messages import _, in_one
from ...model.shapes import Shape
from .checking import Wrong, wrong_with
from .standing import Standing
from .threeway import settled, unbroken
from .weighing import Scales


def applied(
    scales: Scales, item: Standing, texts: Mapping[str, str]
) -> tuple[dict[str, Any], list[Wrong]]:
    """Return the content of an item with other ``texts`` in some columns, and what is wrong.

    A top-level key is written anew from all of its cells where one of them changed; the cells that
    nobody changed give what they held.
    """
    columns = scales.columns(item.located.kind)
    changed = [columns.by_path[path] for path in texts]
    wrong = [fault for column in changed for fault in _unreadable(scales, column, texts)]
    if wrong:
        return item.value, wrong
    cells = {**scales.texts(item), **{one.path: _written(one, texts) for one in changed}}
    value = dict(item.value)
    keys = {column.keys[0] for column in changed if column.role is not Role.OTHER}
    for key in sorted(keys):
        own = {
            path: cells[path]
            for path, column in columns.by_path.items()
            if column.keys[:1] == (key,) and path in cells
        }
        _put(value, key, from_cells(columns, own, scales.codec)[0].get(key, ABSENT))
    if any(column.role is Role.OTHER for column in changed):
        _put_others(scales, item, cells, value)
    return value, list(wrong_with(columns, value, keys))


def _unreadable(scales: Scales, column: Column, texts: Mapping[str, str]) -> list[Wrong]:
    try:
        read_cell(column, _written(column, texts), scales.codec)
    except UnreadableCellError as error:
        return [(column.path, in_one(error.message, error.hint))]
    if column.required and not settled(texts[column.path]):
        return [(column.path, _("不能空着。"))]
    return []


def _written(column: Column, texts: Mapping[str, str]) -> str:
    """Return what is parsed of a cell; of plain text without the blanks around it."""
    text = texts[column.path]
    return settled(text) if column.shape.shape is Shape.TEXT else unbroken(text)


def _put(value: dict[str, Any], key: str, new: Any) -> None:
    if new is ABSENT:
        value.pop(key, None)
    else:
        value[key] = new


def _put_others(
    scales: Scales, item: Standing, cells: Mapping[str, str], value: dict[str, Any]
) -> None:
    """Put in the keys that have no column of their own, as their cell says them."""
    columns = scales.columns(item.located.kind)
    others = [column.path for column in columns.columns if column.role is Role.OTHER]
    known = {column.keys[0] for column in columns.columns if column.keys}
    for key in [key for key in value if key not in known]:
        del value[key]
    value.update(from_cells(columns, _only(cells, others), scales.codec)[0])


def _only(cells: Mapping[str, str], paths: Sequence[str]) -> dict[str, str]:
    return {path: cells[path] for path in paths if path in cells}
