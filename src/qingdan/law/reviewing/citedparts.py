"""Which law, version and 条, 款, 项 a basis names, looked up in the library on a day.

A basis is read as a whole: where any of its citations cannot be looked up, the answer is why.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..facts import Article, Law, Version
from ..library.validity import is_repealed, start_of
from ..reference import Citation, Locator, Unread

if TYPE_CHECKING:
    from ..library.lawtext import Division
    from ..library.library import LawLibrary

Place = tuple[int, int]
"""Number of an article and its suffix (0: none)."""

_REMEMBERED = 1 << 14
_NOT_READ = frozenset({Unread.UNRESOLVED, Unread.BAD_NUMERAL, Unread.REVERSED, Unread.UNREAD})


class Lack(StrEnum):
    """Why what a basis names was not found in the library; the value is a stable slug."""

    UNREAD = "unread"
    """No citation in it could be read, or not all of it."""
    NOT_COVERED = "not-covered"
    UNKNOWN_LAW = "unknown-law"
    REPEALED = "repealed"
    NOT_YET = "not-yet"
    NO_VERSION = "no-such-version"
    """It names a version that the library does not know."""
    ANNEX = "annex"
    """An annex, or a number of a document without 条."""
    NO_ARTICLES = "articles-not-known"
    """The library knows that the version exists, not what its articles are."""
    NO_DIVISION = "no-such-chapter"
    NO_ARTICLE = "no-such-article"
    NO_PARAGRAPH = "no-such-paragraph"
    NO_SUBPARAGRAPH = "no-such-subparagraph"


class Part(NamedTuple):
    """An article, one of its 款, or one 项 of a 款; numbers count from 1."""

    article: int
    suffix: int = 0
    paragraph: int | None = None
    subparagraph: int | None = None

    @property
    def place(self) -> Place:
        """The article."""
        return self.article, self.suffix

    @property
    def locator(self) -> Locator:
        """As it is cited."""
        return Locator(self.article, self.suffix or None, self.paragraph, self.subparagraph)


@dataclass(frozen=True, slots=True)
class Named:
    """What one citation names: parts of one version, in the order of the law."""

    citation: Citation
    law: Law
    version: Version
    parts: tuple[Part, ...]


@lru_cache(_REMEMBERED)
def citations_of(basis: str) -> tuple[Citation, ...] | None:
    """Return the citations of a basis; None where there is none, or not all of it was read."""
    from ..citing.parsing import read

    found = read(basis)
    own = tuple(one for one in found.citations if not one.within_quote)
    if not own or found.unread or any(not _NOT_READ.isdisjoint(one.diagnostics) for one in own):
        return None
    return own


def named(
    basis: str, library: LawLibrary, on: datetime.date, *, pinned: bool = False
) -> tuple[Named, ...] | Lack:
    """Return what a basis names in the versions in force on a day.

    ``pinned``: where a citation says its version (（2018年修正）), in that one. A repealed law, and
    one that is not yet in force, are a lack then as well, unless the citation says its version.
    """
    citations = citations_of(basis)
    if citations is None:
        return Lack.UNREAD
    found: list[Named] = []
    for citation in citations:
        one = _named(citation, library, on, pinned=pinned)
        if isinstance(one, Lack):
            return one
        found.append(one)
    return tuple(found)


def named_at_last(basis: str, library: LawLibrary, on: datetime.date) -> tuple[Named, ...] | Lack:
    """Return what a basis names; of a law that was repealed, in its last version."""
    citations = citations_of(basis)
    if citations is None:
        return Lack.UNREAD
    found: list[Named] = []
    for citation in citations:
        law = law_of(citation, library)
        if isinstance(law, Lack):
            return law
        version = last_in_force(law, on)
        if version is None:
            return Lack.NOT_YET
        parts = parts_in(citation, library, law, version)
        if isinstance(parts, Lack):
            return parts
        found.append(Named(citation, law, version, parts))
    return tuple(found)


def law_of(citation: Citation, library: LawLibrary) -> Law | Lack:
    """Return the law that a citation names."""
    if citation.title is None:
        return Lack.UNREAD
    law = library.find(citation.title)
    if law is not None:
        return law
    return Lack.UNKNOWN_LAW if library.covers(citation.title) else Lack.NOT_COVERED


def repealed_laws(basis: str, library: LawLibrary, on: datetime.date) -> tuple[Law, ...]:
    """Return the laws that a basis cites and that have ended by a day, each once."""
    laws = (law_of(citation, library) for citation in citations_of(basis) or ())
    ended = [law for law in laws if isinstance(law, Law) and is_repealed(law.repeal, on)]
    return tuple({law.id: law for law in ended}.values())


def last_in_force(law: Law, on: datetime.date) -> Version | None:
    """Return the version in force on a day, or the last one before the law was repealed."""
    begun = [version for version in law.versions if start_of(version) <= on]
    return begun[-1] if begun else None


def _named(
    citation: Citation, library: LawLibrary, on: datetime.date, *, pinned: bool
) -> Named | Lack:
    law = law_of(citation, library)
    if isinstance(law, Lack):
        return law
    if pinned and citation.version is not None:
        version = library.version(law, citation.version)
        if version is None:
            return Lack.NO_VERSION
    else:
        version = library.in_force(law, on)
        if version is None:
            return Lack.REPEALED if is_repealed(law.repeal, on) else Lack.NOT_YET
    parts = parts_in(citation, library, law, version)
    return parts if isinstance(parts, Lack) else Named(citation, law, version, parts)


def parts_in(
    citation: Citation, library: LawLibrary, law: Law, version: Version
) -> tuple[Part, ...] | Lack:
    """Return what a citation names in one version; whole articles where it names no 款."""
    articles = library.articles(law, version)
    if not articles:
        return Lack.NO_ARTICLES
    if citation.locator.article is None and not citation.locator.whole:
        if citation.locator.annex or citation.locator.outline:
            return Lack.ANNEX
        return in_divisions(citation, articles, library.divisions(law, version))
    return parts_of(citation, articles)


def parts_of(citation: Citation, articles: Mapping[Place, Article]) -> tuple[Part, ...] | Lack:
    """Return what a citation of articles, or of the whole text, names among ``articles``."""
    first, last = citation.locator, citation.last or citation.locator
    if first.annex or first.outline:
        return Lack.ANNEX
    if first.article is None:
        return tuple(Part(*place) for place in sorted(articles))
    begin = first.article, first.article_suffix or 0
    end = last.article or begin[0], last.article_suffix or 0
    if begin not in articles or end not in articles:
        missing = end if begin in articles else begin
        gap = missing[0] <= max(place[0] for place in articles) and not missing[1]
        return Lack.NO_ARTICLES if gap else Lack.NO_ARTICLE
    if begin != end:
        return tuple(Part(*place) for place in sorted(articles) if begin <= place <= end)
    return _within(articles[begin], begin, first, last)


def _within(
    article: Article, place: Place, first: Locator, last: Locator
) -> tuple[Part, ...] | Lack:
    if first.paragraph is None and first.subparagraph is None:
        return (Part(*place),)
    if not article.paragraphs:
        return Lack.NO_ARTICLES
    counts = [paragraph.subparagraphs for paragraph in article.paragraphs]
    begin = first.paragraph
    if begin is None:  # 第八十三条第二项: the 款 that has so many
        wanted = last.subparagraph or first.subparagraph or 1
        begin = next((n for n, count in enumerate(counts, 1) if count >= wanted), None)
        if begin is None:
            return Lack.NO_SUBPARAGRAPH
    end = last.paragraph or begin
    if not 1 <= begin <= end <= len(counts):
        return Lack.NO_PARAGRAPH
    if first.subparagraph is None or begin != end:
        return tuple(Part(*place, number) for number in range(begin, end + 1))
    low, high = first.subparagraph, last.subparagraph or first.subparagraph
    if not 1 <= low <= high <= counts[begin - 1]:
        return Lack.NO_SUBPARAGRAPH
    return tuple(Part(*place, begin, number) for number in range(low, high + 1))


def in_divisions(
    citation: Citation, articles: Mapping[Place, Article], divisions: tuple[Division, ...]
) -> tuple[Part, ...] | Lack:
    """Return the articles of the 编, 章 or 节 that a citation names."""
    held = [*_matching(citation.locator, divisions), *_matching(citation.last, divisions)]
    wanted = 1 if citation.last is None else 2
    parts = {division.part for division in held}
    ambiguous = citation.locator.part is None and citation.locator.chapter and len(parts) > 1
    if len(held) < wanted or ambiguous:
        return Lack.NO_DIVISION
    begin = min(division.first for division in held)
    end = max(division.last for division in held)
    return tuple(Part(*place) for place in sorted(articles) if begin <= place <= end)


def _matching(locator: Locator | None, divisions: tuple[Division, ...]) -> Iterator[Division]:
    if locator is None:
        return
    wanted = [
        (level, number)
        for level in ("part", "chapter", "section")
        if (number := getattr(locator, level)) is not None
    ]
    for division in divisions:
        if all(getattr(division, level) == number for level, number in wanted):
            yield division


__all__ = [
    "Lack",
    "Named",
    "Part",
    "Place",
    "citations_of",
    "in_divisions",
    "last_in_force",
    "law_of",
    "named",
    "named_at_last",
    "parts_in",
    "parts_of",
    "repealed_laws",
]
