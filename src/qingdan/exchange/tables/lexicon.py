"""What a heading means by its letters alone, in one kind of list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from ...messages import _
from .columns import Column, bare_heading, plain_heading, unbracketed
from .headings.known import ListColumns
from .headings.powers import POWERS
from .targets import Target

GIVEN, EXACT, NORMALISED, UNBRACKETED = 1.0, 1.0, 0.97, 0.95
_LEAST_LIKE = 0.5


@dataclass(frozen=True)
class Candidate:
    """A column that a heading may mean, how certain that is (0 to 1), and why."""

    column: Column
    confidence: float
    reason: str


@dataclass(frozen=True)
class Lexicon:
    """The headings of one kind of list; ``given`` are those that somebody settled beforehand."""

    columns: ListColumns
    given: Mapping[str, Target]
    """Targets by bare heading."""
    _columns: dict[str, Column | None] = field(default_factory=dict, repr=False, compare=False)

    def target(self, text: str) -> Target | None:
        """Return what somebody settled for a heading, None where nobody did."""
        return self.given.get(bare_heading(text))

    def is_doubtful(self, text: str) -> bool:
        """Whether a heading is used for several columns, and nobody settled which."""
        return self.target(text) is None and self._doubts(text) is not None

    def meanings(self, text: str) -> tuple[Column, ...]:
        """Return the columns that a doubtful heading may mean, the likeliest first."""
        return self._doubts(text) or ()

    def _doubts(self, text: str) -> tuple[Column, ...] | None:
        return self.columns.doubtful.get(plain_heading(text))

    def known(self, text: str) -> Candidate | None:
        """Return the column that a heading names for certain, None where its letters do not."""
        target = self.target(text)
        if target is not None:
            return Candidate(target, GIVEN, _("指定")) if isinstance(target, Column) else None
        heading = plain_heading(text)
        found = self.columns.by_heading.get(heading)
        if found is None and "." in heading:
            found = self.columns.by_path.get(heading)
        if found is not None:
            return Candidate(found, EXACT, _("列名就是“{heading}”").format(heading=heading))
        return self._known_by_letters(heading)

    def _known_by_letters(self, heading: str) -> Candidate | None:
        bare = self.columns.by_bare_heading
        found = bare.get(bare_heading(heading))
        if found is not None:
            reason = _("去掉标点、编号后与已知列名相同")
            return Candidate(found, NORMALISED, reason)
        short = unbracketed(heading)
        found = self.columns.by_heading.get(short) or bare.get(bare_heading(short))
        if found is not None and short:
            return Candidate(found, UNBRACKETED, _("去掉括号里的说明后与已知列名相同"))
        return None

    def column_of(self, text: str) -> Column | None:
        """Return the column that a heading names; the likeliest where it is doubtful.

        Every row is asked whether it is another heading, so answers are kept.
        """
        if text not in self._columns:
            found = self.known(text)
            self._columns[text] = None if found is None else found.column
        return self._columns[text]

    def similar(self, text: str) -> list[Candidate]:
        """Return columns with headings that look like this one, the likest first.

        A likeness of letters is never certain: 决定时限 differs from 法定时限 by one.
        """
        heading = bare_heading(text)
        best: dict[Column, tuple[float, str]] = {}
        for known, column in self.columns.by_heading.items():
            likeness = _likeness(heading, bare_heading(known))
            if likeness >= _LEAST_LIKE and likeness > best.get(column, (0.0, ""))[0]:
                best[column] = (likeness, known)
        found = [
            Candidate(column, round(0.85 * like, 2), _("与“{known}”相近").format(known=known))
            for column, (like, known) in best.items()
        ]
        return sorted(found, key=lambda candidate: -candidate.confidence)


def powers_lexicon() -> Lexicon:
    """Return the headings of lists of powers, with nothing settled beforehand."""
    return Lexicon(POWERS, {})


def column_of(text: str) -> Column | None:
    """Return the column of a list of powers that a heading names; None where it is not known."""
    return powers_lexicon().column_of(text)


@cache
def _likeness(one: str, other: str) -> float:
    """How like two bare headings are, from 0 to 1; one within the other counts as rather like."""
    if not one or not other:
        return 0.0
    ratio = SequenceMatcher(None, one, other).ratio()
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 3 and shorter in longer:
        ratio = max(ratio, 0.7)
    return ratio
