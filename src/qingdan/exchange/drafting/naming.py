"""The name of a duty and its full text, which lists write into one cell."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"^(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]、?|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,3}\s*[.．、](?!\d)|[①-⑳])\s*"
)
_END = re.compile(r"[。；;\n]")
_LONGEST_NAME = 60


def without_number(text: str) -> tuple[str, bool]:
    """Return a text without the number that stands before it, and whether there was one."""
    rest = _NUMBER.sub("", text, count=1).strip()
    return (rest, True) if rest and rest != text.strip() else (text.strip(), False)


def name_and_content(text: str) -> tuple[str, str]:
    """Return the name of a duty (its first clause) and its content where that says more.

    ``text`` is the mended cell without its number.
    """
    bare = text.rstrip("。；; \n")
    first = _END.split(bare, maxsplit=1)[0].strip()
    if first == bare and len(first) <= _LONGEST_NAME:
        return first, ""
    if len(first) > _LONGEST_NAME:
        shorter = re.split(r"[，,：:]", first, maxsplit=1)[0].strip()
        first = shorter if len(shorter) >= 4 else first
    return first, text
