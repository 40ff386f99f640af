"""Whether the place a citation names exists in a version: 条, 款, 项, and 编, 章, 节."""

from __future__ import annotations

from ..facts import Article, Law, Status, Version
from ..library.library import LawLibrary, Presence
from ..reference import Locator
from .asked import Asked, Place, asked_of
from .judged import Remark

Findings = tuple[Status | Remark, ...]
FAULTS = (
    Status.NO_SUCH_ARTICLE,
    Status.NO_SUCH_PARAGRAPH,
    Status.NO_SUCH_SUBPARAGRAPH,
)


def standing(
    library: LawLibrary, law: Law, version: Version, locator: Locator, last: Locator | None
) -> Findings:
    """Return what is wrong with a place or was not looked at; empty where it exists.

    At most one of ``FAULTS``, and that one first. Both ends of a range are looked at.
    """
    asked = asked_of(locator, last)
    if asked is None:
        return _division(library, law, version, locator)
    found: dict[Status | Remark, None] = {}
    for place in dict.fromkeys((asked.first, asked.last)):
        for one in _article(library, law, version, place, asked):
            found[one] = None
    return tuple(sorted(found, key=lambda one: one not in FAULTS))


def _article(
    library: LawLibrary, law: Law, version: Version, place: Place, asked: Asked
) -> Findings:
    presence = library.presence(law, version, *place)
    if presence is Presence.ABSENT:
        return (Status.NO_SUCH_ARTICLE,)
    if presence is Presence.UNKNOWN:
        return (Remark.ARTICLE_UNCHECKED,)
    if asked.whole:
        return ()
    article = library.articles(law, version)[place]
    if not article.certain or not article.paragraphs:
        return (Remark.PARAGRAPH_UNCHECKED,)
    return _paragraph(article, asked)


def _paragraph(article: Article, asked: Asked) -> Findings:
    if asked.paragraphs is None:
        return _unnamed(article, asked)
    if not 1 <= asked.paragraphs[0] <= asked.paragraphs[-1] <= len(article.paragraphs):
        return (Status.NO_SUCH_PARAGRAPH,)
    if asked.subparagraphs is None:
        return ()
    listed = article.paragraphs[asked.paragraphs[0] - 1].subparagraphs
    wrong = not 1 <= asked.subparagraphs[0] <= asked.subparagraphs[-1] <= listed
    return (Status.NO_SUCH_SUBPARAGRAPH,) if wrong else ()


def _unnamed(article: Article, asked: Asked) -> Findings:
    """Look at 项 without 款: right where the article has one 款 that lists 项 (立法法 65)."""
    wanted = asked.subparagraphs or range(1, 2)
    listing = [one.subparagraphs for one in article.paragraphs if one.subparagraphs]
    if wanted[0] < 1 or wanted[-1] > max(listing, default=0):
        return (Status.NO_SUCH_SUBPARAGRAPH,)
    if len(listing) > 1:
        return (Remark.PARAGRAPH_MISSING,)
    return (Remark.PARAGRAPH_IMPLIED,) if len(article.paragraphs) > 1 else ()


def _division(library: LawLibrary, law: Law, version: Version, locator: Locator) -> Findings:
    wanted = {
        level: number
        for level in ("part", "chapter", "section")
        if (number := getattr(locator, level)) is not None
    }
    if not wanted:
        return ()
    held = library.divisions(law, version)
    if not held:
        return (Remark.ARTICLE_UNCHECKED,)
    fits = any(
        all(getattr(one, level) == number for level, number in wanted.items()) for one in held
    )
    return () if fits else (Remark.NO_SUCH_DIVISION,)


__all__ = ["FAULTS", "Findings", "standing"]
