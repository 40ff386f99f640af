"""The words of a provision, freed from how they are set, and a short hash of them.

Collections of law set the same text in different ways: widths, quotation marks, dots, blanks, a
comma or a 、, (一) or （一）. None of that is a change of law, so none of it reaches the hash. What
carries meaning between figures stays: 1.5 is not 15, 5-10 is not 510.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

DIGEST_SIZE = 8
"""Bytes of a digest: among a million 款 the chance of any two colliding is about 3 in 100 000."""

_SAME: dict[int, str] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{ord(circle): "〇" for circle in "○◯"},
    **{ord(dash): "-" for dash in "–—―－−‐‑~～"},
}
_BETWEEN_FIGURES = re.compile(r"(?<=[0-9])([.\-:/])(?=[0-9])")
_IDLE = re.compile(r"[^\w%‰℃\uE000-\uE003]|_")
_KEPT = {".": "\ue000", "-": "\ue001", ":": "\ue002", "/": "\ue003"}
_ITEM = re.compile(r"\s*[（(][〇零一二三四五六七八九十百]{1,5}[）)]\s*")


def normalise(text: str) -> str:
    """Return the words alone: no blanks, no punctuation, one width; marks between figures stay."""
    plain = text.translate(_SAME)
    plain = _BETWEEN_FIGURES.sub(lambda found: _KEPT[found[1]], plain)
    return _IDLE.sub("", plain)


@lru_cache(maxsize=4096)
def digest(text: str) -> bytes:
    """Return 8 bytes of blake2b of the normalised text (UTF-8)."""
    return blake2b(normalise(text).encode(), digest_size=DIGEST_SIZE).digest()


def parts_of(paragraph: str) -> tuple[str, ...]:
    """Split a 款 into its opening words and its 项, each without its number （一）.

    A 款 has its 项 on lines of their own; lines that begin with no number belong to the 项 before
    (its 目). Without 项 the one part is the whole paragraph.
    """
    found: list[str] = []
    for line in paragraph.split("\n"):
        marked = _ITEM.match(line)
        if marked:
            if not found:
                found.append("")
            found.append(line[marked.end() :])
        elif found:
            found[-1] += "\n" + line
        else:
            found.append(line)
    return tuple(found)


__all__ = ["DIGEST_SIZE", "digest", "normalise", "parts_of"]
