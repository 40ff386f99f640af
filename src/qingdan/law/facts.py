"""Facts of law as the library holds them: titles, ranks, versions, dates, articles; no texts.

Every fact says where it was read and when that was checked. A status is computed for a day from
the dates, never taken from a label.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from ..model.vocabulary import Rank


class Status(StrEnum):
    """Of a text, or of what is cited of it, on a day."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    AMENDED = "amended"
    """The version cited by its suffix or date is no longer the one in force."""
    REPEALED = "repealed"
    NO_SUCH_ARTICLE = "no-such-article"
    NO_SUCH_PARAGRAPH = "no-such-paragraph"
    NO_SUCH_SUBPARAGRAPH = "no-such-subparagraph"
    NOT_COVERED = "not-covered"
    """The library does not hold texts of this sort; that says nothing about the text."""
    UNKNOWN_LAW = "unknown-law"
    """It would be in the library if there were such a text."""
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read: ``name`` of the collection, and the day it was checked."""

    name: str
    checked: datetime.date | None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A 款: how many 项 it lists, and hashes of its words (normalised) for checking quotations."""

    subparagraphs: int
    digest: bytes
    """Of the paragraph with its 项; see ``law/library/wording.py`` for what is normalised."""
    parts: tuple[bytes, ...] = ()
    """Of the opening words and of each 项, in order."""


@dataclass(frozen=True, slots=True)
class Article:
    """A 条 with its 款. ``suffix`` is the 1 of 第一百二十条之一, else 0."""

    number: int
    suffix: int
    paragraphs: tuple[Paragraph, ...]
    certain: bool = True
    """False where sources differ in its words, or do not say where a 款 begins: do not accuse."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a law. ``effective`` is None where no source says."""

    key: str
    """The day it was passed, as ISO date; of two passed on one day the later has a suffix."""
    passed: datetime.date | None
    effective: datetime.date | None
    label: str
    """通过, 第二次修正, 修订."""
    complete: bool
    """Whether the articles are known; False where only its dates are."""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeal:
    """What ended a law, and since when. ``by`` is None where only the day is known."""

    on: datetime.date | None
    by: str | None
    article: int | None
    """The repealing article in that law."""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """One law through all its versions, oldest first."""

    id: str
    title: str
    aliases: tuple[str, ...]
    organ: str | None
    rank: Rank
    versions: tuple[Version, ...]
    repeal: Repeal | None = None
    predecessors: tuple[str, ...] = ()
    """Titles of what it repealed, from its own repeal clause."""
    number: str | None = None
    """Its 文号 or order, where known."""
    sources: tuple[Source, ...] = field(default=())


__all__ = [
    "Article",
    "Law",
    "Paragraph",
    "Rank",
    "Repeal",
    "Source",
    "Status",
    "Version",
]
