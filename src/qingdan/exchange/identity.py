"""Permanent ids: of items from what they are, of organs from their names.

An id must come out the same on every import of the same list, whatever else is imported with it,
and must not be a counter that two branches race for (design decision: 40 bits of a hash in eight
base-32 characters after two letters that carry no meaning).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Mapping
from functools import lru_cache

from ..model.vocabulary import ListKind, PowerType

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o, u to mistake for others."""

_NOT_WORD = re.compile(r"[\W_]+")
_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
_BRACKETED = re.compile(r"[（(].*?[）)]")
_REGION = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,12}?(?:自治区|自治州|自治县|省|地区))?"
    r"(?:[\u4e00-\u9fff]{2,6}?(?:自治州|自治县|市|州|盟|县|区|旗))?(?=[\u4e00-\u9fff]{3,})"
)
_CONNECTIVE = re.compile(r"[和与及]")


def hashed(text: str, length: int) -> str:
    """Return ``length`` base-32 characters of a hash of ``text``."""
    number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest(), "big")
    letters = []
    for _step in range(length):
        number, rest = divmod(number, 32)
        letters.append(_ALPHABET[rest])
    return "".join(letters)


@lru_cache(1 << 12)
def same_word(text: str) -> str:
    """Return what is left of a name for telling whether two are the same: letters and digits."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text)).casefold()


def item_id(organ: str, main: str, child: str, kind: PowerType, code: str, ordinal: int) -> str:
    """Return the id of a power. ``ordinal`` counts from 1 among items that agree in all else."""
    parts = [organ, same_word(main), same_word(child), str(kind), same_word(code), str(ordinal)]
    return f"{kind.letters}-{hashed(chr(31).join(parts), 8)}"


SORTED_BY: Mapping[ListKind, str] = {ListKind.FULFILMENT: "类别"}
"""The key by which items of one name and owner are told apart, of lists that have classes."""


def untyped_id(kind: ListKind, organ: str, name: str, ordinal: int, sort: str = "") -> str:
    """Return the id of an item without a type: a duty, a matter.

    ``sort`` is its class where the list has classes (``SORTED_BY``); ``ordinal`` counts from 1
    among those that agree in all else.
    """
    parts = [str(kind), organ, same_word(name), *([sort] if sort else []), str(ordinal)]
    return f"{kind.letters}-{hashed(chr(31).join(parts), 8)}"


def organ_id(name: str, taken: Container[str]) -> str:
    """Return an id for a new organ: pinyin initials without the region, a suffix on collision.

    >>> organ_id("某某市生态环境局", set())
    'sthj'
    """
    from pypinyin import Style, lazy_pinyin

    bare = _BRACKETED.sub("", name) or name
    rest = _REGION.sub("", bare, count=1) or bare
    core = _CONNECTIVE.sub("", rest)
    if core.endswith("局") and len(core) >= 5:
        core = core[:-1]
    core = core.replace("委员会", "委").replace("办公室", "办")
    initials = "".join(lazy_pinyin(core, style=Style.FIRST_LETTER, errors="default")).lower()
    base = re.sub(r"[^a-z0-9]", "", initials) or "jg"
    if _WINDOWS.fullmatch(base):
        base += "-jg"
    candidate = base
    number = 2
    while candidate in taken:
        candidate = f"{base}-{number}"
        number += 1
    return candidate
