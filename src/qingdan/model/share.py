"""Shares and ratios in figures: computed exactly, rounded half up, never as floats."""

from __future__ import annotations

from fractions import Fraction

MINUS = "−"


def rounded(value: Fraction, places: int) -> str:
    """Return a number with so many decimals, half rounded away from zero; ``−0.0`` is ``0.0``."""
    scaled = (2 * abs(value) * 10**places + 1) // 2
    digits = f"{scaled:0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return MINUS + text if value < 0 and scaled else text


def percent(value: Fraction, places: int = 1) -> str:
    """Return a share as per cent: 23/24 is ``95.8%``."""
    return rounded(value * 100, places) + "%"


def percent_beside(value: Fraction, threshold: Fraction) -> str:
    """Return a share as per cent that shows on which side of a threshold it lies.

    One decimal, and more where rounding would put the share on the threshold or across it: 4996
    of 10,000 is ``49.96%`` beside one half.
    """
    for places in range(1, _MOST + 1):
        unit = 100 * 10**places
        shown = Fraction((2 * abs(value) * unit + 1) // 2, unit) * (-1 if value < 0 else 1)
        if (shown >= threshold) == (value >= threshold):
            return percent(value, places)
    # A threshold such as 1/120 has no end as a decimal: the last figure takes the right side.
    return percent(shown + Fraction(1 if value >= threshold else -1, unit), places)


_MOST = 9
