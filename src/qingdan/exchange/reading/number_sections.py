"""A number as one section of a number format shows it: ``0"个工作日"``, ``¥#,##0.00``, ``0.0%``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .format_tokens import Sort, Token
from .grid import number_text

_KNOWN = frozenset({Sort.LITERAL, Sort.DIGIT, Sort.POINT, Sort.COMMA, Sort.PERCENT, Sort.GENERAL})

_MOST_PLACES = 9
"""Digits after the point; beyond them a decimal would lose some of the fifteen before it."""


@dataclass(frozen=True, slots=True)
class Section:
    """``whole`` and ``places`` are the placeholders before and after the point."""

    tokens: tuple[Token, ...]
    whole: str
    places: str
    percents: int
    thousands: int
    """Commas behind the last digit: the number is shown in thousands, millions."""
    is_grouped: bool

    def shown(self, number: float, *, signed: bool) -> str:
        """Return what a cell shows; ``signed`` puts a minus before what is below zero."""
        value = abs(Decimal(repr(number))) * 100**self.percents / 1000**self.thousands
        minus, digits = signed and number < 0, ""
        if any(one.sort is Sort.GENERAL for one in self.tokens):
            text = number_text(float(value))
        else:
            value = value.quantize(Decimal(1).scaleb(-len(self.places)), ROUND_HALF_UP)
            text, _point, digits = f"{value:f}".partition(".")
            minus = minus and bool(value or not self.whole + self.places)
        return ("-" if minus else "") + self._filled(text, digits)

    def _filled(self, text: str, digits: str) -> str:
        whole = iter(self._whole(text))
        rest = iter(_fraction(self.places, digits))
        shown, into = "", whole
        for sort, written in self.tokens:
            if sort is Sort.GENERAL:
                shown += text
            elif sort is Sort.DIGIT:
                shown += next(into)
            elif sort is Sort.POINT:
                shown, into = shown + ".", rest
            elif sort is not Sort.COMMA:
                shown += written
        return shown.strip()

    def _whole(self, text: str) -> list[str]:
        """Share the digits before the point out: the first placeholder takes what is too many."""
        text = text.lstrip("0")
        if self.is_grouped:
            padded = text.zfill(self.whole.count("0"))
            grouped = f"{int(padded):0{len(padded) + (len(padded) - 1) // 3},}" if padded else ""
            return [grouped, *[""] * (len(self.whole) - 1)]
        blanks = [_blank(one) for one in self.whole[: max(0, len(self.whole) - len(text))]]
        first = max(0, len(text) - len(self.whole)) + 1
        return [*blanks, text[:first], *text[first:]] if text and self.whole else blanks


def _fraction(places: str, digits: str) -> list[str]:
    kept = len(digits.rstrip("0"))
    return [
        digit if at < kept else _blank(place)
        for at, (place, digit) in enumerate(zip(places, digits, strict=True))
    ]


def _blank(placeholder: str) -> str:
    """Return what a placeholder shows where the number has no digit for it."""
    return {"0": "0", "?": " "}.get(placeholder, "")


def read_section(tokens: Sequence[Token]) -> Section | None:
    """Read a section; None where what it shows cannot be told."""
    if any(one.sort not in _KNOWN for one in tokens):
        return None
    sorts = [one.sort for one in tokens]
    if any(sorts.count(sort) > 1 for sort in (Sort.POINT, Sort.GENERAL, Sort.PERCENT)):
        return None
    places = [at for at, sort in enumerate(sorts) if sort is Sort.DIGIT]
    if Sort.GENERAL in sorts and places:
        return None
    point = sorts.index(Sort.POINT) if Sort.POINT in sorts else len(sorts)
    before = [at for at in places if at < point]
    inside = bool(before) and Sort.COMMA in sorts[before[0] : before[-1]]
    if inside and Sort.LITERAL in sorts[before[0] : before[-1]]:
        return None
    if places and (not before or len(places) - len(before) > _MOST_PLACES):
        return None
    last = places[-1] if places else len(sorts)
    return Section(
        tuple(tokens),
        "".join(tokens[at].text for at in before),
        "".join(tokens[at].text for at in places if at > point),
        sorts.count(Sort.PERCENT),
        sorts[last:].count(Sort.COMMA),
        inside,
    )
