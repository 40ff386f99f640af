"""Write a value of a file as a reader would say it."""

from __future__ import annotations

from typing import Any

from ..messages import _

SHORT = 12
"""Texts up to this length stand side by side with 、; longer ones on a line each."""

SHORTHAND_KEYS = ("引用", "名称", "环节")
"""A record that holds only one of these may be written as the bare text."""


def wording(value: Any) -> str | None:
    """Return the text of a value; None where there is nothing to say."""
    match value:
        case None:
            return None
        case bool():
            return _("是") if value else _("否")
        case str():
            return value or None
        case dict():
            return _record(value)
        case list():
            return _list(value)
        case _:
            return str(value)


def _record(value: dict[Any, Any]) -> str | None:
    said = [(str(key), text) for key, part in value.items() if (text := wording(part)) is not None]
    if len(said) == 1 and said[0][0] in SHORTHAND_KEYS:
        return said[0][1]
    return "；".join(f"{key}：{text}" for key, text in said) or None


def _list(value: list[Any]) -> str | None:
    said = [text for part in value if (text := wording(part)) is not None]
    plain = all(not isinstance(part, dict | list) for part in value)
    if plain and all(len(text) <= SHORT for text in said):
        return "、".join(said) or None
    return "\n".join(said) or None
