"""Numbers in Chinese characters as laws write them: 第一百二十条, 主席令第七十号.

Both ways for 1 to 9999; nothing else is needed for 条, 款, 项 and orders, and the packages that
convert more write folders of their own beside the installed ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = "〇一二三四五六七八九"
CHINESE = "〇零一二两三四五六七八九十百千"
"""Characters of a number, for the inside of a character class."""

_VALUES = {**{digit: value for value, digit in enumerate(DIGITS)}, "零": 0, "两": 2, "○": 0}
_ONE_TO_NINE = "[一二两三四五六七八九]"
_BY_UNITS = re.compile(
    f"(?:({_ONE_TO_NINE})千)?(?:[零〇○]?({_ONE_TO_NINE})百)?"
    f"(?:[零〇○]?({_ONE_TO_NINE}?)(十))?(?:[零〇○]?({_ONE_TO_NINE}))?"
)
_BY_POSITION = re.compile("[〇零○一二三四五六七八九]{1,9}")
_ARABIC = re.compile(r"\d{1,9}")


def to_chinese(number: int) -> str:
    """Write 1 to 9999 as laws do: 10 is 十, 105 一百零五, 120 一百二十.

    Raises ``ValueError`` for any other number.
    """
    if not 1 <= number <= 9999:
        raise ValueError(number)
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def to_arabic(text: str) -> int | None:
    """Read a number in Chinese characters; None where they make none (十十, 百二).

    Numbers by position (七一一) are read digit by digit, the others by their units. 一百五 is None:
    it may be 105 or 150.
    """
    if _BY_POSITION.fullmatch(text):
        return int("".join(str(_VALUES[character]) for character in text))
    found = _BY_UNITS.fullmatch(text) if text else None
    if found is None:
        return None
    thousands, hundreds, tens, ten, ones = found.groups()
    if ones and not ten and (hundreds or thousands) and text[-2] not in "零〇○":
        return None
    total = 1000 * _VALUES[thousands] if thousands else 0
    total += 100 * _VALUES[hundreds] if hundreds else 0
    total += 10 * (_VALUES[tens] if tens else 1) if ten else 0
    return total + (_VALUES[ones] if ones else 0)


@lru_cache(maxsize=2048)
def read_number(text: str) -> int | None:
    """Read a number in Chinese characters or in digits, full-width ones too; None for neither."""
    return int(text) if _ARABIC.fullmatch(text) else to_arabic(text)
