"""The words in which schema findings speak: where, what was found, what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ...messages import _, joined
from ...model.finding import FieldPath
from .shape import Form, Slot

_LIKE = re.compile(r"如[ ]*([^，。；、（）]+)")


def label(path: FieldPath) -> str:
    """Name a place for a reader: ``“依据”第2项的“引用”``; list positions count from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += _("第{number}项").format(number=part + 1)
        elif text:
            text = _("{outer}的“{key}”").format(outer=text, key=shown(part, 20))
        else:
            text = _("“{key}”").format(key=shown(part, 20))
    return text or _("文件")


def shown(value: Any, limit: int = 40) -> str:
    """Show a value in a message: one line, cut with an ellipsis."""
    text = value if isinstance(value, str) else _written(value)
    text = " ".join(text[: 4 * limit].split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    return str(value)


def found(value: Any) -> str:
    """Say what kind of value stands in the file."""
    match value:
        case None:
            return _("空的")
        case bool():
            return _("是非值 {value}").format(value=_written(value))
        case int():
            return _("数字 {value}").format(value=shown(str(value), 20))
        case str():
            return _("一段文字")
        case list():
            return _("一个列表")
        case _:
            return _("“键: 内容”的一组")


def expected(slot: Slot) -> str:
    """Say what kind of value belongs there."""
    match slot.form:
        case Form.NUMBER:
            return _("一个整数")
        case Form.FLAG:
            return _("true（是）或 false（否）")
        case Form.DAY:
            return _("一个日期")
        case Form.DURATION:
            return _("一个带单位的时限")
        case Form.LIST:
            return _("一个列表")
        case Form.RECORD | Form.TABLE:
            return _("“键: 内容”的一组")
        case Form.CLAUSES:
            return _("一段文字、一个列表，或者套用")
        case _:
            return _("一段文字")


def meaning(slot: Slot) -> str:
    """Return the description of the field, or an empty text."""
    return (slot.field.description or "") if slot.field else ""


def example(slot: Slot) -> str | None:
    """Return an example of the value: the one declared, or the one in the description (如 …)."""
    if slot.field is None:
        return None
    if slot.field.examples:
        return str(slot.field.examples[0])
    like = _LIKE.search(slot.field.description or "")
    return like[1].strip() if like else None


def quoted_list(words: Iterable[str]) -> str:
    """Write words as an enumeration."""
    return joined(words)
