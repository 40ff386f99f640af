"""Write a plain mapping as YAML in the house style.

Short leaf records and short lists stand on one line, long text and text of several lines stand in
blocks, and whatever any YAML reader might take for something else is in quotes. ``emit`` and
``read_mapping`` are inverse (tests/test_readers.py). Used for new files; an existing file is
changed by ``patch`` and ``edit``, and put in this layout by ``format``.
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
_LONG = 200
"""Columns; a longer text stands in a block, where it needs no quotes whatever it says."""
_FLOW_KEYS = 8
_FLOW_WORDS = 8
_REMEMBERED = 1 << 14
"""Texts whose answers are kept: keys and standard texts come again and again (halves the time)."""

_LISTS = (list, tuple)
_COLLECTIONS = (list, tuple, dict, Mapping)
"""Plain ones first: to ask for a ``Mapping`` takes long."""

_WIDE = re.compile("[\u2e80-\uffe6]")
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


def pair_lines(head: str, value: Any, indent: int) -> list[str]:
    """Return the lines of a key and its value.

    ``head`` is what stands on the line up to the colon; the key is indented by ``indent``.
    """
    lines: list[str] = []
    _pair(head, value, indent, lines)
    return lines


def item_lines(dash: str, item: Any, indent: int) -> list[str]:
    """Return the lines of an element of a list; ``dash`` is what stands up to its dash."""
    lines: list[str] = []
    _item(dash, item, indent, lines)
    return lines


def _mapping(mapping: Mapping[str, Any], indent: int, lines: list[str], lead: str = "") -> None:
    first = lead or " " * indent
    for name, value in mapping.items():
        _pair(f"{first}{scalar(name, flow=False)}:", value, indent, lines)
        first = " " * indent


def _pair(head: str, value: Any, indent: int, lines: list[str]) -> None:
    if isinstance(value, str):
        if wants_block(value):
            block(head, value, indent, lines)
        else:
            lines.append(f"{head} {_text(value, False)}")
    elif value is None:
        lines.append(head)
    elif isinstance(value, _COLLECTIONS):
        flow = flow_of(value)
        if flow is not None and fits(head, flow):
            lines.append(f"{head} {flow}")
        elif isinstance(value, _LISTS):
            lines.append(head)
            _sequence(value, indent + 2, lines)
        else:
            lines.append(head)
            _mapping(value, indent + 2, lines)
    else:
        lines.append(f"{head} {scalar(value, flow=False)}")


def _sequence(items: Sequence[Any], indent: int, lines: list[str]) -> None:
    dash = " " * indent + "-"
    for item in items:
        _item(dash, item, indent, lines)


def _item(dash: str, item: Any, indent: int, lines: list[str]) -> None:
    if isinstance(item, str):
        if wants_block(item):
            block(dash, item, indent, lines)
        else:
            lines.append(f"{dash} {_text(item, False)}")
    elif item is None:
        lines.append(dash)
    elif isinstance(item, _COLLECTIONS):
        flow = flow_of(item)
        if flow is not None and (not item or fits(dash, flow)):
            lines.append(f"{dash} {flow}")
        elif isinstance(item, _LISTS):
            lines.append(dash)
            _sequence(item, indent + 2, lines)
        else:
            _mapping(item, indent + 2, lines, lead=dash + " ")
    else:
        lines.append(f"{dash} {scalar(item, flow=False)}")


def fits(head: str, flow: str) -> bool:
    """Whether a collection may stand on one line behind ``head``."""
    signs = len(head) + len(flow)
    if 2 * signs <= _WIDTH or flow in ("[]", "{}"):
        return True
    return signs <= _WIDTH and display_width(head) + display_width(flow) <= _WIDTH


@lru_cache(_REMEMBERED)
def display_width(text: str) -> int:
    """Return how many columns a text takes; a Chinese character takes two."""
    return len(text) + len(_WIDE.findall(text))


def flow_of(value: Any) -> str | None:
    """Return a collection of short scalars on one line; None where it must stand in lines."""
    if isinstance(value, _LISTS):
        return _flow_list(value)
    if len(value) > _FLOW_KEYS:
        return None
    pairs = []
    for name, part in value.items():
        text = _flow_part(part)
        if text is None:
            return None
        pairs.append(f"{scalar(name, flow=True)}: {text}")
    return "{" + ", ".join(pairs) + "}"


def _flow_list(value: Sequence[Any]) -> str | None:
    if len(value) > _FLOW_WORDS:
        return None
    words = []
    for part in value:
        word = _flow_part(part)
        if word is None:
            return None
        words.append(word)
    return "[" + ", ".join(words) + "]"


def _flow_part(part: Any) -> str | None:
    if isinstance(part, str):
        narrow = 2 * len(part) <= _WIDTH or display_width(part) <= _WIDTH
        return _text(part, True) if narrow and "\n" not in part else None
    if part is None or isinstance(part, Mapping):
        return None
    if isinstance(part, _LISTS):
        return None if any(isinstance(p, _COLLECTIONS) for p in part) else _flow_list(part)
    return scalar(part, flow=True)


def scalar(value: Any, *, flow: bool) -> str:
    """Return a single value as it is written between brackets (``flow``) or outside of them."""
    if isinstance(value, str):
        return _text(value, flow)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        # Beyond fifteen digits other readers lose precision: such a number is a code, write text.
        return str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value).__name__} as YAML")


@lru_cache(_REMEMBERED)
def _text(text: str, flow: bool) -> str:
    return text if is_plain(text, flow=flow) else quoted(text)


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether every reader takes a text without quotes for the text it is."""
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


def quoted(text: str) -> str:
    """Return a text in double quotes, with escapes for what cannot be seen."""
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def wants_block(text: str) -> bool:
    """Whether a text is written in lines of its own."""
    long = "\n" in text or (2 * len(text) > _LONG and display_width(text) > _LONG)
    if not long or _NEVER_IN_BLOCK.search(text):
        return False
    first = text.split("\n", 1)[0]
    return bool(first.strip())


def block(head: str, text: str, indent: int, lines: list[str]) -> None:
    """Add a text in lines of its own below ``head``, indented deeper than ``indent``."""
    body = text.rstrip("\n")
    trailing = len(text) - len(body)
    chomp = {0: "-", 1: ""}.get(trailing, "+")
    hint = "2" if body.startswith(" ") else ""
    lines.append(f"{head} |{hint}{chomp}")
    pad = " " * (indent + 2)
    lines.extend(pad + line if line else "" for line in body.split("\n"))
    lines.extend([""] * (trailing - 1))
