"""Which of ours is which of theirs: by codes, by a declared link, by name. Nothing is guessed.

Each side is indexed by what it can be known by, so the cost grows with the number of items. Where
one code or name is that of several, what else they say must tell them apart; what it does not tell
apart is a doubt, and is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .citing import points


class By(StrEnum):
    """What two items were known to be one by; the value is part of the JSON reports."""

    ID = "id"
    CODE = "code"
    LINK = "link"
    NAME = "name"


class DoubtKind(StrEnum):
    """Why nobody can say which is which."""

    SEVERAL = "several"
    """One code or name is that of several, and nothing else tells them apart."""
    TORN = "torn"
    """The code is that of one, the name that of another."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an item can be known by; empty where it does not say.

    ``codes`` and ``answers_to`` are tried in their order (the numbers by which it is called, and
    those under which it declares to stand on the other side: ``links``).
    """

    id: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    answers_to: tuple[str, ...] = ()
    name: tuple[str, str] = ("", "")
    parent_code: str = ""
    type: str = ""
    organ: str = ""
    cited: Any = None
    """依据 as a file holds it: read only where nothing else tells two apart."""

    @property
    def bases(self) -> frozenset[tuple[str, str]]:
        """The articles it cites."""
        return frozenset(points(self.cited))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that are one, by their places on either side."""

    ours: int
    theirs: int
    by: By


@dataclass(frozen=True, slots=True)
class Doubt:
    """Some of ours and some of theirs of which nobody can say which is which."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    by: By
    kind: DoubtKind = DoubtKind.SEVERAL
    rival: int | None = None
    """Of what is torn: the one of theirs whose name it is, wherever that stands."""


@dataclass
class Pairing:
    """Every one of ours and theirs stands in exactly one of the four."""

    pairs: list[Pair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    only_ours: list[int] = field(default_factory=list)
    only_theirs: list[int] = field(default_factory=list)


Keys = Callable[[Known], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to know an item again; ``lone`` demands that nobody else has the key on a side."""

    by: By
    ours: Keys
    theirs: Keys
    lone: bool = False


def by_id() -> Way:
    """By the permanent id, where one side is a copy of the other."""
    return Way(By.ID, _ids, _ids)


def by_code(scheme: str) -> Way:
    """By an official code."""

    def keys(known: Known) -> Iterable[Hashable]:
        return [code for name, code in known.codes if name == scheme and code]

    return Way(By.CODE, keys, keys)


def by_link() -> Way:
    """By the number under which ours declares to stand in their catalogue."""
    return Way(By.LINK, lambda known: known.links, lambda known: known.answers_to)


def by_name(*, with_type: bool, lone: bool = True) -> Way:
    """By name; without the type only where nobody else on either side is called so.

    ``lone=False`` where there are no types that could tell: what is called alike is then a doubt.
    """

    def keys(known: Known) -> Iterable[Hashable]:
        if not known.name[1] or (with_type and not known.type):
            return []
        return [(*known.name, known.type) if with_type else known.name]

    return Way(By.NAME, keys, keys, lone=lone and not with_type)


def by_parent_code() -> Way:
    """By name and type under a 主项 of the same code, whatever that is called."""

    def keys(known: Known) -> Iterable[Hashable]:
        if not known.parent_code or not known.name[1]:
            return []
        return [(known.parent_code, known.name[1], known.type)]

    return Way(By.NAME, keys, keys)


def by_flat_name(*, with_type: bool) -> tuple[Way, Way]:
    """By name where one side writes 子项 without their 主项, and nobody else is called so."""

    def every(known: Known) -> Iterable[Hashable]:
        if not known.name[1] or (with_type and not known.type):
            return []
        return [(known.name[1], known.type if with_type else "")]

    def flat(known: Known) -> Iterable[Hashable]:
        return [] if known.name[0] else every(known)

    return Way(By.NAME, every, flat, lone=True), Way(By.NAME, flat, every, lone=True)


def _ids(known: Known) -> Iterable[Hashable]:
    return [known.id] if known.id else []


_TELLING: tuple[Callable[[Known], Hashable], ...] = (
    lambda known: known.id,
    lambda known: (*known.name, known.type) if known.name[1] else "",
    lambda known: known.organ,
    lambda known: known.bases,
)
"""What tells those apart that share a key, the surest first."""


def pair(ours: Sequence[Known], theirs: Sequence[Known], ways: Sequence[Way]) -> Pairing:
    """Find which of ours is which of theirs, way by way."""
    return _Pairing(ours, theirs).found(ways)


class _Pairing:
    def __init__(self, ours: Sequence[Known], theirs: Sequence[Known]) -> None:
        self.ours, self.theirs = ours, theirs
        self.left = dict.fromkeys(range(len(ours)))
        self.right = dict.fromkeys(range(len(theirs)))
        self.result = Pairing()

    def found(self, ways: Sequence[Way]) -> Pairing:
        for way in ways:
            self._follow(way)
        self._look_at_torn()
        result = self.result
        result.only_ours = list(self.left)
        result.only_theirs = list(self.right)
        result.pairs.sort(key=lambda one: (one.ours, one.theirs))
        result.doubts.sort(key=lambda one: (one.ours, one.theirs))
        return result

    def _follow(self, way: Way) -> None:
        # Whether somebody else is called so is asked of all, those that are paired included.
        left = _index(self.ours, range(len(self.ours)) if way.lone else self.left, way.ours)
        right = _index(self.theirs, range(len(self.theirs)) if way.lone else self.right, way.theirs)
        for key, mine in left.items():
            others = right.get(key, [])
            if way.lone and (len(mine) > 1 or len(others) > 1):
                continue
            free = [one for one in mine if one in self.left]
            wanted = [one for one in others if one in self.right]
            if free and wanted:
                self._settle(free, wanted, way.by)

    def _settle(self, mine: list[int], others: list[int], by: By) -> None:
        """Pair those that share a key, as far as they can be told apart."""
        if len(mine) == len(others) == 1:
            self._take(mine[0], others[0], by)
            return
        for telling in _TELLING:
            left = _by_value(self.ours, mine, telling)
            right = _by_value(self.theirs, others, telling)
            for value, one in left.items():
                other = right.get(value, [])
                if value and len(one) == len(other) == 1:
                    self._take(one[0], other[0], by)
            mine = [one for one in mine if one in self.left]
            others = [one for one in others if one in self.right]
        if mine and others:
            for mine_left in mine:
                del self.left[mine_left]
            for other_left in others:
                del self.right[other_left]
            self.result.doubts.append(Doubt(tuple(mine), tuple(others), by))

    def _take(self, mine: int, other: int, by: By) -> None:
        del self.left[mine], self.right[other]
        self.result.pairs.append(Pair(mine, other, by))

    def _look_at_torn(self) -> None:
        """Part what a code joined where the name is that of another, and says so itself.

        Not where that other was joined with one of ours of the same name.
        """
        names = _index(self.theirs, range(len(self.theirs)), _name_and_type)
        joined = {one.theirs: one for one in self.result.pairs}
        torn: list[tuple[Pair, int]] = []
        for one in self.result.pairs:
            mine, other = self.ours[one.ours], self.theirs[one.theirs]
            if one.by is not By.CODE or mine.name == other.name:
                continue
            for rival in names.get(_key(mine), ()) if mine.name[1] else ():
                partner = joined.get(rival)
                if partner is None or self.ours[partner.ours].name != self.theirs[rival].name:
                    torn.append((one, rival))
                    break
        for one, rival in torn:
            self.result.pairs.remove(one)
            free = [rival] if rival in self.right else []
            self.right.pop(rival, None)
            doubt = Doubt((one.ours,), (one.theirs, *free), By.CODE, DoubtKind.TORN, rival)
            self.result.doubts.append(doubt)


def _index(side: Sequence[Known], among: Iterable[int], keys: Keys) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for index in among:
        for key in dict.fromkeys(keys(side[index])):
            found.setdefault(key, []).append(index)
    return found


def _by_value(
    side: Sequence[Known], among: list[int], telling: Callable[[Known], Hashable]
) -> dict[Hashable, list[int]]:
    return _index(side, among, lambda known: [telling(known)])


def _key(known: Known) -> Hashable:
    return (*known.name, known.type)


def _name_and_type(known: Known) -> Iterable[Hashable]:
    return [_key(known)] if known.name[1] else []


__all__ = [
    "By",
    "Doubt",
    "DoubtKind",
    "Known",
    "Pair",
    "Pairing",
    "Way",
    "by_code",
    "by_flat_name",
    "by_id",
    "by_link",
    "by_name",
    "by_parent_code",
    "pair",
]
