"""Titles without 《》, only where they clearly are titles: directly before 第N条 or a note."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..reference import Unread
from .marks import Marks
from .naming import Name, read_notes

_KIND = r"(?:法典|法|条例|办法|规定|规则|细则|决定|通知|规程|解释|意见|准则|规范)"
_ENDS = re.compile(rf"{_KIND}(?:[（(][^（()）《》\n]{{0,12}}[）)])?$")
_LED = re.compile(
    r"(?:.*(?:根据|依据|依照|按照|违反|适用|参照|执行|符合|遵照|认定为|触犯|属于|《[^》]*》和?|法和|条例和"
    r"|规定和|办法和|法及|条例及|法与|条例与|规定与|办法与|法或|条例或|法以及|条例以及|或者))?将?",
    re.DOTALL,
)
_JOINED = re.compile(r"(?:以及|还有|和|与|及|或|了)+")
"""Words before a title that begin no title."""
_NOT_NAME = re.compile(
    rf"^[本该此]|(?:本|该|此|上述|前述|同|其他|有关|相关|下列|以上|任何|国家|等){_KIND}$|^{_KIND}$|^的"
    r"|(?:依|违|合|非|立|执|司|守|用|方|办|做|看|想|无)法$|等(?:法律|法规|规定)$|的规定$|若干规定$"
    r"|^.{0,3}(?:法律|法规|规章|部门).{0,6}规定$"
)
_RUN = re.compile(r"[^\s，。；：、！？《》“”【】|,;:]{2,60}$")
_BEHIND_LABEL = re.compile(
    rf"([^《》，。；：\n（(【】“”]{{2,60}}?{_KIND})(?=\s{{0,4}}(?:[（(]|第\s{{0,4}}[一二三四五六七八九十百\d]|\n|$))"
)
_HALF_MARKED = re.compile(rf"([^《》，。；：\n（(【】“”]{{2,60}}?{_KIND})》")


def name_before(
    text: str, start: int, floor: int, marks: Marks, aliases: Mapping[str, Name]
) -> Name | None:
    """Return the title without 《》 that ends where a place begins at ``start``.

    Nothing before ``floor`` is looked at. None where no title, or no certain one, stands there.
    """
    window = text[max(floor, start - 70) : start]
    stripped = window.rstrip(" \u3000")
    end = start - (len(window) - len(stripped))
    for length in sorted({len(alias) for alias in aliases}, reverse=True):
        if stripped[-length:] in aliases and length <= len(stripped):
            known = aliases[stripped[-length:]]
            return Name(
                end - length, end, end, known.title, known.version, known.version_year,
                known.number, None, known.history, None, (Unread.NO_MARKS,),
            )  # fmt: skip
    found = _RUN.search(stripped)
    if found is None or not _ENDS.search(stripped):
        return None
    run = found[0]
    led = _LED.match(run)
    name = run[led.end() :] if led else run
    joined = _JOINED.match(name)
    name = name[joined.end() :] if joined else name
    certain = (
        led is not None or found.start() > 0 or start - len(window) == 0 or floor >= start - 70
    )
    if not certain or len(name) < 2 or _NOT_NAME.search(name) or not _ENDS.search(name):
        return None
    return read_notes(text, marks, end - len(name), end, name, (Unread.NO_MARKS,))


def name_behind_label(text: str, start: int, marks: Marks) -> Name | None:
    """Read a title without 《》, or with 》 only, behind a label (【规章】) at ``start``."""
    found = _HALF_MARKED.match(text, start)
    if found:
        return read_notes(text, marks, start, found.end(), found[1], (Unread.UNCLOSED_TITLE,))
    found = _BEHIND_LABEL.match(text, start)
    if found is None:
        return None
    return read_notes(text, marks, start, found.end(), found[1], (Unread.NO_MARKS,))
