"""How wide a text is and where its lines end, for drawings: SVG does not wrap by itself.

Widths are estimates in em: Chinese characters take one, the others a little more than half. Rules
of line breaking as in Chinese print (禁则): closing marks begin no line, opening ones end none.
"""

from __future__ import annotations

import re

_FULL = 0x2E7F
"""Characters above this take a whole em; some marks below it do so, too."""
_WIDE_MARKS = "“”‘’—…·×→"
_NARROW = 0.6
_NOT_FIRST = "，。、；：？！）》〉〕】」』”’％%…·,.;:?!)]}—"
_NOT_LAST = "（《〈〔【「『“‘([{"
_PARTS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/_%+-]*|.", re.DOTALL)


def em_width(text: str) -> float:
    """Return the width of a text in em."""
    return sum(1.0 if ord(c) > _FULL or c in _WIDE_MARKS else _NARROW for c in text)


def wrapped(text: str, most: float) -> list[str]:
    """Return the lines of a text, none wider than ``most`` em; empty for an empty text.

    ``most`` is at least 4. Words of Latin letters and numbers stay whole where they fit a line.
    """
    lines: list[str] = []
    line = ""
    waiting = _PARTS.findall(" ".join(text.split()))[::-1]
    while waiting:
        part = waiting.pop()
        if em_width(line + part) <= most:
            line += part
            continue
        kept, carried = _broken(line, part) if line else ("", "")
        if len(part) > 1 and em_width(carried + part) > most:
            waiting += reversed(part)  # too long for any line: letter by letter
            continue
        lines.append(kept)
        line = (carried + part).lstrip()
    lines.append(line)
    return [one for one in (line.rstrip() for line in lines) if one]


def _broken(line: str, following: str) -> tuple[str, str]:
    """Where a full line ends: (what stays, what goes to the next one) before ``following``."""
    cut = len(line)
    first = following[0]
    while cut > 1 and len(line) - cut < 2 and (first in _NOT_FIRST or line[cut - 1] in _NOT_LAST):
        cut -= 1
        first = line[cut]
    if first in _NOT_FIRST or line[cut - 1] in _NOT_LAST:
        cut = len(line)  # nothing but marks: they must stand somewhere
    return line[:cut], line[cut:]
