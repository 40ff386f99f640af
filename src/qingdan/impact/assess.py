"""What a change of law does to each citation: a work list with proposals, never applied here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..law.citing.rendering import render_range, render_title
from ..law.facts import Version
from ..law.library.library import LawLibrary
from ..law.reference import Citation, Locator
from ..law.succession.alignment import DOUBTFUL
from ..law.succession.clocks import Deadline
from ..law.succession.successors import Successor, SuccessorFinder, Successors
from .change import LawChange
from .citing import Citing

CERTAIN = 0.5
"""Among 261 articles read by hand every first proposal with at least this score was right."""
LONGEST_RANGE = 60


class Verdict(StrEnum):
    """What a citation needs."""

    UNTOUCHED = "untouched"
    """Same law, same number, same words."""
    RENUMBERED = "renumbered"
    """The same words elsewhere."""
    REPLACED = "replaced"
    """Other words: read both before confirming."""
    GONE = "gone"
    """Nothing like it in the new text."""
    UNKNOWN = "unknown"
    """The texts are not there to compare."""
    BY_HAND = "by-hand"
    """It names no article, or a range too long: only the title can be proposed."""


@dataclass(frozen=True, slots=True)
class Went:
    """An article cited and where it went."""

    article: int
    suffix: int
    answer: Successors
    words: tuple[str, str] | None = None
    """The words of the article and of its likeliest successor, where both texts were added."""
    kept: bool = False
    """Whether it is the same article of the same law, word for word."""

    @property
    def verdict(self) -> Verdict:
        """What became of the article."""
        found = self.answer.found
        if self.answer.current or self.kept:
            return Verdict.UNTOUCHED
        if not found or found[0].score < DOUBTFUL:
            return Verdict.UNKNOWN if self.answer.missing else Verdict.GONE
        return Verdict.RENUMBERED if found[0].score == 1 else Verdict.REPLACED


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the work list. ``number`` counts from 1 and is stable for one workspace.

    ``citations`` are one, or several 款 and 项 of the same article that stand in a row.
    """

    number: int
    citing: Citing
    citations: tuple[Citation, ...]
    went: tuple[Went, ...]
    verdict: Verdict
    proposal: str | None
    """The citation as it might read, with its title; None where nothing can be proposed."""
    score: float | None
    detail_lost: bool
    """Whether 款, 项 or 目 of the old citation are not in the proposal and must be looked up."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        return self.citations[0].start, self.citations[-1].end

    @property
    def text(self) -> str:
        """The citation as it stands there."""
        start, end = self.span
        return self.citing.text[start:end]


@dataclass(frozen=True, slots=True)
class Impact:
    """The answer to ``qingdan law impact``."""

    change: LawChange
    library: str
    rows: tuple[Row, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def work(self) -> tuple[Row, ...]:
        """The rows that need work."""
        return tuple(row for row in self.rows if row.verdict is not Verdict.UNTOUCHED)

    @property
    def missing(self) -> tuple[tuple[str, str | None], ...]:
        """Titles and versions whose texts would be needed."""
        needed = (one for row in self.rows for went in row.went for one in went.answer.missing)
        return tuple(dict.fromkeys(needed))


def assess(
    library: LawLibrary,
    change: LawChange,
    texts: Iterable[Citing],
    deadlines: Iterable[Deadline] = (),
) -> Impact:
    """Return what the change does to the citations in ``texts``."""
    finder = SuccessorFinder(library)
    rows: list[Row] = []
    for citing in texts:
        for together in _together(citing):
            rows.append(_row(len(rows) + 1, finder, library, change, citing, together))
    return Impact(change, library.id, tuple(rows), tuple(deadlines))


def _together(citing: Citing) -> list[tuple[Citation, ...]]:
    """Return the citations of the law, those of one article that stand in a row as one."""
    groups: list[list[int]] = []
    for at in citing.of_law:
        one = citing.citations[at]
        before = citing.citations[at - 1] if groups and groups[-1][-1] == at - 1 else None
        if (
            before is not None
            and not one.own_title
            and one.title_span == before.title_span
            and one.last is before.last is None
            and one.locator.article is not None
            and _article(one) == _article(before)
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    return [tuple(citing.citations[at] for at in group) for group in groups]


def _article(citation: Citation) -> tuple[int | None, int | None]:
    return citation.locator.article, citation.locator.article_suffix


def _row(
    number: int,
    finder: SuccessorFinder,
    library: LawLibrary,
    change: LawChange,
    citing: Citing,
    citations: tuple[Citation, ...],
) -> Row:
    citation = citations[0]
    cited = change.old
    if citation.version_year is not None:
        cited = library.version(change.law, citation.version_year) or cited
    went = tuple(_went(finder, library, change, cited, place) for place in _articles(citation))
    verdict = _verdict(went)
    places = _places(went)
    exact = verdict in (Verdict.UNTOUCHED, Verdict.RENUMBERED) and len(places) == 1
    named = citation.locator
    alone = exact and citation.last is None and len(citations) == 1
    detail = any((named.paragraph, named.subparagraph, named.point)) or len(citations) > 1
    proposal = _proposal(change, went, places, named if alone else None)
    scores = [one.answer.found[0].score for one in went if one.answer.found]
    return Row(
        number,
        citing,
        citations,
        went,
        verdict,
        proposal if verdict is not Verdict.UNTOUCHED else None,
        min(scores) if scores else None,
        detail and not alone and verdict is not Verdict.UNTOUCHED,
    )


def _went(
    finder: SuccessorFinder,
    library: LawLibrary,
    change: LawChange,
    cited: Version | None,
    place: tuple[int, int],
) -> Went:
    answer = finder.successors(change.law, cited, *place, change.day)
    wanted = tuple(one for one in answer.found if one.title in change.successors)
    if wanted:
        answer = replace(answer, found=wanted)
    first = answer.found[0] if answer.found else None
    kept = (
        first is not None
        and first.title == change.law.title
        and (first.article, first.suffix) == place
        and first.score == 1
    )
    return Went(*place, answer, _words(library, change, cited, place, answer), kept)


def _words(
    library: LawLibrary,
    change: LawChange,
    cited: Version | None,
    place: tuple[int, int],
    answer: Successors,
) -> tuple[str, str] | None:
    if cited is None or answer.current or not answer.found:
        return None
    first = answer.found[0]
    successor = library.find(first.title)
    old = library.text(change.law, cited, *place)
    if successor is None or old is None:
        return None
    new = library.text(successor, first.version, first.article, first.suffix)
    return None if new is None else (old, new)


def _articles(citation: Citation) -> list[tuple[int, int]]:
    first, last = citation.locator, citation.last
    if first.article is None:
        return []
    start = (first.article, first.article_suffix or 0)
    if last is None or last.article is None or last.article <= first.article:
        return [start]
    if last.article - first.article >= LONGEST_RANGE:
        return []
    return [start, *((number, 0) for number in range(first.article + 1, last.article + 1))]


def _verdict(went: tuple[Went, ...]) -> Verdict:
    """The verdict of a citation is that of its hardest article."""
    if not went:
        return Verdict.BY_HAND
    order = list(Verdict)
    return max((one.verdict for one in went), key=order.index)


def _places(went: tuple[Went, ...]) -> list[Successor]:
    """Return what took the articles over, each place once, the main one of each first."""
    found: dict[tuple[str, int, int], Successor] = {}
    for one in went:
        taken = [it for it in one.answer.found if it.part] or list(one.answer.found[:1])
        for it in taken if one.verdict in (Verdict.RENUMBERED, Verdict.REPLACED) else []:
            found.setdefault((it.title, it.article, it.suffix), it)
    return list(found.values())


def _proposal(
    change: LawChange, went: tuple[Went, ...], places: list[Successor], exact: Locator | None
) -> str | None:
    if not went:
        if change.new is not None or len(change.successors) != 1:
            return None
        return render_title(change.successors[0])
    if not places:
        return None
    written: list[str] = []
    title: str | None = None
    for place in sorted(places, key=lambda one: one.title):
        locator = _locator(place, exact)
        head = "" if place.title == title else render_title(place.title)
        written.append(head + render_range(locator, None))
        title = place.title
    return "、".join(written)


def _locator(place: Successor, exact: Locator | None) -> Locator:
    suffix = place.suffix or None
    if exact is None:
        return Locator(article=place.article, article_suffix=suffix)
    return Locator(
        article=place.article,
        article_suffix=suffix,
        paragraph=exact.paragraph,
        subparagraph=exact.subparagraph,
        point=exact.point,
    )


__all__ = ["CERTAIN", "Impact", "Row", "Verdict", "Went", "assess"]
