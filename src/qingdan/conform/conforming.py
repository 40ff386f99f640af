"""Our lists held against the catalogues of the levels above, item by item (县⊆市⊆省)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..compare.redline import Segment, redline
from ..model.finding import Severity
from ..model.vocabulary import Level, ListKind
from .differing import Difference, Same, differences
from .matters import BASIC_CODE, Catalogue, Matter
from .near_names import NearNames
from .pairing import (
    By,
    Doubt,
    DoubtKind,
    Known,
    Pair,
    by_code,
    by_flat_name,
    by_link,
    by_name,
    by_parent_code,
    pair,
)
from .uppers import Upper, kinds_of

ALL = tuple(Same)


class Standing(StrEnum):
    """What else is wrong with an item than a difference; part of ``qingdan/conform/1``."""

    NOT_ABOVE = "not-in-upper"
    REPEALED_ABOVE = "repealed-in-upper"
    SEVERAL = "several-alike"
    TORN = "code-and-name-disagree"
    ONLY_ABOVE = "only-in-upper"


_SEVERITIES = {
    Standing.NOT_ABOVE: Severity.WARNING,
    Standing.REPEALED_ABOVE: Severity.ERROR,
    Standing.SEVERAL: Severity.WARNING,
    Standing.TORN: Severity.ERROR,
    Standing.ONLY_ABOVE: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item of theirs that may be meant; ``score`` is None where names are not what decides."""

    matter: Matter
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something of one item. Of ``only-in-upper`` there is no item of ours.

    ``kind`` is the value of a ``Differs`` or a ``Standing``; ``by`` says how ``theirs`` was found.
    """

    upper: str
    kind: str
    severity: Severity
    kind_of_list: ListKind
    ours: Matter | None
    theirs: Matter | None = None
    by: By | None = None
    difference: Difference | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def redline(self) -> list[Segment]:
        """From ours to theirs; empty where no field differs."""
        found = self.difference
        return [] if found is None else redline(found.before, found.after)


@dataclass(frozen=True)
class Held:
    """One list held against one catalogue, as numbers that sum.

    ``ours`` = matched + doubtful + only_ours + repealed_above; ``theirs`` = matched +
    doubtful_above + only_theirs. Items that are over (废止) count on neither side. ``only_theirs``
    = for_us + for_others + unsaid, by whether their 行使层级 names our level.
    """

    kind: ListKind
    ours: int
    theirs: int
    matched: Counter[By]
    same: int
    doubtful: int
    doubtful_above: int
    only_ours: int
    repealed_above: int
    only_theirs: int
    for_us: int
    for_others: int
    unsaid: int


@dataclass
class Conformity:
    """What came of it: numbers by catalogue and list, and the findings in the order of reading."""

    ours: Catalogue
    uppers: list[Upper]
    held: dict[str, list[Held]] = field(default_factory=dict)
    """By the name of the catalogue."""
    findings: list[Finding] = field(default_factory=list)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, zeros included."""
        found = Counter(one.severity for one in self.findings)
        return {severity: found[severity] for severity in Severity}


def conform(ours: Catalogue, uppers: Sequence[Upper], fields: Collection[Same] = ALL) -> Conformity:
    """Hold our lists against each catalogue in turn; ``fields`` are what must be the same."""
    result = Conformity(ours, list(uppers))
    for upper in uppers:
        result.held[upper.name] = [
            _Holding(upper, kind, ours, fields, result.findings).hold()
            for kind in dict.fromkeys(kinds_of(upper.declared))
        ]
    return result


def known(matter: Matter) -> Known:
    """Return what an item can be known by."""
    answers = (matter.basic_code, matter.code("地方编码"), matter.link, matter.id)
    return Known(
        id=matter.id,
        codes=((BASIC_CODE, matter.basic_code),),
        links=(matter.link,) if matter.link else (),
        answers_to=tuple(one for one in answers if one),
        name=matter.name_key,
        parent_code=matter.parent_code,
        type=matter.type,
        organ=matter.organ_name,
        cited=matter.value.get("依据"),
    )


_WAYS = (
    by_code(BASIC_CODE),
    by_link(),
    by_name(with_type=True),
    by_parent_code(),
    *by_flat_name(with_type=True),
    by_name(with_type=False),
)


class _Holding:
    def __init__(
        self,
        upper: Upper,
        kind: ListKind,
        ours: Catalogue,
        fields: Collection[Same],
        findings: list[Finding],
    ) -> None:
        self.upper, self.kind, self.fields, self.findings = upper, kind, fields, findings
        self.level: Level | None = ours.level
        above = upper.catalogue.matters[kind]
        self.ours = [one for one in ours.matters.get(kind, ()) if not one.repealed]
        self.theirs = [one for one in above if not one.repealed]
        self.over = [one for one in above if one.repealed]
        self.same = 0

    def hold(self) -> Held:
        found = pair([known(m) for m in self.ours], [known(m) for m in self.theirs], _WAYS)
        by_place: dict[int, list[Finding]] = {}
        for one in found.pairs:
            by_place[one.ours] = self._compared(one.ours, one.theirs, one.by)
        for doubt in found.doubts:
            for place in doubt.ours:
                by_place[place] = [self._doubted(place, doubt)]
        left = [self.ours[place] for place in found.only_ours]
        over = {left[one.ours].id: one for one in self._over(left)}
        near = NearNames([self.theirs[place].name for place in found.only_theirs])
        for place in found.only_ours:
            matter = self.ours[place]
            if matter.id in over:
                repealed = over[matter.id]
                by_place[place] = [
                    self._standing(
                        Standing.REPEALED_ABOVE, matter, self.over[repealed.theirs], repealed.by
                    )
                ]
            else:
                candidates = tuple(
                    Candidate(self.theirs[found.only_theirs[one.index]], one.score)
                    for one in near.of(matter.name)
                )
                by_place[place] = [self._missing(matter, candidates)]
        for place in sorted(by_place):
            self.findings += by_place[place]
        above = [self.theirs[place] for place in found.only_theirs]
        for_us = [one for one in above if self.level is not None and self.level in one.levels]
        self.findings += [self._above(one) for one in for_us]
        unsaid = sum(1 for one in above if not one.levels)
        return Held(
            self.kind,
            len(self.ours),
            len(self.theirs),
            Counter(one.by for one in found.pairs),
            self.same,
            sum(len(one.ours) for one in found.doubts),
            sum(len(one.theirs) for one in found.doubts),
            len(left) - len(over),
            len(over),
            len(above),
            len(for_us),
            len(above) - len(for_us) - unsaid,
            unsaid,
        )

    def _over(self, left: list[Matter]) -> list[Pair]:
        """Find which of ours are over (废止) in the catalogue above."""
        ways = (by_code(BASIC_CODE), by_link(), by_name(with_type=True))
        return pair([known(m) for m in left], [known(m) for m in self.over], ways).pairs

    def _compared(self, mine: int, other: int, by: By) -> list[Finding]:
        ours, theirs = self.ours[mine], self.theirs[other]
        found = differences(ours, theirs, self.fields)
        self.same += not found
        return [
            Finding(self.upper.name, str(one.kind), one.severity, self.kind, ours, theirs, by, one)
            for one in found
        ]

    def _doubted(self, place: int, doubt: Doubt) -> Finding:
        torn = doubt.kind is DoubtKind.TORN
        kind = Standing.TORN if torn else Standing.SEVERAL
        others = [*doubt.theirs]
        if doubt.rival is not None and doubt.rival not in others:
            others.append(doubt.rival)
        candidates = tuple(Candidate(self.theirs[one]) for one in others)
        return Finding(
            self.upper.name,
            str(kind),
            _SEVERITIES[kind],
            self.kind,
            self.ours[place],
            by=doubt.by,
            candidates=candidates,
        )

    def _standing(self, kind: Standing, ours: Matter, theirs: Matter, by: By) -> Finding:
        return Finding(self.upper.name, str(kind), _SEVERITIES[kind], self.kind, ours, theirs, by)

    def _missing(self, ours: Matter, candidates: tuple[Candidate, ...]) -> Finding:
        kind = Standing.NOT_ABOVE
        return Finding(
            self.upper.name,
            str(kind),
            _SEVERITIES[kind],
            self.kind,
            ours,
            candidates=candidates,
        )

    def _above(self, theirs: Matter) -> Finding:
        kind = Standing.ONLY_ABOVE
        return Finding(self.upper.name, str(kind), _SEVERITIES[kind], self.kind, None, theirs)


__all__ = ["ALL", "Candidate", "Conformity", "Finding", "Held", "Standing", "conform", "known"]
