"""Where each 项 that is cited went: a list is often spread over several articles."""

from __future__ import annotations

from collections.abc import Iterable

from ..law.facts import Version
from ..law.library.library import LawLibrary
from ..law.reference import Citation
from ..law.succession.successors import SuccessorFinder, Successors
from .change import LawChange
from .rows import Part


def parts_cited(
    finder: SuccessorFinder,
    library: LawLibrary,
    change: LawChange,
    cited: Version | None,
    answer: Successors,
    citations: Iterable[Citation],
) -> tuple[Part, ...]:
    """Return the 项 cited of one article with what may have taken each over.

    Empty where some of them cannot be followed: their words were not added, or 款 is missing.
    """
    targets = list(dict.fromkeys((one.title, one.version) for one in answer.found))
    law = library.find(targets[0][0]) if len(targets) == 1 else None
    into = next((one for one in law.versions if one.key == targets[0][1]), None) if law else None
    if cited is None or law is None or into is None:
        return ()
    found: list[Part] = []
    for citation in citations:
        named = citation.locator
        for number in _numbers(citation):
            place = ((named.article or 0, named.article_suffix or 0), named.paragraph, number)
            taken = finder.of_subparagraph(change.law, cited, place, (law, into))
            if not taken:
                return ()
            found.append(Part(number, taken))
    return tuple(found)


def _numbers(citation: Citation) -> Iterable[int]:
    """Return the 项 of a citation; those of a range within one article are all of them."""
    first, last = citation.locator.subparagraph, citation.last
    if first is None:
        return ()
    until = last.subparagraph if last is not None else None
    return range(first, max(first, until or first) + 1)


__all__ = ["parts_cited"]
