"""Whether a 原文 is what the law says: the same words, part of them, those of another version."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ..facts import Version
from ..library.lawtext import Provision
from ..library.shapes import articles_of
from ..library.wording import normalise
from ..library.wording import parts_of as pieces_of
from .citedparts import Lack, Named, Part, Place, parts_of
from .filling import Refusal, in_text, lines_of, pieces_in, provisions_of, written

if TYPE_CHECKING:
    from ..library.library import LawLibrary

_HEADING = re.compile(
    r"^\s*第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?", re.M
)
_LEFT_OUT = re.compile(r"…+|\.{3,}|⋯+")


class Match(StrEnum):
    """How a 原文 compares with the words of the library; the value is a stable slug."""

    SAME = "same"
    """But for punctuation, widths and blanks."""
    TYPOGRAPHIC = "typographic"
    """The form of numerals or brackets differs, nothing else."""
    PART = "part"
    """Words of the article, but more or fewer than what is cited."""
    EARLIER = "other-version"
    """The words of another version of the law."""
    DIFFERENT = "different"


class Compared(NamedTuple):
    """A 原文 held against the library; ``version`` is the one whose words it has."""

    match: Match
    version: Version | None = None


def compared(
    basis: str, quote: str, library: LawLibrary, on: datetime.date
) -> Compared | Lack | Refusal:
    """Return how a 原文 compares with what a basis names, or why that cannot be told."""
    found = in_text(basis, library, on)
    if not isinstance(found, tuple):
        return found
    first = found[0]
    match = _match(quote, found, library.provisions(first.law, first.version))
    if match is Match.DIFFERENT and len(found) == 1:
        match = _checked(quote, first, library, on)
    if match is not Match.DIFFERENT:
        return Compared(match, first.version)
    for version in reversed(first.law.versions):
        provisions = library.provisions(first.law, version)
        if version.key != first.version.key and _match_in(quote, found, provisions) is Match.SAME:
            return Compared(Match.EARLIER, version)
    return Compared(Match.DIFFERENT)


def _checked(quote: str, one: Named, library: LawLibrary, on: datetime.date) -> Match:
    """Ask the judge of quotations, who sees through other numerals and what was left out."""
    from ..judging.judged import QuoteMatch
    from ..judging.judging import judge

    found = judge(replace(one.citation, quote=quote), library, on)
    return {
        QuoteMatch.EXACT: Match.TYPOGRAPHIC,
        QuoteMatch.TYPOGRAPHIC: Match.TYPOGRAPHIC,
        QuoteMatch.ELIDED: Match.PART,
    }.get(found.quote_match, Match.DIFFERENT)


def _match_in(quote: str, found: Sequence[Named], provisions: Mapping[Place, Provision]) -> Match:
    """Compare with another version, by the same numbers."""
    shaped = {(one.number, one.suffix): one for one in articles_of(provisions.values())}
    there: list[Named] = []
    for one in found:
        parts = parts_of(one.citation, shaped) if shaped else Lack.NO_ARTICLES
        if isinstance(parts, Lack):
            return Match.DIFFERENT
        there.append(Named(one.citation, one.law, one.version, parts))
    return _match(quote, there, provisions)


def _match(quote: str, found: Sequence[Named], provisions: Mapping[Place, Provision]) -> Match:
    parts = tuple(dict.fromkeys(part for one in found for part in one.parts))
    said = _plain(quote)
    if said in _forms(parts, provisions):
        return Match.SAME
    whole = _plain("\n".join(p for one in provisions_of(parts, provisions) for p in one.paragraphs))
    at = 0
    for piece in _LEFT_OUT.split(quote):
        plain = _plain(piece)
        at = whole.find(plain, at)
        if at < 0:
            return Match.DIFFERENT
        at += len(plain)
    return Match.PART if said else Match.DIFFERENT


def _forms(parts: tuple[Part, ...], provisions: Mapping[Place, Provision]) -> set[str]:
    """Return the ways to write parts down: with or without numbers, opening words for each 项."""
    forms = {_plain(written(parts, provisions))}
    pieces: list[str] = []
    bare: list[str] = []
    for part in parts:
        provision = provisions[part.place]
        if part.paragraph is None or part.subparagraph is None:
            words = "\n".join(lines_of((part,), provision))
            pieces.append(words)
            bare.append(words)
            continue
        split = pieces_in(provision.paragraphs[part.paragraph - 1])
        pieces.append(split[part.subparagraph])
        bare.append(pieces_of(provision.paragraphs[part.paragraph - 1])[part.subparagraph])
    forms.add(_plain("\n".join(pieces)))
    forms.add(_plain("\n".join(bare)))
    opening = [p for p in parts[:1] if p.subparagraph is not None and p.paragraph is not None]
    for part in opening:
        paragraph = provisions[part.place].paragraphs[(part.paragraph or 1) - 1]
        forms.add(_plain("\n".join([pieces_in(paragraph)[0], *bare])))
    return forms


def _plain(text: str) -> str:
    """Return the words without the numbers of articles that begin a line."""
    return normalise(_HEADING.sub("", text))


__all__ = ["Compared", "Match", "compared"]
