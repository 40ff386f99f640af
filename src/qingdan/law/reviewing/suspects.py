"""Whether the articles of a basis are still what they were when somebody last reviewed it.

A review holds a day, the versions of that day and a fingerprint. What changed since is found from
the digests of the versions, article by article; where the old version is not known, only that it
did is said.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..facts import Article, Law, Version
from ..library.validity import is_repealed
from ..reference import Citation
from .citedparts import (
    Lack,
    Part,
    Place,
    citations_of,
    last_in_force,
    law_of,
    parts_in,
)
from .fingerprint import SEPARATOR, digests_in, digests_of, fingerprint, short

if TYPE_CHECKING:
    from ..library.library import LawLibrary

REVIEW = "核对"
"""The key of a basis under which a review stands."""

_REMEMBERED = 1 << 14


class Why(StrEnum):
    """What happened to a basis since it was reviewed; the value is a stable slug."""

    CHANGED = "changed"
    """The law was amended, and what is cited says something else now."""
    REPEALED = "repealed"
    NOT_KNOWN = "articles-not-known"
    """The law was amended, and the library does not hold the new articles."""
    DIFFERENT = "different"
    """The same version, or one that is not known any more: the citation was altered since, or
    the library's words were put right."""


class Turn(StrEnum):
    """What became of one part; the value is a stable slug."""

    CHANGED = "changed"
    MOVED = "moved"
    """Word for word, elsewhere in the new version."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Review:
    """What an item says of the last review of a basis (核对)."""

    day: datetime.date
    version: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Shift:
    """One part that is not what it was, and where it went if it moved."""

    part: Part
    turn: Turn
    now: Part | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """A law of a basis that changed since the review."""

    citation: Citation
    law: Law
    why: Why
    before: str
    """Key of the version that was reviewed."""
    now: Version | None
    """The version in force, or the last one."""
    shifts: tuple[Shift, ...] = ()


def read_review(value: Any) -> Review | None:
    """Return a review as it is written; None where it has another form."""
    if not isinstance(value, dict):
        return None
    day, version, mark = (value.get(key) for key in ("日期", "版本", "指纹"))
    if not (isinstance(day, str) and isinstance(version, str) and isinstance(mark, str)):
        return None
    try:
        return Review(datetime.date.fromisoformat(day), version, mark)
    except ValueError:
        return None


@lru_cache(_REMEMBERED)
def suspects(
    basis: str, review: Review, library: LawLibrary, on: datetime.date
) -> tuple[Suspect, ...]:
    """Return what changed of a basis between its review and a later day; empty where nothing did.

    What the library cannot look up (any more) is not suspect: other rules speak of that.
    """
    citations = citations_of(basis)
    if citations is None or on < review.day:
        return ()
    today = fingerprint(basis, library, on)
    found: dict[str, Suspect] = {}
    before = _versions(review, citations, library)
    for citation in citations:
        law = law_of(citation, library)
        if isinstance(law, Lack):
            return ()
        if is_repealed(law.repeal, on) and not is_repealed(law.repeal, review.day):
            _add(found, _repealed(citation, law, before.get(law.id, ""), library, on))
    if found or (not isinstance(today, Lack) and today.value == review.fingerprint):
        return tuple(found.values())
    if today is Lack.NOT_YET:
        return ()
    for suspect in _changes(citations, before, review, library, on):
        _add(found, suspect)
    return tuple(found.values()) or _unexplained(citations[0], before, library, on)


def _add(found: dict[str, Suspect], suspect: Suspect) -> None:
    """Put what is said of one law together: each part once."""
    known = found.get(suspect.law.id)
    if known is None:
        found[suspect.law.id] = suspect
    else:
        shifts = dict.fromkeys((*known.shifts, *suspect.shifts))
        found[suspect.law.id] = replace(known, shifts=tuple(shifts))


def _repealed(
    citation: Citation, law: Law, before: str, library: LawLibrary, on: datetime.date
) -> Suspect:
    """Return what is cited of a repealed law; of whole chapters only that it is gone."""
    last = last_in_force(law, on)
    parts = parts_in(citation, library, law, last) if last is not None else Lack.NOT_YET
    if citation.locator.article is None or isinstance(parts, Lack):
        return Suspect(citation, law, Why.REPEALED, before, last)
    shifts = tuple(Shift(part, Turn.GONE) for part in parts)
    return Suspect(citation, law, Why.REPEALED, before, last, shifts)


def _versions(
    review: Review, citations: tuple[Citation, ...], library: LawLibrary
) -> dict[str, str]:
    """Return the versions of a review by law, in the order they were written."""
    laws = [law_of(citation, library) for citation in citations]
    ids = list(dict.fromkeys(law.id for law in laws if isinstance(law, Law)))
    return dict(zip(ids, review.version.split(SEPARATOR), strict=False))


def _unexplained(
    citation: Citation, before: Mapping[str, str], library: LawLibrary, on: datetime.date
) -> tuple[Suspect, ...]:
    law = law_of(citation, library)
    if isinstance(law, Lack):
        return ()
    known = before.get(law.id, "")
    return (Suspect(citation, law, Why.DIFFERENT, known, last_in_force(law, on)),)


def _changes(
    citations: tuple[Citation, ...],
    before: Mapping[str, str],
    review: Review,
    library: LawLibrary,
    on: datetime.date,
) -> list[Suspect]:
    """Return what changed, citation by citation; nothing where it cannot be told."""
    old: list[bytes] = []
    found: list[Suspect] = []
    told = True
    for citation in citations:
        law = law_of(citation, library)
        if isinstance(law, Lack):
            return []
        then, now = _version(law, before.get(law.id)), last_in_force(law, on)
        if then is None or now is None or then.key == now.key:
            told = told and then is not None
            if then is not None:
                old += _digests(citation, library, law, then)
            continue
        if not library.articles(law, now):
            found.append(Suspect(citation, law, Why.NOT_KNOWN, then.key, now))
            continue
        old += _digests(citation, library, law, then)
        shifts = _shifts(citation, library, law, then, now)
        if shifts:
            found.append(Suspect(citation, law, Why.CHANGED, then.key, now, shifts))
    unknown = any(one.why is Why.NOT_KNOWN for one in found)
    return found if unknown or (told and short(old) == review.fingerprint) else []


def _version(law: Law, key: str | None) -> Version | None:
    return next((version for version in law.versions if version.key == key), None)


def _digests(citation: Citation, library: LawLibrary, law: Law, version: Version) -> list[bytes]:
    parts = parts_in(citation, library, law, version)
    return [] if isinstance(parts, Lack) else digests_of(parts, library.articles(law, version))


def _shifts(
    citation: Citation, library: LawLibrary, law: Law, then: Version, now: Version
) -> tuple[Shift, ...]:
    parts = parts_in(citation, library, law, then)
    if isinstance(parts, Lack):
        return ()
    old, new = library.articles(law, then), library.articles(law, now)
    found = []
    for part in parts:
        words = digests_in(part, old[part.place])
        if _same(part, words, new):
            continue
        home = _homes(library, law, now.key).get(words)
        if home is not None:
            found.append(Shift(part, Turn.MOVED, home))
        else:
            gone = _place(part, new) is None
            found.append(Shift(part, Turn.GONE if gone else Turn.CHANGED))
    return tuple(found)


def _place(part: Part, articles: Mapping[Place, Article]) -> Article | None:
    """Return the article of a part if it still has that 款 and 项."""
    article = articles.get(part.place)
    if article is None or part.paragraph is None:
        return article
    if part.paragraph > len(article.paragraphs):
        return None
    wanted = part.subparagraph or 0
    return article if article.paragraphs[part.paragraph - 1].subparagraphs >= wanted else None


def _same(part: Part, words: tuple[bytes, ...], articles: Mapping[Place, Article]) -> bool:
    article = _place(part, articles)
    return article is not None and digests_in(part, article) == words


@lru_cache(maxsize=16)
def _homes(library: LawLibrary, law: Law, version: str) -> Mapping[tuple[bytes, ...], Part]:
    """Return where each article, 款 and 项 of a version stands, by its words."""
    found: dict[tuple[bytes, ...], Part] = {}
    for place, article in sorted(library.articles(law, version).items()):
        found.setdefault(digests_in(Part(*place), article), Part(*place))
        for number, paragraph in enumerate(article.paragraphs, 1):
            found.setdefault((paragraph.digest,), Part(*place, number))
            for item in range(1, len(paragraph.parts)):
                part = Part(*place, number, item)
                found.setdefault(digests_in(part, article), part)
    return found


__all__ = ["REVIEW", "Review", "Shift", "Suspect", "Turn", "Why", "read_review", "suspects"]
