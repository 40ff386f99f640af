"""What is true of a citation on a day: its status, its version, its quotation, where it went.

Nothing is guessed. What the library does not hold is said to be not covered or not checked, and
never counts as wrong. Judgements are kept by what they depend on, so that the many citations of a
workspace that say the same cost one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

from ..facts import Law, Status, Version
from ..library.library import LawLibrary, Presence
from ..library.validity import is_unsure, start_of
from ..reference import Citation, Locator, Unread
from ..succession.successors import Successor, SuccessorFinder
from .asked import asked_of
from .judged import Judged, QuoteMatch, Remark
from .pinned import Pin, pinned
from .quoting_checks import Quotation, QuotationChecker
from .standing import FAULTS, Findings, standing

_UNREADABLE = (Unread.BAD_NUMERAL, Unread.REVERSED)
_GONE = (Status.REPEALED, Status.AMENDED, *FAULTS)


class _Key(NamedTuple):
    """All of a citation that a judgement depends on."""

    title: str | None
    locator: Locator
    last: Locator | None
    version: str | None
    year: int | None
    history: str | None
    quote: str | None
    numbered: bool
    malformed: bool


class Judge:
    """Judges citations by one library for one day; what was judged once is kept."""

    def __init__(self, library: LawLibrary, on: datetime.date, *, texts: bool = True) -> None:
        self.library = library
        self.on = on
        self._quotations = QuotationChecker(library, texts=texts)
        self._pins: dict[tuple[str, str | None, int | None, str | None], Pin | None] = {}
        self._stands: dict[str, tuple[Status, Version | None]] = {}
        self._finder = SuccessorFinder(library)
        self._known: dict[_Key, Judged] = {}
        self._went: dict[tuple[str, str, int, int], tuple[Successor, ...]] = {}

    def judge(self, citation: Citation) -> Judged:
        """Return what is true of a citation."""
        key = _Key(
            citation.title,
            citation.locator,
            citation.last,
            citation.version,
            citation.version_year,
            citation.history,
            citation.quote,
            citation.number is not None,
            any(flag in _UNREADABLE for flag in citation.diagnostics),
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._judge(citation, malformed=key.malformed)
        return known if known.citation == citation else replace(known, citation=citation)

    def _judge(self, citation: Citation, *, malformed: bool) -> Judged:
        if citation.title is None:
            if citation.number and not malformed:
                return Judged(citation, Status.NOT_COVERED, also=(Remark.UNKNOWN_TEXT,))
            return self._unheld(citation, Status.MALFORMED)
        law = self.library.find(citation.title)
        if malformed:
            return self._unheld(citation, Status.MALFORMED, law)
        if law is None:
            covered = self.library.covers(citation.title)
            return self._unheld(citation, Status.UNKNOWN_LAW if covered else Status.NOT_COVERED)
        return self._of_law(citation, law, self._pin(law, citation))

    def _pin(self, law: Law, citation: Citation) -> Pin | None:
        named = (citation.version, citation.version_year, citation.history)
        if named == (None, None, None):
            return None
        key = (law.id, *named)
        if key not in self._pins:
            self._pins[key] = pinned(law, *named)
        return self._pins[key]

    def _unheld(self, citation: Citation, status: Status, law: Law | None = None) -> Judged:
        match = QuoteMatch.UNCHECKED if citation.quote else QuoteMatch.NONE
        return Judged(citation, status, law, quote_match=match)

    def _of_law(self, citation: Citation, law: Law, pin: Pin | None) -> Judged:
        if law.id not in self._stands:
            self._stands[law.id] = (self.library.status(law, self.on), self._counting(law))
        status, version = self._stands[law.id]
        cited = pin.version if pin is not None else None
        also: list[Status | Remark] = []
        if status is Status.IN_FORCE and is_unsure(law, self.on):
            also.append(Remark.STATUS_UNSURE)
        if pin is not None and cited is None:
            also.append(Remark.UNKNOWN_VERSION)
        if pin is not None and version is not None:
            status = self._by_pin(status, law, version, pin)
        judged_by = version
        if cited is not None and status in (Status.AMENDED, Status.NOT_YET, Status.REPEALED):
            judged_by = cited
        if judged_by is not None:
            found = self._standing(law, judged_by, citation)
            if status is Status.IN_FORCE and found and found[0] in FAULTS:
                status, found = Status(found[0]), found[1:]
            also += found
        if status in FAULTS and self._last_with(law, version, citation) is not None:
            also.append(Remark.ARTICLE_OF_OLDER)
        quotation = Quotation()
        if citation.quote:
            quotation = self._quotations.check(law, judged_by, version, citation)
            also += quotation.remarks
        return Judged(
            citation,
            status,
            law,
            version,
            cited,
            tuple(dict.fromkeys(also)),
            quotation.match,
            quotation.paragraphs,
            quotation.version,
            quotation.moved_to,
            self._successors(law, status, judged_by, quotation, citation),
            self.library.replaced_by(law) if status is Status.REPEALED else (),
        )

    def _counting(self, law: Law) -> Version | None:
        """Return the version in force, or of a repealed law the last, of a coming one the first."""
        current = self.library.in_force(law, self.on)
        if current is not None or not law.versions:
            return current
        begun = [one for one in law.versions if start_of(one) <= self.on]
        return begun[-1] if begun else law.versions[0]

    def _by_pin(self, status: Status, law: Law, version: Version, pin: Pin) -> Status:
        if status is not Status.IN_FORCE:
            return status
        if pin.version is not None and start_of(pin.version) > self.on:
            return Status.NOT_YET
        return Status.AMENDED if pin.precedes(version, law.versions[0]) else status

    def _standing(self, law: Law, version: Version, citation: Citation) -> Findings:
        return standing(self.library, law, version, citation.locator, citation.last)

    def _successors(
        self,
        law: Law,
        status: Status,
        version: Version | None,
        quotation: Quotation,
        citation: Citation,
    ) -> tuple[Successor, ...]:
        """Return what may have taken over the article, if it is not in force as it was cited."""
        asked = asked_of(citation.locator, citation.last)
        older = quotation.version is not None and Remark.QUOTE_OF_OLDER in quotation.remarks
        if asked is None or not (older or status in _GONE):
            return ()
        if older:
            version = quotation.version
        elif status in FAULTS:
            version = self._last_with(law, version, citation)
        if version is None:
            return ()
        key = (law.id, version.key, *asked.first)
        if key not in self._went:
            went = self._finder.successors(law, version, *asked.first, self.on)
            self._went[key] = tuple(one for one in went.found if self._reaches_today(one))
        return self._went[key]

    def _reaches_today(self, found: Successor) -> bool:
        """Whether a successor stands in the text in force; else the way to it was not known."""
        law = self.library.find(found.title)
        current = self.library.in_force(law, self.on) if law is not None else None
        return current is not None and current.key == found.version

    def _last_with(self, law: Law, current: Version | None, citation: Citation) -> Version | None:
        """Return the last older version that has the place cited; None where none surely has."""
        asked = asked_of(citation.locator, citation.last)
        if asked is None:
            return None
        held = [
            one
            for one in law.versions
            if (current is None or one.key != current.key)
            and start_of(one) <= self.on
            and self.library.presence(law, one, *asked.first) is Presence.PRESENT
            and not _missing(self._standing(law, one, citation))
        ]
        return held[-1] if held else None


def _missing(found: Findings) -> bool:
    """Whether a place is not there, or was not looked at closely enough."""
    return any(one in FAULTS or one is Remark.PARAGRAPH_UNCHECKED for one in found)


_JUDGES: WeakKeyDictionary[LawLibrary, dict[tuple[datetime.date, bool], Judge]]
_JUDGES = WeakKeyDictionary()


def judge(
    citation: Citation, library: LawLibrary, on: datetime.date, *, texts: bool = True
) -> Judged:
    """Return what is true of a citation on a day.

    ``texts`` says whether quotations are compared with words the user added, or with digests alone.
    """
    return _judge_of(library, on, texts=texts).judge(citation)


def judge_all(
    citations: Iterable[Citation],
    library: LawLibrary,
    on: datetime.date,
    *,
    texts: bool = True,
) -> list[Judged]:
    """Judge the citations of one text together.

    Words quoted for several of them (第三条、第五条：……) are then not said to stand elsewhere where
    another one of them is meant.
    """
    of_day = _judge_of(library, on, texts=texts)
    judged = [of_day.judge(one) for one in citations]
    together: dict[tuple[int, int], list[int]] = {}
    for index, one in enumerate(judged):
        if one.citation.quote_span is not None:
            together.setdefault(one.citation.quote_span, []).append(index)
    for group in together.values():
        if len(group) > 1:
            _settle(judged, group)
    return judged


def _settle(judged: list[Judged], group: Sequence[int]) -> None:
    cited = {_place(judged[index].citation.locator) for index in group}
    for index in group:
        one = judged[index]
        if one.moved_to is not None and _place(one.moved_to) in cited:
            also = tuple(mark for mark in one.also if mark is not Remark.ARTICLE_MOVED)
            match = QuoteMatch.UNCHECKED
            judged[index] = replace(one, moved_to=None, quote_match=match, also=also)


def _place(locator: Locator) -> tuple[int | None, int | None]:
    return locator.article, locator.article_suffix


def _judge_of(library: LawLibrary, on: datetime.date, *, texts: bool) -> Judge:
    of_library = _JUDGES.get(library)
    if of_library is None:
        of_library = _JUDGES[library] = {}
    known = of_library.get((on, texts))
    if known is None:
        known = of_library[on, texts] = Judge(library, on, texts=texts)
    return known


__all__ = ["Judge", "judge", "judge_all"]
