"""What is wrong with the content of an item, in the words of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ...cells.columns import Column, ListColumns, Role
from ...messages import _, in_one, joined
from ...model.kinds import ITEM_MODELS
from ...model.shapes import FieldShape, field_shapes
from ..findings import short

_LONGEST = 30
"""Characters of a cell that a message repeats."""
Wrong = tuple[str, str]
"""The path of a column, and what is wrong with its cell."""


def wrong_with(columns: ListColumns, value: Mapping[str, Any], asked: set[str]) -> Iterator[Wrong]:
    """Yield what the format does not allow in an item, of the top-level keys ``asked`` only."""
    extra = {column.keys[0] for column in columns.columns if column.role is Role.EXTRA}
    own = {key: part for key, part in value.items() if key not in extra}
    try:
        ITEM_MODELS[columns.kind].model_validate(own)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            if str(one["loc"][0]) in asked:
                path = _column_of(columns, one["loc"])
                yield path, _said(one, columns.by_path.get(path))
    for column in columns.columns:
        if column.role is not Role.EXTRA or column.keys[0] not in asked:
            continue
        given = value.get(column.keys[0])
        if column.required and given is None:
            yield column.path, _("不能空着。")
        if column.words and isinstance(given, str) and given not in column.words:
            yield (
                column.path,
                _("不能写“{text}”，可以写：{choices}。").format(
                    text=given[:30], choices=joined(column.words)
                ),
            )


def _column_of(columns: ListColumns, place: Sequence[int | str]) -> str:
    keys = [str(part) for part in place]
    for length in range(len(keys), 0, -1):
        path = ".".join(keys[:length])
        if path in columns.by_path and not columns.by_path[path].seldom:
            return path
    return keys[0]


def _said(error: ErrorDetails, column: Column | None) -> str:
    inside = [part for part in error["loc"][1:] if isinstance(part, int)]
    where = _("第{number}条：").format(number=inside[0] + 1) if inside else ""
    last = error["loc"][-1]
    match error["type"]:
        case "missing" if len(error["loc"]) > 1:
            return where + _("没有写“{key}”。").format(key=last)
        case "missing" | "string_too_short" | "too_short":
            return where + _("不能空着。")
        case "string_too_long":
            most = error.get("ctx", {}).get("max_length")
            return where + _("太长了，最多{most}个字。").format(most=most)
        case "extra_forbidden":
            return where + _("没有“{key}”这个键。").format(key=last)
    return where + _unfit(error, column)


def _unfit(error: ErrorDetails, column: Column | None) -> str:
    """What stands there, and what may."""
    given, shape = error["input"], _shape_at(column, error["loc"])
    if shape is None or not shape.table_help or not isinstance(given, str | int):
        return _("不合格式，允许怎样写见 docs/format.md 里的“{key}”。").format(key=error["loc"][0])
    words = [word.value for word in shape.vocabulary or ()]
    said = _("不能写“{text}”。{key}是：{meaning}。").format(
        text=short(str(given), _LONGEST), key=shape.key, meaning=shape.table_help
    )
    return in_one(said, _("可以写：{choices}。").format(choices=joined(words)) if words else "")


def _shape_at(column: Column | None, place: Sequence[int | str]) -> FieldShape | None:
    """The field that a complaint is about: the column, or a key of the records in it."""
    if column is None:
        return None
    shape = column.shape
    for part in place[len(column.keys) :]:
        if shape.model is not None and part in (inner := field_shapes(shape.model)):
            shape = inner[str(part)]
    return shape
