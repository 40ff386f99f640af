"""Amounts of money in a text: 五千元以上2万元以下."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_AMOUNT = re.compile(
    r"(\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)\s*(百|千)?(万|亿)?\s*元"
)


class Amount(NamedTuple):
    """A sum in yuan, as it is written and where."""

    yuan: int
    text: str
    start: int
    end: int


def amounts(text: str) -> Iterator[Amount]:
    """Yield the sums that a text names in yuan; what is no plain number is passed over."""
    for found in _AMOUNT.finditer(text):
        number = _number(found[1])
        if number is None:
            continue
        value = number * _UNITS.get(found[2] or "", 1) * _LARGE.get(found[3] or "", 1)
        yield Amount(round(value), found[0], *found.span())


def _number(word: str) -> float | None:
    if word[0].isdecimal():
        return float(word.replace(",", ""))
    total = current = 0
    for character in word:
        if character in _DIGITS:
            current = _DIGITS[character]
        else:
            total += (current or 1) * _UNITS[character]
            current = 0
    return float(total + current)
