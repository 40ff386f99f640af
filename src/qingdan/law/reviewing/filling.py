"""The words of what a basis names, as its 原文.

Words come only from texts that the user added, in the version in force on a day, or in the one
that the citation itself names. A 款 is copied alone; a 项 with the opening words of its 款, without
which it says nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from ..citing.rendering import render
from ..facts import Law, Version
from ..library.lawtext import Provision
from ..library.shapes import articles_of
from ..library.validity import version_of
from .citedparts import Lack, Named, Part, Place, named, parts_of
from .fingerprint import digests_in, digests_of

if TYPE_CHECKING:
    from ..library.library import LawLibrary

MOST_ARTICLES = 10
"""A basis that names more articles than this is not filled unless somebody asks for it."""

_REMEMBERED = 1 << 14
_ITEM = re.compile(r"\s*[（(][〇零一二三四五六七八九十百]{1,5}[）)]")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年)")


class Refusal(StrEnum):
    """Why the words of what is named are not written, though it was found."""

    WHOLE_TEXT = "whole-text"
    CHAPTER = "chapter"
    SEVERAL_LAWS = "several-laws"
    TOO_MANY = "too-many-articles"
    NO_TEXT = "no-text"
    """The user added no text of this law."""
    OTHER_TEXT = "only-other-versions"
    """There are texts of the law, none of the version in force."""
    NOT_IN_TEXT = "not-in-text"
    """The text that was added lacks the article, or is not what the index is sure of."""
    UNCERTAIN = "paragraphs-uncertain"
    """The source does not say where a 款 begins."""
    OLDER_NOTE = "written-for-earlier-version"
    """原注 tells of an earlier version, in which the words were others: perhaps other articles."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a basis names, in words, and where they are from."""

    text: str
    law: Law
    version: Version
    parts: tuple[Part, ...]


def words_of(
    basis: str,
    library: LawLibrary,
    on: datetime.date,
    most: int = MOST_ARTICLES,
    note: str | None = None,
) -> Words | Lack | Refusal:
    """Return the words of what a basis names, or why there are none.

    ``note`` is the 原注 of the basis: where it tells that the citation was written for an earlier
    version, and the words there are others, the numbers are not trusted.
    """
    found = in_text(basis, library, on)
    if not isinstance(found, tuple):
        return found
    first = found[0]
    if note and first.citation.version is None and _is_outdated(found, note, library):
        return Refusal.OLDER_NOTE
    parts = tuple(dict.fromkeys(part for one in found for part in one.parts))
    if len({part.place for part in parts}) > most:
        return Refusal.TOO_MANY
    provisions = library.provisions(first.law, first.version)
    return Words(written(parts, provisions), first.law, first.version, parts)


def words_of_part(library: LawLibrary, law: Law, version: Version | str, part: Part) -> str | None:
    """Return the words of one part of a version; None where no text was added that has it."""
    provision = library.provisions(law, version).get(part.place)
    if provision is None or (part.paragraph or 1) > len(provision.paragraphs):
        return None
    if part.paragraph is not None:
        pieces = pieces_in(provision.paragraphs[part.paragraph - 1])
        if (part.subparagraph or 0) >= len(pieces):
            return None
    return "\n".join(lines_of((part,), provision))


@lru_cache(_REMEMBERED)
def in_text(
    basis: str, library: LawLibrary, on: datetime.date
) -> tuple[Named, ...] | Lack | Refusal:
    """Return what a basis names, of one law, all of which is there in words."""
    found = named(basis, library, on, pinned=True)
    if isinstance(found, Lack):
        return found
    first = found[0]
    if any((one.law.id, one.version.key) != (first.law.id, first.version.key) for one in found):
        return Refusal.SEVERAL_LAWS
    if any(one.citation.locator.whole for one in found):
        return Refusal.WHOLE_TEXT
    if any(one.citation.locator.article is None for one in found):
        return Refusal.CHAPTER
    provisions = library.provisions(first.law, first.version)
    if not provisions:
        held = any(library.provisions(first.law, version) for version in first.law.versions)
        return Refusal.OTHER_TEXT if held else Refusal.NO_TEXT
    parts = tuple(part for one in found for part in one.parts)
    if not all(part.place in provisions and provisions[part.place].paragraphs for part in parts):
        return Refusal.NOT_IN_TEXT
    if not all(_is_certain(part, library, first, provisions[part.place]) for part in parts):
        return Refusal.UNCERTAIN
    shaped = {
        (one.number, one.suffix): one for one in articles_of(provisions_of(parts, provisions))
    }
    known = library.articles(first.law, first.version)
    if any(parts_of(one.citation, shaped) != one.parts for one in found) or any(
        known[part.place].certain
        and digests_in(part, known[part.place]) != digests_in(part, shaped[part.place])
        for part in parts
    ):
        return Refusal.NOT_IN_TEXT
    return found


def _is_outdated(found: Sequence[Named], note: str, library: LawLibrary) -> bool:
    """Whether a 原注 is about an earlier version, in which what is cited read otherwise."""
    law, now = found[0].law, found[0].version
    order = {version.key: at for at, version in enumerate(law.versions)}
    known = [version_of(law, year) for year in _YEAR.findall(note)]
    noted = max((version for version in known if version), key=lambda v: order[v.key], default=None)
    if noted is None or order[noted.key] >= order[now.key]:
        return False
    old, new = library.articles(law, noted), library.articles(law, now)
    then = [parts_of(one.citation, old) if old else Lack.NO_ARTICLES for one in found]
    return any(
        isinstance(parts, Lack) or digests_of(parts, old) != digests_of(one.parts, new)
        for parts, one in zip(then, found, strict=True)
    )


def _is_certain(part: Part, library: LawLibrary, one: Named, provision: Provision) -> bool:
    """Whether it is known where the 款 begin, as far as that matters."""
    if part.paragraph is None:
        return True
    article = library.articles(one.law, one.version).get(part.place)
    return provision.certain and (article is None or article.certain)


def provisions_of(parts: Iterable[Part], provisions: Mapping[Place, Provision]) -> list[Provision]:
    """Return the articles that parts belong to, each once."""
    return [provisions[place] for place in dict.fromkeys(part.place for part in parts)]


def written(parts: Sequence[Part], provisions: Mapping[Place, Provision]) -> str:
    """Return the words of parts; of several articles each begins with its number."""
    several = len({part.place for part in parts}) > 1
    found = []
    for place, own in groupby(parts, key=lambda part: part.place):
        words = "\n".join(lines_of(tuple(own), provisions[place]))
        number = render(Part(*place).locator)
        found.append(f"{number} {words}" if several else words)
    return "\n".join(found)


def lines_of(parts: Sequence[Part], provision: Provision) -> list[str]:
    """Return the lines of parts of one article."""
    if any(part.paragraph is None for part in parts):
        return list(provision.paragraphs)
    lines: list[str] = []
    for number, own in groupby(parts, key=lambda part: part.paragraph or 1):
        pieces = pieces_in(provision.paragraphs[number - 1])
        for part in own:
            if part.subparagraph is None:
                lines.append(provision.paragraphs[number - 1])
            else:
                opening = [] if pieces[0] in lines else [pieces[0]]
                lines += [*filter(None, opening), pieces[part.subparagraph]]
    return lines


def pieces_in(paragraph: str) -> list[str]:
    """Split a 款 into its opening words and its 项, each with its number （一）."""
    found = [""]
    for line in paragraph.split("\n"):
        if _ITEM.match(line):
            found.append(line)
        else:
            found[-1] += ("\n" if found[-1] else "") + line
    return found


__all__ = [
    "MOST_ARTICLES",
    "Refusal",
    "Words",
    "in_text",
    "lines_of",
    "pieces_in",
    "provisions_of",
    "words_of",
    "words_of_part",
    "written",
]
