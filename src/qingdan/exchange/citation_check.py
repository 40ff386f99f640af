"""Find the citations of a document and judge each by the law library."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..law.citing.parsing import Reading, UnreadPart, read
from ..law.facts import Status
from ..law.judging.judged import Judged
from ..law.judging.judging import judge_all
from .passages import Document, Passage

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary

MOST_NEAR = 3
_FINE = (Status.IN_FORCE, Status.NOT_COVERED)


@dataclass(frozen=True, slots=True)
class Found:
    """A citation of a document, judged."""

    passage: Passage
    judged: Judged
    nearest: tuple[str, ...] = ()
    """Titles that resemble one the library does not know."""

    @property
    def status(self) -> Status:
        """What is true of it."""
        return self.judged.status

    @property
    def within_quote(self) -> bool:
        """Whether it stands inside words of law that are quoted: the law's own reference."""
        return self.judged.citation.within_quote

    @property
    def fine(self) -> bool:
        """Whether there is nothing to put right or to look at."""
        return self.status in _FINE and not self.judged.also and self.quote_fine

    @property
    def quote_fine(self) -> bool:
        """Whether nothing speaks against the words quoted."""
        return str(self.judged.quote_match) != "different"


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with its citations, in the order in which they stand."""

    document: Document
    as_of: datetime.date
    library: str
    """The library's id."""
    found: tuple[Found, ...]
    unread: tuple[tuple[Passage, UnreadPart], ...]

    @property
    def own(self) -> tuple[Found, ...]:
        """Citations of the document itself, not those of the laws it quotes."""
        return tuple(one for one in self.found if not one.within_quote)

    def counts(self) -> Counter[Status]:
        """Count the document's own citations by status."""
        return Counter(one.status for one in self.own)

    def failing(self, statuses: Collection[str]) -> bool:
        """Whether one of the document's own citations has a status that is not to be."""
        return any(one.status in statuses for one in self.own)


def check_document(document: Document, library: LawLibrary, on: datetime.date) -> Checked:
    """Find and judge every citation; a text that stands in several cells is read once."""
    readings: dict[str, Reading] = {}
    near: dict[str, tuple[str, ...]] = {}
    found: list[Found] = []
    unread: list[tuple[Passage, UnreadPart]] = []
    for passage in document.passages:
        text = passage.read_as or passage.text
        if text not in readings:
            readings[text] = read(text)
        reading = readings[text]
        for judged in judge_all(reading.citations, library, on):
            title = judged.citation.title
            if judged.status is Status.UNKNOWN_LAW and title is not None and title not in near:
                near[title] = tuple(law.title for law in library.nearest(title, MOST_NEAR))
            found.append(Found(passage, judged, near.get(title or "", ())))
        unread += [(passage, part) for part in reading.unread]
    return Checked(document, on, library.id, tuple(found), tuple(unread))


__all__ = ["Checked", "Found", "check_document"]
