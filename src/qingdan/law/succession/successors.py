"""Where a cited article went: proposals for the text that is in force on a day.

From the version cited to the one in force, and from a repealed law to what repealed it (one law
into several, several into one), step by step. Each step is a shipped map, or an alignment of the
texts that a user has added; where neither is there the answer says whose texts are missing.
Nothing here is ever applied by itself: a person confirms a proposal.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from ..facts import Law, Version
from ..library.lawtext import Provision
from ..library.wording import parts_of
from .alignment import DOUBTFUL, Candidate, Index, Key, align, is_sanction
from .successor_maps import Edition, Proposal, SuccessorMap, proposal, shipped

_LONGEST_CHAIN = 6
"""Laws that one citation is followed through; 民法通则 to 民法典 is one step."""


class Library(Protocol):
    """What is asked of ``law.library.LawLibrary`` here."""

    def find(self, title: str) -> Law | None:
        """Return the law of a title."""

    def in_force(self, law: Law, on: datetime.date) -> Version | None:
        """Return the version in force on a day."""

    def replaced_by(self, law: Law) -> tuple[str, ...]:
        """Return the titles of what took the place of a repealed law."""

    def provisions(self, law: Law, version: Version) -> Mapping[Key, Provision]:
        """Return the articles of a version in words; empty where the user has not added them."""


@dataclass(frozen=True, slots=True)
class Successor:
    """An article that may have taken over the one asked for, in the text it now stands in."""

    title: str
    version: str
    article: int
    suffix: int
    score: float
    """0 to 1; along several steps the product. 1: the same words."""
    part: bool
    """Whether it belongs to what most likely took over the article, alone or with others."""


@dataclass(frozen=True, slots=True)
class Successors:
    """The answer."""

    current: bool = False
    """Whether the text asked about is the one in force: there is nothing to look for."""
    found: tuple[Successor, ...] = ()
    """The likeliest first."""
    missing: tuple[tuple[str, str | None], ...] = ()
    """Titles and versions whose texts would be needed (``qingdan law add``); None for any."""
    laws: tuple[str, ...] = ()
    """Titles of the laws that took the place of the cited one, if it is repealed."""

    @property
    def dropped(self) -> bool:
        """Whether the way was known to its end and nothing alike was found there."""
        known = not self.current and not self.missing
        return known and all(one.score < DOUBTFUL for one in self.found)


@dataclass(slots=True)
class _Trail:
    """How far a citation was followed: candidates in one text."""

    law: Law
    version: Version
    scores: dict[Key, tuple[float, bool]]


@dataclass
class SuccessorFinder:
    """Looks for successors in one library; alignments of added texts are made once."""

    library: Library
    maps: Mapping[Edition, tuple[SuccessorMap, ...]] = field(default_factory=shipped)
    _made: dict[tuple[Edition, Edition], Mapping[Key, Proposal]] = field(default_factory=dict)
    _indices: dict[Edition, Index] = field(default_factory=dict)

    def successors(
        self,
        law: Law,
        version: Version | None,
        article: int,
        suffix: int,
        on: datetime.date,
        limit: int = 3,
    ) -> Successors:
        """Return what may have taken over an article of ``version`` by the day ``on``.

        ``version`` None stands for the last one that was in force. Of each law that took over, the
        ``limit`` likeliest articles and all parts are returned.
        """
        start = version or self._last(law, on)
        if start is None:
            return Successors(missing=((law.title, None),), laws=self._replaced_by(law, on))
        missing: list[tuple[str, str | None]] = []
        trails = [_Trail(law, start, {(article, suffix): (1.0, True)})]
        ends: list[_Trail] = []
        for _ in range(_LONGEST_CHAIN):
            trails = [self._within(trail, on, missing) for trail in trails]
            ends += [trail for trail in trails if not self._replaced_by(trail.law, on)]
            trails = [follower for trail in trails for follower in self._across(trail, on, missing)]
            if not trails:
                break
        if not _repealed(law, on) and not missing and ends[0].version == start:
            return Successors(current=True)
        reached = [trail for trail in ends if not _repealed(trail.law, on)]
        found = [one for trail in reached for one in _best(trail, limit)]
        return Successors(
            found=tuple(sorted(found, key=lambda one: (-one.score, one.title))),
            missing=tuple(dict.fromkeys(missing)),
            laws=self._replaced_by(law, on),
        )

    def of_subparagraph(
        self,
        law: Law,
        version: Version,
        place: tuple[Key, int | None, int],
        into: tuple[Law, Version],
        limit: int = 3,
    ) -> tuple[Successor, ...]:
        """Return what may have taken over one 项 in another text, the likeliest first.

        ``place`` is the article, the 款 (None: the only one that lists 项) and the 项. Empty where
        the words of both texts were not added, or there is no such 项.
        """
        article, paragraph, subparagraph = place
        provision = self.library.provisions(law, version).get(article)
        later = self._texts(*into)
        if provision is None or not later:
            return ()
        lists = [
            parts
            for number, words in enumerate(provision.paragraphs, 1)
            if len(parts := parts_of(words)) > 1 and paragraph in (None, number)
        ]
        if len(lists) != 1 or not 1 <= subparagraph < len(lists[0]):
            return ()
        new = Edition(into[0].id, into[1].key)
        if new not in self._indices:
            self._indices[new] = Index(later)
        sanction = is_sanction("\n".join(provision.paragraphs))
        found = self._indices[new].likeliest(lists[0][subparagraph], sanction=sanction, limit=limit)
        return tuple(
            Successor(into[0].title, into[1].key, *one.article, one.score, at == 0)
            for at, one in enumerate(found)
        )

    def _replaced_by(self, law: Law, on: datetime.date) -> tuple[str, ...]:
        return self.library.replaced_by(law) if _repealed(law, on) else ()

    def _last(self, law: Law, on: datetime.date) -> Version | None:
        """Return the version in force on a day or last in force before it."""
        in_force = self.library.in_force(law, on)
        if in_force is not None:
            return in_force
        before = [one for one in law.versions if one.effective is None or one.effective <= on]
        return before[-1] if before else None

    def _within(
        self, trail: _Trail, on: datetime.date, missing: list[tuple[str, str | None]]
    ) -> _Trail:
        """Follow a citation to the last version of its law in force by a day."""
        goal = self._last(trail.law, on)
        if goal is None:
            return trail
        order = {version.key: at for at, version in enumerate(trail.law.versions)}
        while order[trail.version.key] < order[goal.key]:
            later = [
                version
                for version in trail.law.versions
                if order[trail.version.key] < order[version.key] <= order[goal.key]
            ]
            step = next(
                (
                    (version, found)
                    for version in later
                    if (found := self._step(trail, trail.law, version)) is not None
                ),
                None,
            )
            if step is None:
                missing += self._without_text(trail.law, trail.version, goal)
                return trail
            trail = replace(trail, version=step[0], scores=_followed(trail.scores, step[1]))
        return trail

    def _across(
        self, trail: _Trail, on: datetime.date, missing: list[tuple[str, str | None]]
    ) -> list[_Trail]:
        """Follow a citation from a repealed law into what took its place."""
        followers: list[_Trail] = []
        for title in self._replaced_by(trail.law, on):
            successor = self.library.find(title)
            if successor is None:
                missing.append((title, None))
                continue
            steps = (
                (version, found)
                for version in _from_repeal_on(trail.law, successor)
                if (found := self._step(trail, successor, version)) is not None
            )
            step = next(steps, None)
            if step is None:
                missing += self._lacking(trail, successor)
                continue
            followers.append(_Trail(successor, step[0], _followed(trail.scores, step[1])))
        return followers

    def _lacking(self, trail: _Trail, successor: Law) -> list[tuple[str, str | None]]:
        held = any(self._texts(successor, version) for version in successor.versions)
        own = self._without_text(trail.law, trail.version)
        return own if held else [*own, (successor.title, None)]

    def _without_text(self, law: Law, *versions: Version) -> list[tuple[str, str | None]]:
        return [(law.title, one.key) for one in versions if not self._texts(law, one)]

    def _step(self, trail: _Trail, law: Law, version: Version) -> Mapping[Key, Proposal] | None:
        """Return the way from a text to the next, shipped or made of added texts."""
        old, new = Edition(trail.law.id, trail.version.key), Edition(law.id, version.key)
        for known in self.maps.get(old, ()):
            if known.new == new:
                return known.articles
        if (old, new) not in self._made:
            texts, later = self._texts(trail.law, trail.version), self._texts(law, version)
            if not texts or not later:
                return None
            if new not in self._indices:
                self._indices[new] = Index(later)
            found = align(texts, self._indices[new])
            self._made[old, new] = {one.article: proposal(one) for one in found.successions}
        return self._made[old, new]

    def _texts(self, law: Law, version: Version) -> dict[Key, str]:
        return {
            place: "\n".join(provision.paragraphs)
            for place, provision in self.library.provisions(law, version).items()
        }


def _repealed(law: Law, on: datetime.date) -> bool:
    return law.repeal is not None and (law.repeal.on is None or law.repeal.on <= on)


def _from_repeal_on(law: Law, successor: Law) -> list[Version]:
    """Return the versions of a successor, that of the day of the repeal first, then later ones."""
    day = law.repeal.on if law.repeal else None
    versions = list(successor.versions)
    begun = [
        at
        for at, version in enumerate(versions)
        if day is None or (version.effective is not None and version.effective <= day)
    ]
    first = begun[-1] if begun else 0
    return [*versions[first:], *reversed(versions[:first])]


def _followed(
    scores: Mapping[Key, tuple[float, bool]], step: Mapping[Key, Proposal]
) -> dict[Key, tuple[float, bool]]:
    """Return candidates one step on; along several ways to one article the likeliest counts."""
    found: dict[Key, tuple[float, bool]] = {}
    for place, (score, part) in scores.items():
        known = step.get(place)
        for candidate in known.candidates if known else ():
            ahead = (
                round(score * candidate.score, 4),
                part and candidate.article in known.parts if known else False,
            )
            found[candidate.article] = max(found.get(candidate.article, (0.0, False)), ahead)
    return found


def _best(trail: _Trail, limit: int) -> Iterable[Successor]:
    ranked = sorted(trail.scores.items(), key=lambda one: -one[1][0])  # keeps the order of equals
    for rank, ((article, suffix), (score, part)) in enumerate(ranked):
        if rank < limit or part:
            yield Successor(trail.law.title, trail.version.key, article, suffix, score, part)


__all__ = ["Candidate", "Library", "Successor", "SuccessorFinder", "Successors"]
