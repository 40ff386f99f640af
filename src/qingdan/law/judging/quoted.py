"""Words quoted, cut into pieces that can be compared: sentences, numbers of 项, gaps."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from ..library.wording import normalise
from ..numerals import CHINESE, to_arabic

_GAP = (
    r"[（(\[【]\s{0,4}(?:以下|以上|上|下|中|前|后|从)?略\s{0,4}[）)\]】]"
    r"|…+|⋯+|\.{3,}|。{2,}|·{3,}|\*{3,}"
)
_MARK = (
    r"(?<!第)(?<!第\s)[（(]\s{0,4}[〇零一二三四五六七八九十百]{1,5}\s{0,4}[）)]"
    r"(?!\s{0,4}(?:[项款、，和及至或]|[（(]))"
)
_PIECES = re.compile(rf"(?P<gap>{_GAP})|(?P<mark>{_MARK})|(?P<end>[。；;！？!?\n]|[：:](?!\d))")
_NUMERAL = re.compile(rf"([{CHINESE}]+)(?:点([{CHINESE}]+))?")
_SHARE = re.compile(r"([百千])分之(\d+(?:\ue000\d+)?)")
_SIGNS = {"百": "%", "千": "‰"}


class Kind(Enum):
    """What a piece is."""

    WORDS = auto()
    MARK = auto()
    """The number of a 项: （一）."""
    GAP = auto()
    """…… or （略）."""


class Piece(NamedTuple):
    """A piece of a quotation. ``words`` are normalised; empty for a gap."""

    words: str
    kind: Kind


def lines_of(quote: str) -> tuple[Piece, ...]:
    """Cut a quotation at the ends of its lines alone; enough where nothing is left out."""
    words = (normalise(line) for line in quote.split("\n"))
    return tuple(Piece(one, Kind.WORDS) for one in words if one)


def pieces_of(quote: str) -> tuple[Piece, ...]:
    """Cut a quotation behind 。；： and line ends, around the numbers of 项 and at gaps."""
    found: list[Piece] = []
    start = 0
    for one in _PIECES.finditer(quote):
        end = one.end() if one["end"] else one.start()
        _add(found, quote[start:end])
        start = one.end()
        if one["gap"]:
            found.append(Piece("", Kind.GAP))
        elif one["mark"]:
            found.append(Piece(normalise(one[0]), Kind.MARK))
    _add(found, quote[start:])
    while found and found[0].kind is Kind.GAP:
        del found[0]
    return tuple(found)


def _add(found: list[Piece], text: str) -> None:
    words = normalise(text)
    if words:
        found.append(Piece(words, Kind.WORDS))


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """Return normalised words with all numerals in digits: 五万元 and 5万元 are the same."""
    plain = _NUMERAL.sub(_digits, words)
    return _SHARE.sub(lambda found: found[2] + _SIGNS[found[1]], plain)


def _digits(numeral: re.Match[str]) -> str:
    whole, decimals = to_arabic(numeral[1]), numeral[2]
    if whole is None or numeral.string.startswith("分之", numeral.end()):
        return numeral[0]
    if decimals is None:
        return str(whole)
    figures = [to_arabic(one) for one in decimals]
    if None in figures:
        return numeral[0]
    return f"{whole}\ue000{''.join(map(str, figures))}"


__all__ = ["Kind", "Piece", "folded", "lines_of", "pieces_of"]
