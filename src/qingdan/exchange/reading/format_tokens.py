"""Take a number format (``#,##0.00"元"``) apart into what it shows as written and what it fills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class Sort(Enum):
    """What a part of a format is."""

    LITERAL = auto()
    """Shown as it is."""
    DIGIT = auto()
    """``0``, ``#`` or ``?``."""
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    GENERAL = auto()
    """The number as it is."""
    MOMENT = auto()
    """A run of one letter: ``yyyy``, ``h``, ``mm``."""
    SPAN = auto()
    """``[h]``: hours that do not begin again after 24. Its text comes without brackets."""
    HALF = auto()
    """AM/PM, or 上午/下午."""
    BREAK = auto()
    """A semicolon: what follows is for other numbers."""
    UNKNOWN = auto()
    """What cannot be shown here: fractions, powers of ten, conditions, Chinese numerals."""


class Token(NamedTuple):
    """One part of a format."""

    sort: Sort
    text: str


_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[\$(?P<sign>[^\]-]*)[^\]]*\]'
    r"|\[(?P<span>h+|m+|s+)\]|\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]"
    r"|\[(?:[黑蓝青绿白黄]色?|洋?红色?|颜色 ?\d+)\]"
    r"|(?P<unknown>\[[^\]]*\]|e[+-]0*|/(?=\s*[0#?\d])(?<=[0#?]/))"
    r"|(?P<general>general|g/通用格式)|(?P<half>am/pm|a/p|上午/下午)"
    r"|(?P<digit>[0#?])|(?P<moment>y+|m+|d+|h+|s+)|(?P<other>.)",
    re.I | re.S,
)
_NAMED = {
    "quoted": Sort.LITERAL,
    "escaped": Sort.LITERAL,
    "sign": Sort.LITERAL,
    "span": Sort.SPAN,
    "unknown": Sort.UNKNOWN,
    "general": Sort.GENERAL,
    "half": Sort.HALF,
    "digit": Sort.DIGIT,
    "moment": Sort.MOMENT,
}
_SIGNS = {".": Sort.POINT, ",": Sort.COMMA, "%": Sort.PERCENT, ";": Sort.BREAK}


def tokens(pattern: str) -> Iterator[Token]:
    """Yield the parts of a format; colours and widths, which nobody reads, are left out."""
    for found in _TOKEN.finditer(pattern):
        name = found.lastgroup
        if name is None:
            continue
        text = found[name]
        sort = _NAMED.get(name) or _sort_of(text)
        yield Token(sort, text.lower() if sort in (Sort.MOMENT, Sort.SPAN) else text)


def _sort_of(character: str) -> Sort:
    if character in _SIGNS:
        return _SIGNS[character]
    is_letter = character.isascii() and character.isalpha()
    return Sort.UNKNOWN if is_letter or character == "@" else Sort.LITERAL


def sections(pattern: str) -> list[list[Token]]:
    """Return the parts of a format for positive numbers, negative ones, and zero."""
    found: list[list[Token]] = [[]]
    for token in tokens(pattern):
        if token.sort is Sort.BREAK:
            found.append([])
        else:
            found[-1].append(token)
    return found
