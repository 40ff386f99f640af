"""Write a plain mapping as YAML in the house style.

Short leaf records and short lists stand on one line, long text stands in blocks, and whatever any
YAML reader might take for something else is in quotes. ``emit`` and ``read_mapping`` are inverse
(tests/test_emit.py). Used for new files; an existing file is edited by ``edit`` instead.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from .scalars import resolve

_WIDTH = 100
_FLOW_KEYS = 8
_FLOW_WORDS = 8
_REMEMBERED = 1 << 14
"""Texts whose answers are kept: keys and standard texts come again and again (halves the time)."""

_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]")
_NEVER_PLAIN = re.compile(r":(?:\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NEVER_IN_FLOW = re.compile(r"[,\[\]{}:?#\"']")
_ESCAPED = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_NEVER_IN_BLOCK = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def emit(mapping: Mapping[str, Any]) -> str:
    """Return ``mapping`` (str, int, bool, date, None, lists, mappings) as YAML text, LF endings.

    Raises ``TypeError`` for any other kind of value.
    """
    lines: list[str] = []
    _mapping(mapping, 0, lines)
    return "\n".join(lines) + "\n"


def _mapping(mapping: Mapping[str, Any], indent: int, lines: list[str], lead: str = "") -> None:
    first = lead or " " * indent
    for name, value in mapping.items():
        _pair(first + _scalar(name, flow=False) + ":", value, indent, lines)
        first = " " * indent


def _pair(head: str, value: Any, indent: int, lines: list[str]) -> None:
    if value is None:
        lines.append(head)
    elif isinstance(value, str) and _wants_block(value):
        _block(head, value, indent, lines)
    elif isinstance(value, Mapping | list | tuple):
        flow = _flow(value)
        if flow is not None and _fits(head, flow):
            lines.append(f"{head} {flow}")
        elif isinstance(value, Mapping):
            lines.append(head)
            _mapping(value, indent + 2, lines)
        else:
            lines.append(head)
            _sequence(value, indent + 2, lines)
    else:
        lines.append(f"{head} {_scalar(value, flow=False)}")


def _sequence(items: Sequence[Any], indent: int, lines: list[str]) -> None:
    dash = " " * indent + "-"
    for item in items:
        if item is None:
            lines.append(dash)
        elif isinstance(item, str) and _wants_block(item):
            _block(dash, item, indent, lines)
        elif isinstance(item, Mapping):
            flow = _flow(item)
            if flow is not None and (not item or _fits(dash, flow)):
                lines.append(f"{dash} {flow}")
            else:
                _mapping(item, indent + 2, lines, lead=dash + " ")
        elif isinstance(item, list | tuple):
            flow = _flow(item)
            if flow is not None and (not item or _fits(dash, flow)):
                lines.append(f"{dash} {flow}")
            else:
                lines.append(dash)
                _sequence(item, indent + 2, lines)
        else:
            lines.append(f"{dash} {_scalar(item, flow=False)}")


def _fits(head: str, flow: str) -> bool:
    return _display_width(head) + _display_width(flow) <= _WIDTH or flow in ("[]", "{}")


@lru_cache(_REMEMBERED)
def _display_width(text: str) -> int:
    return sum(2 if "\u2e80" <= c <= "\uffe6" else 1 for c in text)


def _flow(value: Any) -> str | None:
    """Return a collection of short scalars on one line; None where it must stand in lines."""
    if isinstance(value, Mapping):
        if len(value) > _FLOW_KEYS:
            return None
        pairs = []
        for name, part in value.items():
            text = _flow_part(part)
            if text is None:
                return None
            pairs.append(f"{_scalar(name, flow=True)}: {text}")
        return "{" + ", ".join(pairs) + "}"
    if len(value) > _FLOW_WORDS:
        return None
    words = [_flow_part(part) for part in value]
    if any(word is None for word in words):
        return None
    return "[" + ", ".join(word for word in words if word is not None) + "]"


def _flow_part(part: Any) -> str | None:
    if part is None or isinstance(part, Mapping):
        return None
    if isinstance(part, list | tuple):
        if any(isinstance(p, Mapping | list | tuple) for p in part):
            return None
        return _flow(part)
    if isinstance(part, str) and ("\n" in part or _display_width(part) > _WIDTH):
        return None
    return _scalar(part, flow=True)


def _scalar(value: Any, *, flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        # Beyond fifteen digits other readers lose precision: such a number is a code, write text.
        return str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, str):
        return value if _is_plain(value, flow=flow) else _quoted(value)
    raise TypeError(f"cannot write {type(value).__name__} as YAML")


@lru_cache(_REMEMBERED)
def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or not _PLAIN_START.match(text):
        return False
    if _NEVER_PLAIN.search(text) or _ESCAPED.search(text):
        return False
    if flow and _NEVER_IN_FLOW.search(text):
        return False
    if text.startswith(("---", "...")):
        return False
    value, changed = resolve(text)
    return isinstance(value, str) and not changed


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _wants_block(text: str) -> bool:
    if "\n" not in text or _NEVER_IN_BLOCK.search(text):
        return False
    first = text.split("\n", 1)[0]
    return bool(first.strip())


def _block(head: str, text: str, indent: int, lines: list[str]) -> None:
    body = text.rstrip("\n")
    trailing = len(text) - len(body)
    chomp = {0: "-", 1: ""}.get(trailing, "+")
    hint = "2" if body.startswith(" ") else ""
    lines.append(f"{head} |{hint}{chomp}")
    pad = " " * (indent + 2)
    lines.extend(pad + line if line else "" for line in body.split("\n"))
    lines.extend([""] * (trailing - 1))
