"""A short fingerprint of the articles that a basis names, for knowing when they change.

It is made of the digests of the index, so it needs no text of law and no network, and is the same
on every machine that has the same facts. Numbers of articles are left out: an article that moved
unchanged keeps its fingerprint.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..facts import Article
from .citedparts import Lack, Named, Part, Place, named_at_last

if TYPE_CHECKING:
    from ..library.library import LawLibrary

LENGTH = 8
SEPARATOR = "、"
"""Between the versions of a basis that cites several laws."""

_LETTERS = "abcdefghjkmnpqrs"
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_REMEMBERED = 1 << 15


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the articles of a basis were on a day."""

    version: str
    """Key of the version; of several laws, in the order they are cited, joined by 、."""
    value: str
    """A letter and seven letters or figures: no YAML reader takes it for a number."""


@lru_cache(_REMEMBERED)
def fingerprint(basis: str, library: LawLibrary, on: datetime.date) -> Fingerprint | Lack:
    """Return the fingerprint of what a basis names on a day; why there is none, else.

    Of a law that was repealed by then its last version counts.
    """
    found = named_at_last(basis, library, on)
    if isinstance(found, Lack):
        return found
    digests = [
        digest
        for one in found
        for digest in digests_of(one.parts, library.articles(one.law, one.version))
    ]
    return Fingerprint(versions_of(found), short(digests)) if digests else Lack.NO_ARTICLES


def versions_of(found: Iterable[Named]) -> str:
    """Return the versions as they are written in a review, each law once."""
    keys = {one.law.id: one.version.key for one in found}
    return SEPARATOR.join(keys.values())


def digests_of(parts: Iterable[Part], articles: Mapping[Place, Article]) -> list[bytes]:
    """Return the digests of the words of parts that ``articles`` hold."""
    return [digest for part in parts for digest in digests_in(part, articles[part.place])]


def digests_in(part: Part, article: Article) -> tuple[bytes, ...]:
    """Return the digests of one part: of every 款, of one, or of the opening words and a 项."""
    if part.paragraph is None:
        return tuple(paragraph.digest for paragraph in article.paragraphs)
    paragraph = article.paragraphs[part.paragraph - 1]
    if part.subparagraph is None or len(paragraph.parts) <= part.subparagraph:
        return (paragraph.digest,)
    return paragraph.parts[0], paragraph.parts[part.subparagraph]


def short(digests: Iterable[bytes]) -> str:
    """Return eight signs for a series of digests: 39 bits, enough to tell two texts apart."""
    whole = int.from_bytes(blake2b(b"".join(digests), digest_size=5).digest(), "big")
    signs = _LETTERS[whole & 15]
    whole >>= 5
    for _place in range(LENGTH - 1):
        signs += _SIGNS[whole & 31]
        whole >>= 5
    return signs


__all__ = [
    "LENGTH",
    "SEPARATOR",
    "Fingerprint",
    "digests_in",
    "digests_of",
    "fingerprint",
    "short",
    "versions_of",
]
