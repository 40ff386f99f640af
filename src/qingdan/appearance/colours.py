"""Colours, and how well one can be read upon another (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

TEXT_CONTRAST = 4.5
"""Least ratio between text and its ground."""
SHAPE_CONTRAST = 3.0
"""Least ratio between a shape that says something and its ground."""

_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_STEPS = 100


class Colour(NamedTuple):
    """Red, green and blue, each 0 to 255 (sRGB)."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def parse_colour(text: str) -> Colour | None:
    """Return the colour written ``#rgb`` or ``#rrggbb``; None for anything else."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    return Colour(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21; the order does not matter."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(colour: Colour, grounds: Iterable[Colour], ratio: float) -> Colour:
    """Return ``colour``, mixed with as much white as it needs to stand out from all ``grounds``."""
    behind = tuple(grounds)
    for step in range(_STEPS + 1):
        mixed = _mix(colour, WHITE, step)
        if all(contrast(mixed, ground) >= ratio for ground in behind):
            return mixed
    return WHITE


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _mix(one: Colour, other: Colour, share: int) -> Colour:
    """Whole numbers only: no machine rounds otherwise."""
    return Colour(
        *(
            (a * (_STEPS - share) + b * share + _STEPS // 2) // _STEPS
            for a, b in zip(one, other, strict=True)
        )
    )
