"""Which articles of a new text took over an article of an old one: proposals with a score.

Works for two versions of one law (renumbered articles) and for a law that went up in a larger one
(ten environmental laws in one code: other words, one article into several, several into one).
The words decide, weighed by how rare they are in the new text: how much of the old article is
found in the new one, and how much of the new one that is. Two hints help: an article on penalties
comes from one on penalties, and neighbours stay neighbours. A proposal is never more than that: a
person confirms it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from ..library.wording import normalise

Key = tuple[int, int]
"""Number of an article and its suffix, (120, 1) for 第一百二十条之一, (120, 0) without one."""

SURE = 0.55
"""From this score on a proposal serves as a landmark for its neighbours."""
DOUBTFUL = 0.14
"""Where nothing reaches this score, rounded to two digits, the article is taken for dropped."""
SAME_WORDS = 0.97
"""From this likeness on two articles say the same."""

_WORTHLESS = 0.05
_ALMOST = 0.99
"""The most that other words can have: 1 is for the same words."""
_COVERED, _PRECISE = 0.6, 0.4
_OTHER_KIND = 0.6
_NEAREST = 0.05
_COMMON = 0.15
_UNHEARD = 0.5
_CANDIDATES = 12
_PART_GAIN, _PART_PRECISE = 0.12, 0.3

_BREAK = re.compile(r"[^\w]+")
_SANCTION = re.compile("罚款|拘留|没收|吊销|处分|责令改正|责令停|责令限")


class Fate(StrEnum):
    """What became of an article."""

    KEPT = "kept"
    """Same number, same words."""
    MOVED = "moved"
    """Another number, same words."""
    CHANGED = "changed"
    """Other words; the number may be another too."""
    SPLIT = "split"
    """Several articles took it over."""
    MERGED = "merged"
    """An article took it over that took over others too."""
    DROPPED = "dropped"
    """No article took it over, as far as words tell."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article of the new text; ``score`` 0 to 1 says how much speaks for it (1: same words)."""

    article: Key
    score: float


@dataclass(frozen=True, slots=True)
class Succession:
    """What may have taken over one article, the likeliest first."""

    article: Key
    fate: Fate
    candidates: tuple[Candidate, ...]
    parts: tuple[Key, ...] = ()
    """Those that took it over together, where it was split; else the first candidate alone."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The whole map from an old text to a new one."""

    successions: tuple[Succession, ...]
    new: tuple[Key, ...]
    """Articles of the new text that took over nothing."""

    def of(self, article: Key) -> Succession | None:
        """Return what became of an article; None for one that the old text does not have."""
        return next((found for found in self.successions if found.article == article), None)


def align(
    old: Mapping[Key, str], new: Mapping[Key, str] | Index, *, candidates: int = 5
) -> Alignment:
    """Return what became of every article of ``old`` in ``new``.

    Texts are those of whole articles, paragraphs by line, without the heading 第X条. An ``Index``
    of the new text can be handed over to be used for several old ones.
    """
    index = new if isinstance(new, Index) else Index(new)
    matches = [index.match(text) for text in old.values()]
    landmarks = [match.best if match.score(match.best) >= SURE else None for match in matches]
    ranked = [
        _ranked(article, order, match, landmarks, index)
        for order, (article, match) in enumerate(zip(old, matches, strict=True))
    ]
    kept = [[(score, at) for score, at in row if score >= _WORTHLESS] for row in ranked]
    parts = [
        index.parts(match, row) if row and round(row[0][0], 2) >= DOUBTFUL else ()
        for match, row in zip(matches, kept, strict=True)
    ]
    takers = Counter(at for together in parts for at in together)
    successions = tuple(
        Succession(
            article,
            _fate(article, text, index, together, takers),
            tuple(
                Candidate(index.keys[at], score)
                for rank, (score, at) in enumerate(row)
                if rank < candidates or at in together
            ),
            tuple(index.keys[at] for at in together),
        )
        for (article, text), row, together in zip(old.items(), kept, parts, strict=True)
    )
    return Alignment(successions, tuple(index.keys[at] for at in index.all if at not in takers))


def likeness(old: str, new: str) -> float:
    """Return how alike two texts are in their words, 0 to 1; punctuation does not count."""
    left, right = normalise(old), normalise(new)
    if left == right:
        return 1.0
    first, second = Counter(map("".join, pairwise(left))), Counter(map("".join, pairwise(right)))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def is_sanction(text: str) -> bool:
    """Whether an article is one on penalties."""
    return bool(_SANCTION.search(text))


class Index:
    """A text taken apart so that articles of others can be looked for in it."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        self.keys: tuple[Key, ...] = tuple(texts)
        self.texts = texts
        self.all = range(len(self.keys))
        self._grams = [_grams(text) for text in texts.values()]
        where: dict[str, list[int]] = {}
        for at, grams in enumerate(self._grams):
            for gram in grams:
                where.setdefault(gram, []).append(at)
        size = len(self.keys)
        common = max(12, size * _COMMON)
        self._where = {gram: places for gram, places in where.items() if len(places) <= common}
        self._common = where.keys() - self._where.keys()
        self._weights = {gram: _rarity(size, len(at)) for gram, at in self._where.items()}
        self._unheard = _UNHEARD * _rarity(size, 1)
        weights = self._weights
        self._totals = [
            sum(weights[gram] for gram in sorted(grams) if gram in weights) or 1.0
            for grams in self._grams
        ]
        self._sanctions = [bool(_SANCTION.search(text)) for text in texts.values()]
        self._same: dict[str, list[int]] = {}
        for at, text in enumerate(texts.values()):
            self._same.setdefault(normalise(text), []).append(at)

    def likeliest(self, words: str, *, sanction: bool, limit: int = 3) -> tuple[Candidate, ...]:
        """Return the articles that may have taken over a part of one, such as one of its 项.

        ``sanction`` says whether the article is one on penalties: a 项 alone does not show it.
        """
        match = self.match(words, sanction=sanction)
        ranked = ((min(round(match.score(at), 4), _ALMOST), at) for at in match.places[:limit])
        return tuple(Candidate(self.keys[at], score) for score, at in ranked if score >= _WORTHLESS)

    def match(self, text: str, *, sanction: bool | None = None) -> _Match:
        """Return how well every article fits a text; ``sanction`` as the text itself shows it."""
        shared = [0.0] * len(self.keys)
        weights, where, common = self._weights, self._where, self._common
        total = 0.0
        grams = sorted(_grams(text))
        for gram in grams:
            weight = weights.get(gram)
            if weight is None:
                total += 0.0 if gram in common else self._unheard
                continue
            total += weight
            for at in where[gram]:
                shared[at] += weight
        if sanction is None:
            sanction = is_sanction(text)
        scores = {
            at: (_COVERED * found / total + _PRECISE * found / self._totals[at])
            * (1.0 if self._sanctions[at] is sanction else _OTHER_KIND)
            for at, found in enumerate(shared)
            if found
        }
        scores.update(dict.fromkeys(self._same.get(normalise(text), ()), 1.0))
        return _Match(frozenset(grams), total, scores)

    def parts(self, match: _Match, row: Sequence[tuple[float, int]]) -> tuple[int, ...]:
        """Return the places that took over a text together; ``row`` is ranked and not empty."""
        together = [row[0][1]]
        rest = match.grams - self._grams[together[0]]
        for _, at in row[1:_CANDIDATES]:
            common = match.grams & self._grams[at]
            gain = self._weigh(common & rest)
            if (
                gain >= _PART_GAIN * match.total
                and self._weigh(common) >= _PART_PRECISE * self._totals[at]
            ):
                together.append(at)
                rest -= self._grams[at]
        return tuple(together)

    def _weigh(self, grams: frozenset[str]) -> float:
        return sum(self._weights.get(gram, 0.0) for gram in sorted(grams))


@dataclass(frozen=True)
class _Match:
    """How well the articles of an index fit one text."""

    grams: frozenset[str]
    total: float
    scores: Mapping[int, float]

    @cached_property
    def places(self) -> tuple[int, ...]:
        ranked = sorted(self.scores, key=lambda at: (-self.scores[at], at))
        return tuple(ranked[:_CANDIDATES])

    @property
    def best(self) -> int:
        return self.places[0] if self.places else -1

    def score(self, at: int) -> float:
        return self.scores.get(at, 0.0)


def _grams(text: str) -> frozenset[str]:
    """Return the runs of two and three characters that no punctuation breaks."""
    return frozenset(
        piece[at : at + size]
        for piece in _BREAK.split(text.replace("\n", "，").replace(" ", ""))
        for size in (2, 3)
        for at in range(len(piece) - size + 1)
    )


def _rarity(size: int, places: int) -> float:
    return math.log(1 + size / places) ** 2


def _ranked(
    article: Key, order: int, match: _Match, landmarks: Sequence[int | None], index: Index
) -> list[tuple[float, int]]:
    """Return scores and places, the best first; of equal ones the same number comes first."""
    around = tuple(_around(order, landmarks))
    return sorted(
        ((_nudged(match.score(at), at, around), at) for at in match.places),
        key=lambda pair: (-pair[0], index.keys[pair[1]] != article, pair[1]),
    )


def _nudged(score: float, at: int, around: Sequence[int]) -> float:
    """Return a score, a little more for a place close to where the neighbours went.

    It settles ties: of two like provisions the one that stands where the others went. More of it
    was measured to hurt where a law is spread over a code.
    """
    if around:
        distance = min(abs(place - at) for place in around)
        score += score * (1 - score) * _NEAREST / (1 + distance / 2)
    return round(score, 4) if score == 1 else min(round(score, 4), _ALMOST)


def _around(order: int, landmarks: Sequence[int | None]) -> Iterator[int]:
    for neighbours in (reversed(landmarks[:order]), landmarks[order + 1 :]):
        found = next((place for place in neighbours if place is not None), None)
        if found is not None:
            yield found


def _fate(
    article: Key, text: str, index: Index, together: Sequence[int], takers: Counter[int]
) -> Fate:
    if not together:
        return Fate.DROPPED
    if len(together) > 1:
        return Fate.SPLIT
    successor = index.keys[together[0]]
    if likeness(text, index.texts[successor]) >= SAME_WORDS:
        return Fate.KEPT if successor == article else Fate.MOVED
    return Fate.MERGED if takers[together[0]] > 1 else Fate.CHANGED


__all__ = [
    "Alignment",
    "Candidate",
    "Fate",
    "Index",
    "Key",
    "Succession",
    "align",
    "is_sanction",
    "likeness",
]
