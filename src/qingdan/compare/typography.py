"""Whether two texts differ only in how they are set: width, white space, quotation marks, dashes.

A change that hides behind typography is worse than one too many reported, so only what cannot
carry meaning counts: 、 against ， does not, and a space between two figures stays.
"""

from __future__ import annotations

import re

_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("“”„‟「」『』＂", '"'),
        **dict.fromkeys("‘’‚‛＇", "'"),
        **dict.fromkeys("–—―－−‐‑", "-"),
        **dict.fromkeys("·•‧・", "·"),
        "﹐": ",",
        "﹕": ":",
        "﹔": ";",
        "∶": ":",
    }
)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACE = re.compile(r"\s+")
_COUNTING = "0-9A-Za-z〇零一二两三四五六七八九十百千万亿"
_IDLE_SPACE = re.compile(f"(?<![{_COUNTING}]) | (?![{_COUNTING}])")
_FULL_STOP = re.compile(r"[。．.]+$")


def settled(text: str) -> str:
    """Return ``text`` as it reads, without what is only typography."""
    plain = _INVISIBLE.sub("", text).translate(_WIDTHS).translate(_SHAPES)
    plain = _IDLE_SPACE.sub("", _SPACE.sub(" ", plain).strip())
    return _FULL_STOP.sub("", plain)


def only_typography(before: str, after: str) -> bool:
    """Whether two texts say the same, letter for letter."""
    return before == after or settled(before) == settled(after)


_DOUBLED = re.compile(r"[\u4e00-\u9fff]{2,6}|[的地得和及或由对于与为将应]")
_COUNTS = re.compile("[〇零一二两三四五六七八九十百千万亿]")


def only_doubling(before: str, after: str) -> bool:
    """Whether a word written twice running by mistake is now written once: 管理管理 → 管理.

    One such place, of Chinese characters without a numeral. Whether it was a mistake a person has
    to say; no meaning can have changed.
    """
    size = len(before) - len(after)
    if size <= 0:
        return False
    start = 0
    while start < len(after) and before[start] == after[start]:
        start += 1
    word = before[start : start + size]
    if before[:start] + before[start + size :] != after:
        return False
    twice = before[max(0, start - size) : start] == word
    return twice and _DOUBLED.fullmatch(word) is not None and not _COUNTS.search(word)
