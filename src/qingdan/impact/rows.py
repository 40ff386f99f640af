"""What a change of law does to each citation, as values: rows of a work list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..law.reference import Citation
from ..law.succession.alignment import DOUBTFUL
from ..law.succession.clocks import Deadline
from ..law.succession.successors import Successor, Successors
from .already import Sign
from .change import LawChange
from .citing import Citing

CERTAIN = 0.5
"""Among 261 articles read by hand every first proposal with at least this score was right."""


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
    UNCLEAR = "unclear"
    """A citation that reads the same was put right here; this one or another."""
    ALREADY = "already"
    """It means the new text already."""


DONE = frozenset({Verdict.UNTOUCHED, Verdict.ALREADY})
"""Verdicts that ask for no work."""


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
class Part:
    """A 项 that is cited, and what may have taken it over, the likeliest first; never empty."""

    subparagraph: int
    found: tuple[Successor, ...]


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
    by_subparagraph: bool = False
    """Whether 项 of an article that changed are cited: check by the 项."""
    parts: tuple[Part, ...] = ()
    """Where each 项 cited went, if the texts are there; else the proposal is of the article."""
    beside_new: bool = False
    """Whether other citations of the file are of the new text, as their own words show."""
    sign: Sign | None = None
    """What shows that it means the new text already."""

    @property
    def sure(self) -> bool:
        """Whether the proposal is likely enough to be right to count as work that is known."""
        if self.proposal is None or self.by_subparagraph or self.beside_new:
            return False
        likely = self.score is not None and self.score >= CERTAIN
        return self.verdict is Verdict.RENUMBERED or (self.verdict is Verdict.REPLACED and likely)

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
        return tuple(row for row in self.rows if row.verdict not in DONE)

    @property
    def already(self) -> tuple[Row, ...]:
        """The rows that mean the new text already."""
        return tuple(row for row in self.rows if row.verdict is Verdict.ALREADY)

    @property
    def missing(self) -> tuple[tuple[str, str | None], ...]:
        """Titles and versions whose texts would be needed."""
        needed = (one for row in self.work for went in row.went for one in went.answer.missing)
        return tuple(dict.fromkeys(needed))


__all__ = ["CERTAIN", "DONE", "Impact", "Part", "Row", "Verdict", "Went"]
