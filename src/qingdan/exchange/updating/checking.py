"""What is wrong with the content of an item, in the words of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ...cells.columns import ListColumns, Role
from ...messages import _, joined
from ...model.kinds import ITEM_MODELS

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
                yield _column_of(columns, one["loc"]), _said(one)
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


def _said(error: ErrorDetails) -> str:
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
    return where + _("不合格式，允许怎样写见 docs/format.md 里的“{key}”。").format(
        key=error["loc"][0]
    )
