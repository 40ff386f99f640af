"""Find the citations of a document and judge each by the law library."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...law.citing.parsing import Reading, UnreadPart, read
from ...law.facts import Status
from ...law.judging.differing import Difference, difference
from ...law.judging.judged import Judged, QuoteMatch
from ...law.judging.judging import judge, judge_all
from ...law.reference import Citation, Unread
from .passages import Document, Passage

if TYPE_CHECKING:
    from ...law.library.library import LawLibrary

MOST_NEAR = 3
QUOTE_DIFFERENT = "quote-different"
"""Besides the statuses: words quoted that are not those of the place cited."""
_FINE = (Status.IN_FORCE, Status.NOT_COVERED)
_LEAST_ALIKE = 0.3
"""Share of the law's own words below which a line without marks is no quotation of it."""
_ENDS = re.compile(
    r"[^。；;\n]{0,200}?(?:同时|同日|即行|随之|予以|起)废止|[^。；;\n]{0,60}?停止执行"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A citation of a document, judged."""

    passage: Passage
    judged: Judged
    nearest: tuple[str, ...] = ()
    """Titles that resemble one the library does not know."""
    difference: Difference | None = None
    """Where the words quoted differ, where somebody added those of the law."""
    repealing: bool = False
    """Whether the sentence itself repeals what it names: 《甲法》同时废止."""

    @property
    def status(self) -> Status:
        """What is true of it."""
        return self.judged.status

    @property
    def within_quote(self) -> bool:
        """Whether it stands inside words of law that are quoted: the law's own reference."""
        return self.judged.citation.within_quote

    @property
    def of_itself(self) -> bool:
        """Whether a law means itself: 本法第三条."""
        return Unread.OWN_TEXT in self.judged.citation.diagnostics

    @property
    def fine(self) -> bool:
        """Whether there is nothing to put right or to look at."""
        if self.of_itself or self.repealing:
            return True
        return self.status in _FINE and not self.judged.also and self.quote_fine

    @property
    def quote_fine(self) -> bool:
        """Whether nothing speaks against the words quoted."""
        return self.judged.quote_match is not QuoteMatch.DIFFERENT

    def failing(self, statuses: Collection[str]) -> bool:
        """Whether it has a status that is not to be, or a quotation that is not."""
        if QUOTE_DIFFERENT in statuses and not self.quote_fine:
            return True
        return self.status in statuses and not self.repealing


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
        """Citations of the document itself, not those of the laws it quotes; 本法 is none."""
        return tuple(one for one in self.found if not (one.within_quote or one.of_itself))

    def counts(self) -> Counter[Status]:
        """Count the document's own citations by status."""
        return Counter(one.status for one in self.own)

    def failing(self, statuses: Collection[str]) -> bool:
        """Whether one of the document's own citations has a status that is not to be."""
        return any(one.failing(statuses) for one in self.own)


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
        for judged, differs in _judged(text, reading, library, on):
            title = judged.citation.title
            if judged.status is Status.UNKNOWN_LAW and title is not None and title not in near:
                near[title] = tuple(law.title for law in library.nearest(title, MOST_NEAR))
            ends = _repeals(text, judged)
            found.append(Found(passage, judged, near.get(title or "", ()), differs, ends))
        unread += [(passage, part) for part in reading.unread]
    return Checked(document, on, library.id, tuple(found), tuple(unread))


def _judged(
    text: str, reading: Reading, library: LawLibrary, on: datetime.date
) -> list[tuple[Judged, Difference | None]]:
    """Judge the citations of a text.

    A line without marks that has little of the provision before it is no quotation: what is cited
    in it is cited by the document itself.
    """
    found: list[tuple[Judged, Difference | None]] = []
    loose: list[tuple[int, int]] = []
    for judged in judge_all(reading.citations, library, on):
        differs = difference(judged, library)
        if differs is not None and _is_no_quotation(text, judged, differs):
            citation = judged.citation
            loose += [citation.quote_span] if citation.quote_span else []
            judged = judge(replace(citation, quote=None, quote_span=None), library, on)
            differs = None
        found.append((judged, differs))
    return [(_freed(one, loose), differs) for one, differs in found] if loose else found


def _is_no_quotation(text: str, judged: Judged, differs: Difference) -> bool:
    """Whether words behind a citation are only the next line of the document."""
    span = judged.citation.quote_span
    known = judged.moved_to is not None or judged.quoted_version is not None
    if span is None or known or differs.likeness >= _LEAST_ALIKE:
        return False
    return text[max(0, span[0] - 10) : span[0]].rstrip()[-1:] not in {"“", '"', "：", ":"}


def _freed(judged: Judged, loose: list[tuple[int, int]]) -> Judged:
    citation = judged.citation
    if citation.within_quote and any(a <= citation.start < b for a, b in loose):
        return replace(judged, citation=replace(citation, within_quote=False))
    return judged


def _repeals(text: str, judged: Judged) -> bool:
    """Whether a repealed law is named as a whole in the sentence that ends it."""
    citation: Citation = judged.citation
    if judged.status is not Status.REPEALED or not citation.locator.whole:
        return False
    return _ENDS.match(text, citation.end) is not None


__all__ = ["QUOTE_DIFFERENT", "Checked", "Found", "check_document"]
