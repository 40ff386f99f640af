"""Write a value anew where another stands: lists, records, long texts, keys that are added.

Only the lines of the value itself change. A comment that stands inside of it would be lost: such
a value is left alone.
"""

from __future__ import annotations

import re
from typing import Any

from ..model.finding import FieldPath
from .emit import item_lines, pair_lines, scalar
from .positions import Positions

Splice = tuple[int, int, str]
"""Characters of a file, from and up to, and what stands there instead."""

_FILLER = re.compile(r"(?:[\s,]|(?<=\s)#[^\n]*)*")
_COMMENT = re.compile(r"\s#")
_TAIL = re.compile(r"[ \t]+#[^\r\n]*")


def rewritten(text: str, where: Positions, path: FieldPath, new: Any) -> Splice | None:
    """Return how ``new`` is put in the place of what stands at ``path``; None where it cannot be.

    ``path`` may end in a key that its record does not have yet.
    """
    holder = where.content_at(path[:-1])
    if isinstance(holder, dict) and path[-1] not in holder:
        return _added(text, where, path, new)
    start, end = where.start(path), end_of(text, where, path)
    if not _is_flow(text, where, path[:-1]):
        return _in_block(text, where, path, end, new)
    if _loses_comment(text, where, path, start, end):
        return None
    blank = "" if text[start - 1].isspace() or text[start - 1] in "[{" else " "
    return start, end, blank + _inline(new)


def _in_block(text: str, where: Positions, path: FieldPath, end: int, new: Any) -> Splice | None:
    """Rewrite from the beginning of the line on which the key or the dash stands."""
    start = where.start(path)
    if isinstance(path[-1], int):
        mark = len(text[:start].rstrip()) - 1
        if text[mark] != "-":
            return None
        key = mark
    else:
        key = where.key_start(path)
        mark = text.rfind(":", key, start)
    end = max(end, mark + 1)
    while end > mark + 1 and text[end - 1] in "\r\n":
        end -= 1
    if _loses_comment(text, where, path, mark, end):
        return None
    head = text[text.rfind("\n", 0, mark) + 1 : mark + 1]
    write = item_lines if key == mark else pair_lines
    lines = write(head, new, _column(text, key))
    tail = _TAIL.match(text, end)
    if text[start : start + 1] in ("|", ">"):
        tail = _TAIL.search(text, start, text.find("\n", start))
        lines[0] += tail[0] if tail else ""
    elif tail and len(lines) > 1:
        lines[0], end = lines[0] + tail[0], tail.end()
    return mark + 1, end, _newline(text).join(lines).removeprefix(head)


def _added(text: str, where: Positions, path: FieldPath, new: Any) -> Splice | None:
    """Add a key behind the last one of its record."""
    holder = where.content_at(path[:-1])
    start, end = where.start(path[:-1]), end_of(text, where, path[:-1])
    word = scalar(str(path[-1]), flow=True)
    if text[start] == "{":
        last = next(reversed(holder), None)
        behind = start + 1 if last is None else end_of(text, where, (*path[:-1], last))
        comma = "" if last is None else ", "
        return behind, behind, f"{comma}{word}: {_inline(new)}"
    newline = _newline(text)
    lines = pair_lines(" " * _column(text, start) + word + ":", new, _column(text, start))
    if text[end - 1] != "\n":
        stop = text.find("\n", end)
        end = len(text) if stop < 0 else stop + 1
    first = "" if text[end - 1] == "\n" else newline
    return end, end, first + newline.join(lines) + newline


def end_of(text: str, where: Positions, path: FieldPath) -> int:
    """Return the index behind what stands at ``path``; of a block, behind its last line break."""
    value = where.content_at(path)
    start = where.start(path)
    if not isinstance(value, dict | list):
        written = where.written(path)
        return start if written is None else written.stop
    end = start + 1
    if value:
        last = len(value) - 1 if isinstance(value, list) else next(reversed(value))
        end = end_of(text, where, (*path, last))
    if text[start] in "[{":
        filler = _FILLER.match(text, end)
        end = (filler.end() if filler else end) + 1
    return end


def _loses_comment(text: str, where: Positions, path: FieldPath, index: int, end: int) -> bool:
    """Whether a comment stands between ``index`` (dash, colon or value) and ``end``.

    In a text a hash is no comment, and the one behind the head of a block is kept.
    """
    if not isinstance(where.content_at(path), dict | list):
        end = where.start(path)
    return bool(_COMMENT.search(text, index, end))


def _is_flow(text: str, where: Positions, path: FieldPath) -> bool:
    """Whether what stands at ``path`` is in brackets, or in something that is."""
    return any(text[where.start(path[:end])] in "[{" for end in range(len(path) + 1))


def _inline(value: Any) -> str:
    """Return any value on one line."""
    if isinstance(value, dict):
        pairs = (f"{scalar(key, flow=True)}: {_inline(part)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return "" if value is None else scalar(value, flow=True)


def _column(text: str, index: int) -> int:
    return index - (text.rfind("\n", 0, index) + 1)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
