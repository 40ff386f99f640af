"""Which matter a question is about: characters in pairs, rare ones count more.

Chinese is not cut into words: two characters side by side are looked for on both sides, so nothing
that stands in an item can be missed. The likeness of a question and a phrase is a mean of two
shares: how much of what the question says stands in the phrase, and how much of the phrase stands
in the question, pairs weighted by how few items have them (Sparck Jones 1972).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from ..model.vocabulary import ListKind
from ..publish.search.asking import (
    ASKED,
    CERTAIN,
    DIGITS,
    FLOOR,
    LISTS,
    REST,
    SHORT,
    SINGLE,
    WEIGHTS,
    WHOLE,
    Phrase,
)
from ..publish.search.folding import fold
from ..publish.search.wording import Wording

_RUN = re.compile(r"[a-z0-9]+|[^a-z0-9]")


class Askable(Protocol):
    """What an item says of who acts, whoever read it."""

    @property
    def kind(self) -> ListKind:
        """The list that says it."""

    @property
    def lead(self) -> tuple[str, ...]:
        """Ids of the leading organs."""

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What a question is held against."""


Asked = TypeVar("Asked", bound=Askable)


@dataclass(frozen=True, slots=True)
class Answer(Generic[Asked]):
    """A matter that fits a question; ``score`` 0 to 1, ``phrase`` is the words that fit best."""

    matter: Asked
    score: float
    phrase: Phrase

    @property
    def certain(self) -> bool:
        """Whether the words are like enough to name somebody."""
        return self.score >= CERTAIN

    @property
    def lead(self) -> tuple[str, ...]:
        """The organs that answer: those of a case that fits, else those of the item."""
        return (self.phrase.organ,) if self.phrase.organ else self.matter.lead


class Ranking(Generic[Asked]):
    """The matters of an inventory, made ready for questions."""

    def __init__(self, matters: Sequence[Asked], wording: Wording) -> None:
        self._wording = wording
        self._phrases: list[tuple[int, Phrase, str, frozenset[str]]] = []
        self._matters = matters
        self._said: list[frozenset[str]] = []
        in_matters: Counter[str] = Counter()
        for number, matter in enumerate(matters):
            own: set[str] = set()
            for phrase in matter.phrases:
                text = wording.official(fold(phrase.text))
                grams = frozenset(_grams(text))
                self._phrases.append((number, phrase, text, grams))
                own |= grams
            in_matters.update(own)
            self._said.append(frozenset(own))
        total = len(matters)
        self._rarity = {
            gram: math.log(1 + total / count) * (1.0 if len(gram) > 1 else SINGLE)
            for gram, count in in_matters.items()
        }
        self._unseen = math.log(1 + total)

    def ask(self, question: str, limit: int = 5) -> list[Answer[Asked]]:
        """Return the matters that fit best, the best first; not all of them need be ``certain``."""
        text = self._wording.official(self._wording.core(fold(question)))
        grams = frozenset(_grams(text))
        whole = self._sum(grams)
        if not whole:
            return []
        best: dict[int, Answer[Asked]] = {}
        for number, phrase, said, own in self._phrases:
            common = grams & own
            if not common:
                continue
            score = self._likeness(phrase, said, text, self._sum(common), whole, own)
            score = (
                score * WEIGHTS[phrase.told] + REST * self._sum(grams & self._said[number]) / whole
            )
            score *= LISTS[self._matters[number].kind]
            score = round(score, DIGITS)
            if number not in best or score > best[number].score:
                best[number] = Answer(self._matters[number], score, phrase)
        ranked = sorted(best.values(), key=lambda one: -one.score)
        return [
            Answer(one.matter, round(min(one.score, 1.0), 3), one.phrase)
            for one in ranked[:limit]
            if one.score >= FLOOR
        ]

    def _likeness(
        self, phrase: Phrase, said: str, text: str, common: float, whole: float, own: frozenset[str]
    ) -> float:
        asked, told = common / whole, common / self._sum(own)
        stands_whole = len(said) > 1 and said in text and phrase.told in SHORT
        bonus = WHOLE * (1 - asked) if stands_whole else 0.0
        return ASKED * asked + (1 - ASKED) * told + bonus

    def _sum(self, grams: Iterable[str]) -> float:
        return math.fsum(
            self._rarity.get(gram, self._unseen * (1.0 if len(gram) > 1 else SINGLE))
            for gram in grams
        )


def _grams(text: str) -> Iterable[str]:
    """Pairs of characters and single ones; a word of letters or figures is one character."""
    parts = _RUN.findall(text)
    yield from parts
    yield from (left + right for left, right in pairwise(parts))
