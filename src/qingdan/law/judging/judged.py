"""What is true of a citation on a day: the value that ``judging`` gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..facts import Law, Status, Version
from ..reference import Citation, Locator
from ..succession.successors import Successor


class QuoteMatch(StrEnum):
    """How words quoted behind a citation fit the provision cited."""

    EXACT = "exact"
    """The same words. Compared with digests alone, punctuation is not looked at."""
    TYPOGRAPHIC = "typographic"
    """Only punctuation, blanks, brackets or the form of numerals differ."""
    ELIDED = "elided"
    """A true part of the provision, with or without ……."""
    DIFFERENT = "different"
    """Other words, or the words of another place or another version."""
    NONE = "none"
    """Nothing is quoted."""
    UNCHECKED = "unchecked"
    """The library holds no words here and no digest fits: it may be a part, it may be wrong."""


class Remark(StrEnum):
    """What is to be said of a citation besides its status; the value is a stable slug."""

    PARAGRAPH_MISSING = "paragraph-missing"
    """项 without 款, and several 款 of the article list 项."""
    PARAGRAPH_IMPLIED = "paragraph-implied"
    """项 without 款: the article has several 款, but only one of them lists 项."""
    ARTICLE_UNCHECKED = "article-unchecked"
    """No source holds the articles of this version, or the sources skip this one."""
    PARAGRAPH_UNCHECKED = "paragraph-unchecked"
    """The sources do not agree on where the 款 of this article begin."""
    NO_SUCH_DIVISION = "no-such-division"
    """The text has no such 编, 章 or 节."""
    STATUS_UNSURE = "status-unsure"
    """No source says whether the law was in force on the day (``validity.is_unsure``)."""
    UNKNOWN_VERSION = "unknown-version"
    """The version named by suffix, date or note is not in the library."""
    UNKNOWN_TEXT = "unknown-text"
    """A document named by its number alone."""
    ARTICLE_OF_OLDER = "article-of-older-version"
    """Not in the version in force; an older one had it."""
    QUOTE_OF_OLDER = "quote-of-older-version"
    QUOTE_OF_LATER = "quote-of-later-version"
    ARTICLE_MOVED = "article-moved"
    """The words quoted stand in another article; see ``moved_to``."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A citation with what the library says of it on a day."""

    citation: Citation
    status: Status
    law: Law | None = None
    version: Version | None = None
    """The one in force on the day; of a repealed law its last, of a coming one its first."""
    cited_version: Version | None = None
    """The one named by suffix, date or note, where that names one the library knows."""
    also: tuple[Status | Remark, ...] = ()
    """What holds besides the status: of a repealed law that it has no such article."""
    quote_match: QuoteMatch = QuoteMatch.NONE
    quoted: tuple[int, ...] = ()
    """The 款 of the cited article of which words are quoted, as far as they were recognised."""
    quoted_version: Version | None = None
    """The version whose words are quoted, where it is not the one that was to be quoted."""
    moved_to: Locator | None = None
    """Where the quoted words stand instead, in the version in force."""
    successors: tuple[Successor, ...] = ()
    replaced_by: tuple[str, ...] = ()
    """Titles of what took the place of a repealed law."""

    @property
    def diagnostics(self) -> tuple[str, ...]:
        """All slugs: what the parser noted, then what holds besides the status."""
        return tuple(dict.fromkeys(map(str, (*self.citation.diagnostics, *self.also))))


__all__ = ["Judged", "QuoteMatch", "Remark"]
