"""Numbers that Word writes before paragraphs by itself: they stand nowhere in the text.

Columns of 序号 and lists of duties are often numbered so (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"),
        *("ideographDigital", "taiwaneseCountingThousand", "koreanCounting"),
    }
)


@dataclass
class _Level:
    start: int = 1
    shape: str = "decimal"
    pattern: str = ""


@dataclass
class Numbering:
    """The numberings of a document, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """Levels of each abstract numbering."""
    abstract: dict[str, str] = field(default_factory=dict)
    """Abstract numbering of each numbering."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Numbering and level that a style of paragraphs brings."""
    _counted: dict[str, list[int]] = field(default_factory=dict)

    def prefix(self, paragraph: Element) -> str:
        """Return what Word writes before a paragraph, and count it."""
        properties = paragraph.find("pPr")
        if properties is None:
            return ""
        numbering, level = self._numbering(properties)
        kinds = self.levels.get(self.abstract.get(numbering, ""), {})
        if level not in kinds:
            return ""
        counted = self._counted.setdefault(
            self.abstract[numbering], [kinds[n].start - 1 if n in kinds else 0 for n in range(9)]
        )
        counted[level] += 1
        for deeper in range(level + 1, 9):
            counted[deeper] = kinds[deeper].start - 1 if deeper in kinds else 0
        own = kinds[level]
        if own.shape in ("bullet", "none"):
            return ""

        def number(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            shape = kinds[index].shape if index in kinds else "decimal"
            return write_number(max(counted[index], 1 if index < level else 0), shape)

        return _PLACEHOLDER.sub(number, own.pattern)

    def _numbering(self, properties: Element) -> tuple[str, int]:
        own = properties.find("numPr")
        style = properties.find("pStyle")
        inherited = self.styles.get(style.get("val", ""), ("", 0)) if style is not None else ("", 0)
        if own is None:
            return inherited
        number, level = own.find("numId"), own.find("ilvl")
        name = number.get("val", "") if number is not None else inherited[0]
        given = level.get("val", "0") if level is not None else str(inherited[1])
        return name, int(given) if given.isdecimal() and len(given) == 1 else 0


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """Read ``numbering.xml`` and ``styles.xml``; either may be missing."""
    found = Numbering()
    if numbering is None:
        return found
    for abstract in numbering.findall("abstractNum"):
        levels = found.levels.setdefault(abstract.get("abstractNumId", ""), {})
        for level in abstract.findall("lvl"):
            number = level.get("ilvl", "")
            if number.isdecimal() and int(number) < 9:
                levels[int(number)] = _Level(
                    int(_value(level, "start", "1") or 0) if _digits(level) else 1,
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", "")[:50],
                )
    for one in numbering.findall("num"):
        found.abstract[one.get("numId", "")] = _value(one, "abstractNumId", "")
    for style in styles.findall("style") if styles is not None else ():
        own = style.find("pPr/numPr")
        if own is not None and own.find("numId") is not None:
            depth = _value(own, "ilvl", "0")
            found.styles[style.get("styleId", "")] = (
                _value(own, "numId", ""),
                int(depth) if depth.isdecimal() and len(depth) == 1 else 0,
            )
    return found


def _digits(level: Element) -> bool:
    start = _value(level, "start", "1")
    return start.isdecimal() and len(start) < 7


def _value(element: Element, name: str, usual: str) -> str:
    child = element.find(name)
    return usual if child is None else child.get("val", usual)


def write_number(number: int, shape: str) -> str:
    """Write a number as a numbering does: 3, 三, c, ③."""
    if shape in _CHINESE:
        return _chinese(number)
    if shape in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""
        return letter[:10].upper() if shape == "upperLetter" else letter[:10]
    if shape.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if shape in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if shape == "upperRoman" else roman.lower()
    if shape == "decimalZero":
        return f"{number:02}"
    if shape == "decimalFullWidth":
        return str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})
    return str(number)


def _chinese(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        text = f"{_DIGITS[hundreds]}百"
        if not rest:
            return text
        if rest < 10:
            return f"{text}零{_DIGITS[rest]}"
        tail = _chinese(rest)
        return text + (f"一{tail}" if rest < 20 else tail)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
        *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        count, number = divmod(number, value)
        text += letters * count
    return text
