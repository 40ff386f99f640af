"""When two names of items say the same: what is compared of them, as two small numbers."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_NOT_WORD = re.compile(r"[\W_]+")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
"""Letters and digits only: normalising every name with a Chinese comma takes ten times as long."""
_LOOSE = re.compile("以及|或者|行政|行为|情形|有关|相关|[的了等和与及或其之于对]")
"""Words that carry no difference between two powers. Numerals, negations and nouns always do:
of names that merely look alike (第五十六条, 第五十七条; 建筑师, 建造师) hardly one is meant twice.
"""


def letters(name: str) -> str:
    """Return a name without punctuation and blanks, in half width and lower case."""
    if _WIDE.search(name):
        name = unicodedata.normalize("NFKC", name)
    return (name if name.isalnum() else _NOT_WORD.sub("", name)).lower()


def same_name(name: str) -> tuple[int, int]:
    """Return two marks of a name, 0 for an empty one.

    The first is equal where two names differ at most in punctuation, blanks and width, the second
    also where they differ only in small words.
    """
    bare = letters(name)
    return _mark(bare), _mark(_LOOSE.sub("", bare))


def weighty(name: str) -> str:
    """Return a name without punctuation, blanks and the small words that carry no difference."""
    return _LOOSE.sub("", letters(name))


def _mark(text: str) -> int:
    if not text:
        return 0
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")
