"""Texts folded for search: what a reader may type differently and mean the same.

The same rules stand in ``templates/site/assets/search.js``; a test holds the two together. Each
code point by itself: compatibility forms taken apart (full and half width, ligatures, accents),
lower case, no blanks, punctuation, signs and marks, and the simplified form of a character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_DROPPED = ("P", "S", "Z", "M")
_DROPPED_CONTROLS = ("Cc", "Cf")
_TABLE = "variants.tsv"


@cache
def variants() -> dict[str, str]:
    """Return for each traditional or variant character the one it is folded to.

    Source: OpenCC's dictionaries, see the head of ``variants.tsv``.
    """
    text = (files(__package__) / _TABLE).read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            found.update(dict.fromkeys(line[1:], line[0]))
    return found


class _Folded(dict[int, str]):
    """Code point to what it is folded to, worked out when first met."""

    def __missing__(self, code: int) -> str:
        simplified = variants()
        parts = unicodedata.normalize("NFKD", chr(code)).lower()
        kept = "".join(simplified.get(part, part) for part in parts if not _is_dropped(part))
        self[code] = kept
        return kept


def _is_dropped(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in _DROPPED or category in _DROPPED_CONTROLS


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return ``text`` as it is compared; empty where nothing but punctuation is in it."""
    return text.translate(_FOLDED)


def variants_of(characters: Iterable[str]) -> list[str]:
    """Return, for the characters a site holds, each with its other forms behind it, in order."""
    others: dict[str, list[str]] = {}
    for other, simplified in variants().items():
        others.setdefault(simplified, []).append(other)
    return [one + "".join(others[one]) for one in sorted(set(characters)) if one in others]
