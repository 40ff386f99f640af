"""Where words quoted part from the provision they are quoted for, as far as its words are held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..facts import Status
from ..library.library import LawLibrary
from ..library.wording import normalise
from .asked import asked_of
from .judged import Judged, QuoteMatch
from .quoted import folded

_AROUND = 3
"""Characters shown before and behind what differs."""
_SHORTEST = 4
"""Characters in a row that count as the same words."""
_ALIKE = 0.5
"""Below this the quotation is another text, and single words say nothing."""
_LONGEST = 6000
"""Characters of a quotation and of a provision that are compared."""
_MOST = 3
_BY_CITED = (Status.AMENDED, Status.NOT_YET, Status.REPEALED)


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a quotation is from the provision."""

    likeness: float
    """0 to 1: the share of the quotation that stands in the provision."""
    changes: tuple[tuple[str, str], ...]
    """Words of the quotation and those of the law in their place, the first few."""


def difference(judged: Judged, library: LawLibrary) -> Difference | None:
    """Compare a quotation judged ``different`` with the words of the place cited.

    None where it was judged otherwise or nobody added the words of the law.
    """
    quote = judged.citation.quote
    if quote is None or judged.quote_match is not QuoteMatch.DIFFERENT:
        return None
    words = _words(judged, library)
    ours = "".join(quote.split())
    if not words or not ours or max(len(ours), len(words)) > _LONGEST:
        return None
    matcher = SequenceMatcher(None, ours, words, autojunk=False)
    same = sum(one.size for one in matcher.get_matching_blocks() if one.size >= _SHORTEST)
    likeness = same / len(ours)
    changes = tuple(_changes(matcher, ours, words))[:_MOST] if likeness >= _ALIKE else ()
    return Difference(likeness, changes)


def _words(judged: Judged, library: LawLibrary) -> str:
    asked = asked_of(judged.citation.locator, judged.citation.last)
    version = judged.version
    if judged.status in _BY_CITED and judged.cited_version is not None:
        version = judged.cited_version
    if judged.law is None or version is None or asked is None:
        return ""
    held = library.provisions(judged.law, version)
    return "".join(
        "".join(text.split())
        for place in asked.places
        if place in held
        for number, text in enumerate(held[place].paragraphs, 1)
        if asked.has_paragraph(number)
    )


def _changes(matcher: SequenceMatcher[str], ours: str, words: str) -> Iterator[tuple[str, str]]:
    """Yield what differs with some words around it; what is left out at both ends does not."""
    for tag, start, end, its_start, its_end in matcher.get_opcodes():
        left_out = tag == "insert" and (start == 0 or end == len(ours))
        if tag == "equal" or left_out:
            continue
        one, other = ours[start:end], words[its_start:its_end]
        if folded(normalise(one)) == folded(normalise(other)):
            continue
        yield (
            ours[max(0, start - _AROUND) : end + _AROUND],
            words[max(0, its_start - _AROUND) : its_end + _AROUND],
        )


__all__ = ["Difference", "difference"]
