"""Whether words quoted are those of a provision, by the words of the provision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..library.lawtext import Provision
from ..library.wording import normalise, parts_of
from ..reference import Locator
from .asked import Asked, Place
from .judged import QuoteMatch
from .quotation import Fit
from .quoted import Kind, Piece, folded

_BLANK = re.compile(r"\s+")
_EDGE = "。；;，,、：:"
_SHORTEST = 4
"""Characters of a sentence that is looked for by itself."""
_TELLING = 12
"""Characters of a quotation that is looked for in other articles."""


def fit_words(
    quote: str, pieces: Sequence[Piece], provisions: Sequence[Provision], asked: Asked
) -> Fit:
    """Say how a quotation fits the words of the articles cited."""
    texts = [_readings(provision, asked) for provision in provisions]
    words = folded("".join(piece.words for piece in pieces))
    gaps = any(piece.kind is Kind.GAP for piece in pieces)
    paragraphs = _paragraphs(pieces, provisions)
    if len(texts) == 1:
        for reading in texts[0]:
            if not gaps and words == folded(normalise(reading)):
                same = _bare(quote) == _bare(reading)
                match = QuoteMatch.EXACT if same else QuoteMatch.TYPOGRAPHIC
                return Fit(match, paragraphs)
    cited = "".join(folded(normalise(text[0])) for text in texts)
    if _is_part(pieces, cited):
        return Fit(QuoteMatch.ELIDED, paragraphs)
    whole = "".join(folded(normalise(_joined(one))) for one in provisions)
    if not asked.whole and _is_part(pieces, whole):
        if words.startswith(cited) or cited in words:
            return Fit(QuoteMatch.EXACT, paragraphs)
        number, suffix = asked.first
        place = Locator(number, suffix or None, paragraphs[-1] if paragraphs else None)
        return Fit(QuoteMatch.DIFFERENT, paragraphs, place)
    return Fit(QuoteMatch.DIFFERENT, paragraphs)


def _readings(provision: Provision, asked: Asked) -> list[str]:
    """Return the ways to write out the place cited, the fullest first."""
    paragraphs = provision.paragraphs
    chosen = [text for number, text in enumerate(paragraphs, 1) if asked.has_paragraph(number)]
    if asked.subparagraphs is None:
        return ["\n".join(chosen)]
    readings: list[str] = []
    for text in chosen:
        parts = parts_of(text)
        if asked.subparagraphs[-1] < len(parts):
            own = [parts[index] for index in asked.subparagraphs]
            numbered = _numbered(text, asked)
            readings += [
                "\n".join([parts[0], *numbered]), "\n".join([parts[0], *own]),
                "\n".join(numbered), "\n".join(own), text,
            ]  # fmt: skip
    return readings or ["\n".join(chosen)]


def _numbered(paragraph: str, asked: Asked) -> list[str]:
    """Return the 项 asked for with their numbers."""
    lines = paragraph.split("\n")
    parts = parts_of(paragraph)
    found: list[str] = []
    for index in asked.subparagraphs or ():
        head = parts[index].split("\n", 1)[0]
        line = next((one for one in lines if one.endswith(head) and one != head), head)
        found.append("\n".join([line, *parts[index].split("\n")[1:]]))
    return found


def _is_part(pieces: Sequence[Piece], text: str) -> bool:
    """Whether the pieces stand in a text, in their order; what is left out may be anywhere."""
    position, stretch = 0, ""
    stretches: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind is Kind.GAP:
            stretches.append([])
        else:
            stretches[-1].append(piece)
    for own in stretches:
        stretch = folded("".join(piece.words for piece in own))
        if not stretch:
            continue
        found = text.find(stretch, position)
        if found >= 0:
            position = found + len(stretch)
            continue
        after = _sentences(own, text, position)
        if after is None:
            return False
        position = after
    return position > 0


def _sentences(pieces: Sequence[Piece], text: str, position: int) -> int | None:
    """Find sentence by sentence; return where the last one ends, None where one is missing."""
    for piece in pieces:
        if piece.kind is not Kind.WORDS:
            continue
        words = folded(piece.words)
        found = text.find(words, position)
        if found < 0 or len(words) < min(_SHORTEST, len(text)):
            return None
        position = found + len(words)
    return position


def _paragraphs(pieces: Sequence[Piece], provisions: Iterable[Provision]) -> tuple[int, ...]:
    """Return the 款 in which sentences of the quotation stand."""
    found: set[int] = set()
    texts = [
        (number, folded(normalise(text)))
        for provision in provisions
        for number, text in enumerate(provision.paragraphs, 1)
    ]
    for piece in pieces:
        if piece.kind is Kind.WORDS and len(piece.words) >= _SHORTEST:
            words = folded(piece.words)
            holders = [number for number, text in texts if words in text]
            found.update(holders[:1])
    return tuple(sorted(found))


def words_elsewhere(
    pieces: Sequence[Piece], provisions: Iterable[Provision], cited: frozenset[Place]
) -> Place | None:
    """Return the one other article that holds all words quoted; None for none or several."""
    if sum(len(piece.words) for piece in pieces) < _TELLING:
        return None
    longest = folded(max((piece.words for piece in pieces), key=len))
    holders = []
    for provision in provisions:
        place = (provision.number, provision.suffix)
        text = folded(normalise(_joined(provision)))
        if longest in text and _is_part(pieces, text):
            if place in cited:
                return None
            holders.append(place)
    return holders[0] if len(holders) == 1 else None


def _joined(provision: Provision) -> str:
    return "\n".join(provision.paragraphs)


def _bare(text: str) -> str:
    return _BLANK.sub("", text).strip(_EDGE)


__all__ = ["fit_words", "words_elsewhere"]
