"""What number formats of OOXML workbooks make of a number: a date, a span of time, a code."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ...messages import _
from .grid import date_text, lost_digits, lost_digits_message, number_text

EPOCH_1900 = datetime.datetime(1899, 12, 30)
EPOCH_1904 = datetime.datetime(1904, 1, 1)

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
"""ECMA-376 part 1, 18.8.30: 14–22 and 45–47 everywhere; 27–36 and 50–58 in Chinese workbooks."""
_BUILT_IN_SPANS = frozenset({46})
_LITERAL = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DATE = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_SPAN = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.I)
_ISO = re.compile(
    r"(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?Z?"
)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format, read once for all cells that have it."""

    pattern: str = "General"
    is_date: bool = False
    is_span: bool = False


GENERAL = NumberFormat()


def number_format(number: int, pattern: str | None) -> NumberFormat:
    """Read the format with an id; ``pattern`` is None where it is built in."""
    if pattern is None:
        return NumberFormat("General", number in _BUILT_IN_DATES, number in _BUILT_IN_SPANS)
    first = pattern.split(";")[0]
    bare = _LITERAL.sub("", first)
    return NumberFormat(pattern, _DATE.search(bare) is not None, _SPAN.search(first) is not None)


def number_as_shown(
    written: str, shape: NumberFormat, epoch: datetime.datetime
) -> tuple[str, str | None]:
    """Return the text of a number and what is wrong with it. Raises ``ValueError`` for none."""
    number = float(written) if any(one in written for one in ".eE") else int(written)
    if shape.is_date:
        try:
            moment = moment_of(number, epoch, span=shape.is_span)
        except (OverflowError, ValueError):
            text = number_text(number)
            message = _("“{text}”的格式是日期，可是超出了日期的范围，已按数字读。")
            return text, message.format(text=text)
        return (moment if isinstance(moment, str) else date_text(moment)), None
    text = number_text(number, shape.pattern)
    return text, lost_digits_message(text) if lost_digits(number) else None


def moment_of(
    number: float, epoch: datetime.datetime, *, span: bool = False
) -> datetime.datetime | datetime.time | str:
    """Return what a serial number means; a span of time as text. Raises ``OverflowError``."""
    if span:
        whole = datetime.timedelta(seconds=round(number * 86400))
        return str(whole)
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
