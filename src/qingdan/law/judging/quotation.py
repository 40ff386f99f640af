"""Whether words quoted are those of a provision, by the digests of its 款 and 项 alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from ..facts import Article
from ..library.wording import DIGEST_SIZE
from ..reference import Locator
from .asked import Asked, Place
from .judged import QuoteMatch
from .quoted import Kind, Piece

_LONGEST_RUN = 60
"""Pieces of which a 款 is put together at most; the longest 款 of a law lists some fifty 项."""
_TELLING = 16
"""Characters that stand in one article alone and are taken to tell it from all others."""


class Spot(NamedTuple):
    """Where words stand: a 款, or a part of it (0: its opening words, else the number of a 项)."""

    article: Place
    paragraph: int
    part: int | None


class Run(NamedTuple):
    """Pieces, one behind the other, that are a whole 款 or a whole part of one."""

    spots: Sequence[Spot]
    length: int
    """Characters."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Which pieces of a quotation were found again."""

    runs: tuple[Run, ...]
    missed: int
    """Characters that were not."""
    gaps: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How a quotation fits the place it is quoted for."""

    match: QuoteMatch
    paragraphs: tuple[int, ...] = ()
    found_at: Locator | None = None
    """Where the words stand in the same article, if not at the place cited."""


Spots = Mapping[bytes, Sequence[Spot]]


def spots_of(articles: Iterable[Article]) -> Spots:
    """Return where each digest stands. A 款 without 项 has one part, which is the 款."""
    found: dict[bytes, list[Spot]] = {}
    for article in articles:
        place = (article.number, article.suffix)
        for number, paragraph in enumerate(article.paragraphs, 1):
            found.setdefault(paragraph.digest, []).append(Spot(place, number, None))
            if paragraph.subparagraphs:
                for index, part in enumerate(paragraph.parts):
                    found.setdefault(part, []).append(Spot(place, number, index))
    return found


def cover(pieces: Sequence[Piece], spots: Spots) -> Cover:
    """Find the pieces of a quotation again, the longest runs first from the left."""
    runs: list[Run] = []
    missed, index = 0, 0
    while index < len(pieces):
        piece = pieces[index]
        end, found = _longest(pieces, index, spots)
        if found:
            length = sum(len(one.words) for one in pieces[index:end])
            runs.append(Run(found, length))
            index = end
            continue
        if piece.kind is Kind.WORDS:
            missed += len(piece.words)
        index += 1
    return Cover(tuple(runs), missed, any(one.kind is Kind.GAP for one in pieces))


def _longest(pieces: Sequence[Piece], start: int, spots: Spots) -> tuple[int, Sequence[Spot]]:
    best: tuple[int, Sequence[Spot]] = (start, ())
    content = blake2b(digest_size=DIGEST_SIZE)
    for end in range(start, min(len(pieces), start + _LONGEST_RUN)):
        if pieces[end].kind is Kind.GAP:
            break
        content.update(pieces[end].words.encode())
        found = spots.get(content.digest())
        if found is not None:
            best = (end + 1, found)
    return best


def fit(pieces: Sequence[Piece], articles: Sequence[Article], asked: Asked) -> Fit:
    """Say how a quotation fits the articles cited.

    ``UNCHECKED`` where some of it was not found again.
    """
    found = cover(pieces, spots_of(articles))
    spots = [_chosen(run, asked) for run in found.runs]
    paragraphs = tuple(sorted({spot.paragraph for spot in spots}))
    if found.missed or not spots:
        return Fit(QuoteMatch.UNCHECKED, paragraphs)
    held = {(spot.article, spot.paragraph, spot.part) for spot in spots}
    if all(_complete(held, article, asked) for article in articles):
        return Fit(QuoteMatch.ELIDED if found.gaps else QuoteMatch.EXACT, paragraphs)
    if asked.whole or any(_serves(spot, asked) and _tells(spot, asked) for spot in spots):
        return Fit(QuoteMatch.ELIDED, paragraphs)
    return Fit(QuoteMatch.DIFFERENT, paragraphs, _named(spots[-1], asked))


def _chosen(run: Run, asked: Asked) -> Spot:
    """Return where words stand: at the place asked for, if they stand there too."""
    return next((one for one in run.spots if _serves(one, asked)), run.spots[0])


def _serves(spot: Spot, asked: Asked) -> bool:
    """Whether a spot belongs to the place asked for; opening words belong to each 项."""
    if not asked.has_paragraph(spot.paragraph):
        return False
    return asked.subparagraphs is None or not spot.part or spot.part in asked.subparagraphs


def _tells(spot: Spot, asked: Asked) -> bool:
    """Whether a spot is more than the opening words of the 项 asked for."""
    return asked.subparagraphs is None or spot.part != 0


def _complete(held: set[tuple[Place, int, int | None]], article: Article, asked: Asked) -> bool:
    """Whether all that is asked of an article is quoted."""
    place = (article.number, article.suffix)
    if asked.subparagraphs is not None:
        return any(
            (place, number, None) in held
            or all((place, number, part) in held for part in asked.subparagraphs)
            for number in range(1, len(article.paragraphs) + 1)
            if asked.has_paragraph(number)
        )
    return all(
        (place, number, None) in held or _all_parts(held, number, article)
        for number in asked.paragraphs or range(1, len(article.paragraphs) + 1)
    )


def _all_parts(held: set[tuple[Place, int, int | None]], number: int, article: Article) -> bool:
    if not 1 <= number <= len(article.paragraphs):
        return False
    place, parts = (article.number, article.suffix), article.paragraphs[number - 1].subparagraphs
    return parts > 0 and all((place, number, index) in held for index in range(parts + 1))


def _named(spot: Spot, asked: Asked) -> Locator:
    """Name the 款, or the 项 where one was asked for, in which words stand."""
    number, suffix = spot.article
    part = spot.part if asked.subparagraphs is not None and spot.part else None
    return Locator(number, suffix or None, spot.paragraph, part)


def found_elsewhere(pieces: Sequence[Piece], spots: Spots, cited: frozenset[Place]) -> Place | None:
    """Return the one other article whose words are quoted, None where no article is sure.

    Either all of the quotation is found there, or a whole 款 of some length and nothing of the
    cited articles.
    """
    found = cover(pieces, spots)
    if not found.runs:
        return None
    if any(spot.article in cited for run in found.runs for spot in run.spots):
        return None
    shared = set.intersection(*({spot.article for spot in run.spots} for run in found.runs))
    telling = sum(
        run.length for run in found.runs if len({spot.article for spot in run.spots}) == 1
    )
    if len(shared) != 1 or telling < _TELLING:
        return None
    whole = any(spot.part is None for run in found.runs for spot in run.spots)
    return shared.pop() if whole or not found.missed else None


__all__ = ["Cover", "Fit", "Run", "Spot", "Spots", "cover", "fit", "found_elsewhere", "spots_of"]
