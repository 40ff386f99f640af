"""What people write into cells of such tables: numbers of people, days, marks, codes of people."""

from __future__ import annotations

import datetime
import re
import unicodedata
from fractions import Fraction

_COUNT = re.compile(r"(\d{1,7})(?:\.0+)?\s*(?:人|名|个|编|项)?")
_NONE = re.compile(r"[-—–/无]+")
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+\d{1,2}[:时].*)?"
)
_MARK = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*分?")
_SECRET = re.compile(r"(?<!\d)(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?!\d)")
"""Numbers of identity cards and of mobile telephones."""
_NOBODY = re.compile(r"[-—–/]+|无|暂无|空缺|暂缺|待定|缺")
_LETTERS = re.compile(r"(?=.*[A-Za-z0-9])[A-Za-z0-9._-]{1,20}")
_POST = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{1,18}(?:岗|岗位|号|席)")


def narrow(text: str) -> str:
    """Return a cell's text with narrow digits and signs and nothing blank around it."""
    return unicodedata.normalize("NFKC", text).strip()


def count(text: str) -> int | None:
    """Read a number of people: ``12``, ``12人``; a stroke or 无 is 0, anything else None."""
    plain = narrow(text)
    found = _COUNT.fullmatch(plain)
    if found:
        return int(found[1])
    return 0 if _NONE.fullmatch(plain) else None


def signed(text: str) -> int | None:
    """Read a number that may be below 0: ``-1``, ``−1``; None for anything else."""
    plain = narrow(text).replace("−", "-")
    number = count(plain.removeprefix("-"))
    return -number if number is not None and plain.startswith("-") else number


def day(text: str) -> datetime.date | None:
    """Read a day as tables write it (2026-01-31, 2026年1月31日, 2026/1/31); None for others."""
    found = _DAY.fullmatch(narrow(text))
    if not found:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def mark(text: str) -> Fraction | None:
    """Read a mark, exactly: ``85``, ``85.5分``; None for anything else."""
    found = _MARK.fullmatch(narrow(text))
    return Fraction(found[1]) if found else None


def is_code(text: str) -> bool:
    """Whether a text can stand for a person without naming him.

    Letters and digits (工号, initials), or a post (审批一岗, 3号). Chinese words that are no post
    may be a name.
    """
    plain = narrow(text)
    if _SECRET.search(plain):
        return False
    return bool(_LETTERS.fullmatch(plain) or _POST.fullmatch(plain))


def code_in(text: str) -> str:
    """Return the code in a cell, narrow; nothing where the cell says that there is nobody."""
    plain = narrow(text)
    return "" if _NOBODY.fullmatch(plain) else plain


def hidden(text: str) -> str:
    """Return a text without the numbers of identity cards and mobile telephones."""
    return _SECRET.sub("***", text)


__all__ = ["code_in", "count", "day", "hidden", "is_code", "mark", "narrow", "signed"]
