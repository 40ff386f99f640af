"""Titles of laws: one way to write them, and a key under which any way of writing is found."""

from __future__ import annotations

import re
from functools import lru_cache

STATE = "中华人民共和国"
_IDLE = re.compile(r"[^\w]|_")
_INNER = str.maketrans({"《": "〈", "》": "〉", "<": "〈", ">": "〉", "(": "（", ")": "）"})
_TRIAL = re.compile(r"[（(](?:试行|暂行|试用)[）)]$")
_SLIPS = 2
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}


def tidy(title: str) -> str:
    """Return a title without 《》 around it, titles inside in 〈〉, brackets full width."""
    text = re.sub(r"\s+", "", title)
    if text.startswith("《") and text.endswith("》"):
        text = text[1:-1]
    return text.translate(_INNER)


@lru_cache(maxsize=8192)
def key(title: str) -> str:
    """Return what is left of a title: no 中华人民共和国, no brackets, no blanks, one width.

    The state's name alone stays (it is no title of a law, but it must not become nothing).
    """
    text = _IDLE.sub("", title.translate(_WIDTH))
    return text.replace(STATE, "") or text


def without_state(title: str) -> str:
    """Return a key without 中华人民共和国 in front where that is misspelt by a character or two."""
    front = title[: len(STATE)]
    wrong = sum(one != other for one, other in zip(front, STATE, strict=False))
    return title[len(STATE) :] if len(title) > len(STATE) + 1 and wrong <= _SLIPS else title


def without_trial(title: str) -> str | None:
    """Return a title without its （试行）, None where it has none."""
    found = _TRIAL.search(title)
    return title[: found.start()] if found else None


__all__ = ["STATE", "key", "tidy", "without_state", "without_trial"]
