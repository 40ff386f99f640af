"""Look for words in titles and in the texts that were added."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..facts import Law, Version
from .library import LawLibrary
from .titlekey import key

_AROUND = 24
"""Characters shown on each side of the first word found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A law by its title, or an article by its words."""

    law: Law
    version: Version | None
    article: tuple[int, int] | None = None
    paragraph: int | None = None
    excerpt: str | None = None


def search(
    library: LawLibrary, words: str, on: datetime.date, limit: int, *, every_version: bool = False
) -> list[Hit]:
    """Return titles that hold all the words, then articles that do, in the order of titles.

    Of each law the version in force on ``on`` is searched, or all versions held in words.
    """
    wanted = words.split()
    if not wanted:
        return []
    laws = list(library.laws())
    keys = [key(word) for word in wanted]
    titles = [
        Hit(law, library.in_force(law, on))
        for law in laws
        if all(one in law.id or any(one in key(a) for a in law.aliases) for one in keys)
    ]
    titles.sort(key=lambda hit: (len(hit.law.title), hit.law.title))
    texts = (
        hit
        for law in laws
        for version in (law.versions if every_version else _current(library, law, on))
        for hit in _in_text(library, law, version, wanted)
    )
    return [*titles[:limit], *islice(texts, max(0, limit - len(titles)))]


def _current(library: LawLibrary, law: Law, on: datetime.date) -> tuple[Version, ...]:
    version = library.in_force(law, on)
    return () if version is None else (version,)


def _in_text(library: LawLibrary, law: Law, version: Version, wanted: list[str]) -> Iterator[Hit]:
    written = library.written(law, version)
    if written is None or not all(word in written for word in wanted):
        return
    for place, provision in library.provisions(law, version).items():
        for number, paragraph in enumerate(provision.paragraphs, 1):
            if all(word in paragraph for word in wanted):
                yield Hit(law, version, place, number, _excerpt(paragraph, wanted[0]))


def _excerpt(paragraph: str, word: str) -> str:
    at = paragraph.index(word)
    start, end = max(0, at - _AROUND), at + len(word) + _AROUND
    before = "……" if start else ""
    after = "……" if end < len(paragraph) else ""
    return before + paragraph[start:end].replace("\n", " ") + after


__all__ = ["Hit", "search"]
