"""Cut a Chinese text into the pieces a redline may not cut through.

A reader of ``第六十四条`` → ``第六十五条`` wants to see the two articles, not one character of
each. Numerals with their unit, amounts, dates, parts of a law, document numbers, 《titles》, Latin
words, and the names that are passed in stay whole; everything else is one character a piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_NUMERAL = "〇零一二两三四五六七八九十百千万亿"
_UNITS = (
    "个?工作日|个?自然日|个月|个?小时|分钟|周岁|平方米|立方米|公里|公斤|千克|"
    "[百千万亿]*元|[万亿]|年|月|日|天|周|倍|次|人|名|件|份|吨|米|级|类|号|％|%|‰"
)
_FIGURE = "[0-9０-９]"
_ATOMS = (
    r"\r\n",
    r"《(?:[^《》\n]|《[^《》\n]{1,100}》){1,200}》",
    rf"第[{_NUMERAL}0-9０-９]{{1,12}}[编章节条款项目](?:之[{_NUMERAL}]{{1,4}})?",
    rf"{_FIGURE}{{2,4}}年{_FIGURE}{{1,2}}月(?:{_FIGURE}{{1,2}}日)?",
    rf"[〇○零一二三四五六七八九]{{4}}年[{_NUMERAL}]{{1,2}}月(?:[{_NUMERAL}]{{1,3}}日)?",
    rf"{_FIGURE}{{4}}-{_FIGURE}{{2}}-{_FIGURE}{{2}}",
    rf"〔{_FIGURE}{{4}}〕{_FIGURE}{{1,6}}号",
    rf"{_FIGURE}+(?:[-.,:/]{_FIGURE}+)*(?: ?(?:{_UNITS}))?",
    rf"百分之[{_NUMERAL}]+",
    rf"[{_NUMERAL}]+(?:{_UNITS})",
    rf"[{_NUMERAL}]{{2,}}",
    rf"[（(][{_NUMERAL}0-9０-９]{{1,3}}[)）]",
    r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*",
    "[\\s\\S][\u0300-\u036f\ufe00-\ufe0f]*",
)


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    whole = [re.escape(name) for name in longest_first if len(name) > 1]
    return re.compile("|".join([*whole, *_ATOMS]))


def cut(text: str, names: Iterable[str] = ()) -> list[str]:
    """Return the pieces of ``text``; joined, they are ``text`` again.

    ``names`` are kept whole wherever they stand (names of organs and their units).
    """
    return _pattern(tuple(names)).findall(text)
