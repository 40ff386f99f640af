"""Characters that do not belong in today's written Chinese: tables, and cheap first looks.

Most texts are clean, and some thirty rules ask about each: so they share one scan of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ...store.reader import read_mapping

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""Chinese characters, for the inside of a character class."""
WIDE_LETTERS = "０-９Ａ-Ｚａ-ｚ"
ODD_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f"
BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Every character that Python calls white space."""
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\uffa0\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
)
PRIVATE = "\ue000-\uf8ff\ufffd\ufdd0-\ufdef\U000f0000-\U000ffffd\U00100000-\U0010fffd"
RADICALS = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
RARE = "\u3400-\u4dbf\U00020000-\U0002f7ff\U0002fa20-\U0003ffff"
CIRCLES = "○◯"
MOJIBAKE = ("锟斤拷", "烫烫烫", "屯屯屯")
"""What UTF-8 replacement characters and empty memory look like when they are read as GBK."""


@cache
def suspects() -> str:
    """Return what the rules about single characters look for, for the inside of a class."""
    single = "".join((WIDE_LETTERS, ODD_SPACES, "\u3000", UNSEEN, PRIVATE, RADICALS, RARE, CIRCLES))
    return f"{single}{''.join(word[0] for word in MOJIBAKE)}{''.join(traditional())}"


@cache
def traditional() -> Mapping[str, str]:
    """Return the simplified character for each traditional one (``traditional.yaml``)."""
    return _pairs("traditional.yaml")


@cache
def radicals() -> Mapping[str, str]:
    """Return the character that looks like each radical symbol (``radicals.yaml``)."""
    return _pairs("radicals.yaml")


def _pairs(name: str) -> dict[str, str]:
    held = read_mapping((Path(__file__).parent / name).read_bytes()).value or {}
    written = "".join(str(held["字"]).split())
    return dict(zip(written[::2], written[1::2], strict=True))
