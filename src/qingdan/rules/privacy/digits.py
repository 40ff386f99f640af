"""Numbers that name a person: how they are recognised, and how they are shown masked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from ..text.patterns import Pattern

_LONG = re.compile(r"[0-9]{3}[ -]?[0-9]{3,4}[ -]?[0-9]{4}")
DIGITS = tuple("0123456789")
_IDENTITY = Pattern(r"(?<![0-9A-Za-z])(\d{6}) ?(\d{8}) ?(\d{3}[0-9Xx])(?![0-9A-Za-z])", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_REGIONS = frozenset(
    {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66)}
    | {71, 81, 82, 83, 91, 92, 94}
)
"""First two digits: the provinces of GB/T 2260, and permits of residence (8X, 9X)."""
_MOBILE = Pattern(r"(?<![0-9A-Za-z.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z-])", re.ASCII)


@lru_cache(maxsize=4)
def may_hold(text: str) -> bool:
    """Whether eleven digits stand in a row, or nearly: the screen of all rules about numbers."""
    ascii_part = text.encode("ascii", "ignore")  # a fifth of the time of a pattern
    return len(ascii_part) > 10 and _LONG.search(text) is not None


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers of identity cards stand (GB 11643—1999): check digit and birthday hold.

    A 统一社会信用代码 of digits alone has no day of birth in the middle.
    """
    for found in _IDENTITY.finditer(text):
        number = "".join(found.groups()).upper()
        total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
        if number[17] == _CHECK[total % 11] and int(number[:2]) in _REGIONS and _is_day(found[2]):
            yield found.span()


def mobile_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where eleven digits stand that begin with 13 to 19 and are no part of a code."""
    for found in _MOBILE.finditer(text):
        yield found.span()


def passes_luhn(digits: str) -> bool:
    """Whether the check digit of a bank card holds (ISO/IEC 7812-1)."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def masked(number: str, head: int = 3, tail: int = 2) -> str:
    """Return a number with its middle hidden: 110***************1X."""
    return number[:head] + "*" * (len(number) - head - tail) + number[-tail:]


def _is_day(text: str) -> bool:
    try:
        day = datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return day.year >= 1900
