"""What number formats of OOXML workbooks make of a number: a date, a span of time, a code."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass

from ...messages import _
from .clock_times import clock, time_text
from .format_tokens import Sort, Token, sections
from .grid import date_text, lost_digits, lost_digits_message, number_text
from .number_sections import Section, read_section

EPOCH_1900 = datetime.datetime(1899, 12, 30)
EPOCH_1904 = datetime.datetime(1904, 1, 1)

_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""ECMA-376 part 1, 18.8.30: 14–17 and 22 everywhere; the others in Chinese workbooks."""
_BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    48: "##0.0E+0",
    49: "General",
}
"""Formats that a workbook does not spell out. Of the others it is not known what they show."""
_LONGEST = 255
"""Characters of a format; Excel takes no more."""
_ISO = re.compile(
    r"(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?Z?"
)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format, read once for all cells that have it.

    ``sections`` are for positive numbers, negative ones, and zero, as many as there are; None is
    one whose look cannot be told. ``clock`` shows a time without a day.
    """

    pattern: str = "General"
    is_date: bool = False
    clock: tuple[Token, ...] | None = None
    sections: tuple[Section | None, ...] = ()


GENERAL = NumberFormat()


def number_format(number: int, pattern: str | None) -> NumberFormat:
    """Read the format with an id; ``pattern`` is None where it is built in."""
    if pattern is None:
        if number in _BUILT_IN_DATES:
            return NumberFormat("yyyy-mm-dd", is_date=True)
        if number not in _BUILT_IN:
            return NumberFormat(f"({number})", sections=(None,))
        pattern = _BUILT_IN[number]
    if pattern.lower() in ("", "general", "@"):
        return GENERAL
    if len(pattern) > _LONGEST:
        return NumberFormat(pattern[:_LONGEST], sections=(None,))
    found = sections(pattern)
    if any(one.sort in (Sort.MOMENT, Sort.SPAN) for one in found[0]):
        return NumberFormat(pattern, is_date=True, clock=clock(found[0]))
    return NumberFormat(pattern, sections=tuple(read_section(one) for one in found[:3]))


def number_as_shown(
    written: str, shape: NumberFormat, epoch: datetime.datetime
) -> tuple[str, str | None]:
    """Return the text of a number and what is wrong with it. Raises ``ValueError`` for none.

    A number that has lost its last digits has no text.
    """
    number = float(written) if any(one in written for one in ".eE") else int(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return shown_number(number, shape, epoch)


def shown_number(
    number: float, shape: NumberFormat, epoch: datetime.datetime
) -> tuple[str, str | None]:
    """Return what a cell shows of a number, and what is wrong with it."""
    if lost_digits(number):
        return "", lost_digits_message(number_text(number))
    if shape is GENERAL:
        return number_text(number), None
    if not shape.is_date:
        return _in_section(number, shape)
    try:
        if shape.clock is not None and number >= 0:
            return time_text(number, shape.clock), None
        return date_text(moment_of(number, epoch)), None
    except (OverflowError, ValueError):
        text = number_text(number)
        message = _("“{text}”的格式是日期，可是超出了日期的范围，已按数字读。")
        return text, message.format(text=text)


def _in_section(number: float, shape: NumberFormat) -> tuple[str, str | None]:
    """Show a number in the section that is for it; as it is, and say so, where that fails."""
    count = len(shape.sections)
    at = 1 if number < 0 and count > 1 else 2 if number == 0 and count > 2 else 0
    section = shape.sections[at]
    if section is not None and (section.tokens or number == 0):
        return section.shown(number, signed=at == 0), None
    text = number_text(number)
    return text, _(
        "“{text}”的数字格式是“{pattern}”，看不出表格里显示成什么样，已按数字读；请对照原表核对。"
    ).format(text=text, pattern=shape.pattern)


def moment_of(number: float, epoch: datetime.datetime) -> datetime.datetime | datetime.time:
    """Return what a serial number means. Raises ``OverflowError``."""
    day, fraction = divmod(number, 1)
    rest = datetime.timedelta(milliseconds=round(fraction * 86_400_000))
    if 0 <= number < 1 and not rest.days:
        return (datetime.datetime.min + rest).time()
    if 0 < number < 60 and epoch == EPOCH_1900:
        day += 1  # the format believes that 1900 was a leap year
    return epoch + datetime.timedelta(days=day) + rest


def iso_text(written: str) -> str:
    """Return a date cell written as text (``2024-01-02T00:00:00``) as other date cells are."""
    found = _ISO.fullmatch(written.strip())
    if found is None:
        return written
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        if found[1] is None:
            return datetime.time(hour, minute, second).isoformat()
        return date_text(datetime.datetime(year, month, day, hour, minute, second))
    except ValueError:
        return written
