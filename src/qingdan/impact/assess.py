"""What a change of law does to each citation: a work list with proposals, never applied here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..law.citing.parsing import read
from ..law.citing.rendering import render_range, render_title
from ..law.facts import Status, Version
from ..law.judging.judging import judge_all
from ..law.library.library import LawLibrary
from ..law.reference import Citation, Locator
from ..law.succession.alignment import DOUBTFUL
from ..law.succession.clocks import Deadline
from ..law.succession.successors import Successor, SuccessorFinder, Successors
from .already import Newness, Place, Sign, Spot
from .change import LawChange
from .citing import Citing
from .rows import Impact, Part, Row, Verdict, Went
from .subparagraphs import parts_cited

BY_PARTS = 0.49
"""The most that a score says of a 项: less than ``CERTAIN``, which was measured for articles."""
LONGEST_RANGE = 60


def assess(
    library: LawLibrary,
    change: LawChange,
    texts: Iterable[Citing],
    deadlines: Iterable[Deadline] = (),
    applied: Mapping[Spot, Counter[Place]] | None = None,
) -> Impact:
    """Return what the change does to the citations in ``texts``.

    ``applied`` says what was put in before (``already.applied_before``).
    """
    finder = SuccessorFinder(library)
    newness = Newness(library, change, applied or {})
    rows: list[Row] = []
    for citing in texts:
        for together in _together(citing):
            number = len(rows) + 1
            sign = newness.sign(citing, together)
            if sign is None:
                rows.append(_row(number, finder, library, change, citing, together))
            else:
                verdict = Verdict.UNCLEAR if sign is Sign.UNCLEAR else Verdict.ALREADY
                rows.append(
                    Row(number, citing, together, (), verdict, None, None, False, sign=sign)
                )
    fresh = {row.citing.file for row in rows if row.sign in (Sign.BEYOND, Sign.QUOTED)}
    return Impact(
        change,
        library.id,
        tuple(replace(row, beside_new=row.citing.file in fresh) for row in rows),
        tuple(deadlines),
    )


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
    if not change.repealed and citation.locator.whole and citation.version is None:
        verdict = Verdict.UNTOUCHED  # the law as a whole, which goes on
    places = _places(went)
    exact = verdict in (Verdict.UNTOUCHED, Verdict.RENUMBERED) and len(places) == 1
    named = citation.locator
    alone = exact and citation.last is None and len(citations) == 1
    detail = any((named.paragraph, named.subparagraph, named.point)) or len(citations) > 1
    proposal = _proposal(change, went, places, named if alone else None)
    if alone and detail and proposal is not None and not _stands(library, change, proposal):
        alone = False  # the 款 or 项 cited is not there: it was wrong before
        proposal = _proposal(change, went, places, None)
    scores = [one.answer.found[0].score for one in went if one.answer.found]
    in_parts = verdict is Verdict.REPLACED and any(one.locator.subparagraph for one in citations)
    parts: tuple[Part, ...] = ()
    if in_parts:
        if len(went) == 1:
            parts = parts_cited(finder, library, change, cited, went[0].answer, citations)
        if parts and all(one.found[0].score >= DOUBTFUL for one in parts):
            taken = {(it.article, it.suffix): it for it in (one.found[0] for one in parts)}
            proposal = _proposal(change, went, list(taken.values()), None)
            scores = [one.found[0].score for one in parts]
        scores.append(BY_PARTS)
    return Row(
        number,
        citing,
        citations,
        went,
        verdict,
        proposal if verdict is not Verdict.UNTOUCHED else None,
        min(scores) if scores else None,
        detail and not alone and verdict is not Verdict.UNTOUCHED,
        in_parts,
        parts,
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
    for place in sorted(places, key=lambda one: (one.title, one.article, one.suffix)):
        locator = _locator(place, exact)
        head = "" if place.title == title else render_title(place.title)
        written.append(head + render_range(locator, None))
        title = place.title
    return "、".join(written)


def _stands(library: LawLibrary, change: LawChange, proposal: str) -> bool:
    """Whether the new text has what is proposed, as far as the library knows."""
    missing = (Status.NO_SUCH_PARAGRAPH, Status.NO_SUCH_SUBPARAGRAPH)
    judged = judge_all(read(proposal).citations, library, change.day)
    return all(one.status not in missing for one in judged)


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


__all__ = ["assess"]
