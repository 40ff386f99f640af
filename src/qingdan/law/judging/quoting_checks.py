"""Quotations against the library: the version that was to be quoted, other articles, others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..facts import Article, Law, Version
from ..library.library import LawLibrary
from ..library.validity import start_of
from ..reference import Citation, Locator
from .asked import Asked, Place, asked_of
from .judged import QuoteMatch, Remark
from .quotation import Fit, Spots, fit, found_elsewhere, spots_of
from .quoted import Piece, lines_of, pieces_of
from .quoted_words import fit_words, words_elsewhere

_FITS = (QuoteMatch.EXACT, QuoteMatch.TYPOGRAPHIC, QuoteMatch.ELIDED)


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is known of words quoted; see the fields of ``judged.Judged``."""

    match: QuoteMatch = QuoteMatch.NONE
    paragraphs: tuple[int, ...] = ()
    version: Version | None = None
    moved_to: Locator | None = None
    remarks: tuple[Remark, ...] = ()


class QuotationChecker:
    """Compares quotations by one library; where the words of a version stand is worked out once."""

    def __init__(self, library: LawLibrary, *, texts: bool) -> None:
        self._library = library
        self._texts = texts
        self._spots: dict[tuple[str, str], Spots] = {}

    def check(
        self, law: Law, cited: Version | None, current: Version | None, citation: Citation
    ) -> Quotation:
        """Compare the words behind a citation with the law.

        With the place cited in the version named (``cited``) and in the one in force; then they
        are looked for in other articles of the latter, and at the same place in other versions.
        """
        asked = asked_of(citation.locator, citation.last)
        quote = citation.quote or ""
        if cited is None or asked is None:
            return Quotation(QuoteMatch.UNCHECKED)
        at_once = self._by_lines(law, cited, quote, asked)
        if at_once is not None:
            return at_once
        pieces = pieces_of(quote)
        if not pieces:
            return Quotation(QuoteMatch.UNCHECKED)
        own = self._fit(law, cited, quote, pieces, asked)
        if own.match in _FITS:
            return Quotation(own.match, own.paragraphs)
        if current is not None and current.key != cited.key:
            newer = self._fit(law, current, quote, pieces, asked)
            if newer.match in _FITS:
                later = (Remark.QUOTE_OF_LATER,)
                return Quotation(newer.match, newer.paragraphs, current, remarks=later)
        if own.found_at is not None:
            moved = (Remark.ARTICLE_MOVED,)
            return Quotation(own.match, own.paragraphs, moved_to=own.found_at, remarks=moved)
        return self._searched(law, cited, current or cited, own, (quote, pieces, asked))

    def _by_lines(self, law: Law, version: Version, quote: str, asked: Asked) -> Quotation | None:
        """Take the short way: all lines are whole 款 and 项 of the place cited, none is missing."""
        if self._texts and self._library.provisions(law, version):
            return None
        articles = self._articles(law, version, asked)
        if not articles:
            return None
        found = fit(lines_of(quote), articles, asked)
        return Quotation(found.match, found.paragraphs) if found.match in _FITS else None

    def _articles(self, law: Law, version: Version, asked: Asked) -> list[Article]:
        held = self._library.articles(law, version)
        return [held[place] for place in asked.places if place in held]

    def _fit(
        self, law: Law, version: Version, quote: str, pieces: Sequence[Piece], asked: Asked
    ) -> Fit:
        """Compare with the place cited in a version: by its words where they are held."""
        provisions = self._library.provisions(law, version) if self._texts else {}
        known = [provisions[place] for place in asked.places if place in provisions]
        if known:
            return fit_words(quote, pieces, known, asked)
        articles = self._articles(law, version, asked)
        return fit(pieces, articles, asked) if articles else Fit(QuoteMatch.UNCHECKED)

    def _searched(
        self,
        law: Law,
        cited: Version,
        current: Version,
        own: Fit,
        wanted: tuple[str, Sequence[Piece], Asked],
    ) -> Quotation:
        """Look for words that do not stand where they should: other articles, other versions."""
        quote, pieces, asked = wanted
        other = next(
            (
                version
                for version in _others(law, cited)
                if self._fit(law, version, quote, pieces, asked).match in _FITS
            ),
            None,
        )
        moved = self._elsewhere(law, current, pieces, asked)
        if other is None and moved is None:
            return Quotation(own.match, own.paragraphs)
        remarks: list[Remark] = []
        if other is not None:
            older = start_of(other) < start_of(cited)
            remarks.append(Remark.QUOTE_OF_OLDER if older else Remark.QUOTE_OF_LATER)
        if moved is not None:
            remarks.append(Remark.ARTICLE_MOVED)
        place = Locator(moved[0], moved[1] or None) if moved is not None else None
        return Quotation(QuoteMatch.DIFFERENT, own.paragraphs, other, place, tuple(remarks))

    def _elsewhere(
        self, law: Law, version: Version, pieces: Sequence[Piece], asked: Asked
    ) -> Place | None:
        """Look for the words in the other articles of a version."""
        cited = frozenset(asked.places)
        provisions = self._library.provisions(law, version) if self._texts else {}
        if provisions:
            return words_elsewhere(pieces, provisions.values(), cited)
        key = (law.id, version.key)
        if key not in self._spots:
            self._spots[key] = spots_of(self._library.articles(law, version).values())
        return found_elsewhere(pieces, self._spots[key], cited)


def _others(law: Law, cited: Version) -> Iterator[Version]:
    at = law.versions.index(cited)
    yield from reversed(law.versions[:at])
    yield from law.versions[at + 1 :]


__all__ = ["Quotation", "QuotationChecker"]
