"""Numbers in Chinese characters as laws write them: 第一百二十条, 主席令第七十号."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
CHINESE = "〇零一二两三四五六七八九十百千"
"""Characters of a number, for the inside of a character class."""

_UNITS = {"十": 10, "百": 100, "千": 1000}
_VALUES = {**{digit: value for value, digit in enumerate(DIGITS)}, "零": 0, "两": 2}


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
    """Read a number up to 9999; None where the characters make none.

    Numbers by position (七一一) are read digit by digit, the others by their units.
    """
    if not text or any(character not in CHINESE for character in text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit
