"""Numbers that head the entries of a list inside a text: 1. 、（一） 、一、 、（1）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from .numerals import to_arabic
from .patterns import Pattern


class Style(StrEnum):
    """How the entries of a list are numbered."""

    DIGIT = "1."
    CHINESE = "一、"
    BRACKETED_DIGIT = "（1）"
    BRACKETED = "（一）"


class Enumerator(NamedTuple):
    """One number: its style, its value, where its digits and the mark behind them stand."""

    style: Style
    number: int
    start: int
    mark: int
    end: int
    text: str


_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_ENUMERATOR = Pattern(
    r"(?:\A|(?<=[。；;：:\n]))[ \t\u3000]*(?:"
    r"(?P<digit>\d{1,2})(?P<mark>[.．、])(?!\d)"
    rf"|(?P<han>{_HAN_NUMBER})、"
    r"|[（(](?P<inner>\d{1,2})[)）](?!项(?!目))"
    rf"|[（(](?P<bracketed>{_HAN_NUMBER})[)）](?!项(?!目)))"
)
_STYLES = {
    "digit": Style.DIGIT,
    "han": Style.CHINESE,
    "inner": Style.BRACKETED_DIGIT,
    "bracketed": Style.BRACKETED,
}


NUMBER_MARKS = (".", "．", "、", "（", "(")
"""One of them stands beside every number."""
_NUMBERED = re.compile(rf"\d[.．、]|[（(](?:\d{{1,2}}|{_HAN_NUMBER})[)）]|[一二三四五六七八九十]、")


def may_be_numbered(text: str) -> bool:
    """Whether a number of any style stands somewhere in a text."""
    return _NUMBERED.search(text) is not None


def enumerators(text: str) -> Iterator[Enumerator]:
    """Yield the numbers at the start of the text, of a line, or behind 。；：."""
    for found in _ENUMERATOR.finditer(text):
        for name, style in _STYLES.items():
            written = found[name]
            if written is None:
                continue
            number = int(written) if written.isdigit() else to_arabic(written)
            if number:
                end = found.end()
                mark = found.start("mark") if style is Style.DIGIT else end
                yield Enumerator(style, number, found.start(name), mark, end, found[0].strip())
