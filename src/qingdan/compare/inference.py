"""What became of items whose id says nothing: found by official code, by likeness, by content.

Only items that are on one side alone and that nothing declares come here. First whole copies, then
splits and mergers (content of one item in several, or the reverse), then official codes, then
likeness. Everything found here is marked ``inferred``: a person has to confirm it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from .essence import Essence
from .files import Version
from .likeness import Likeness, Weights, compare_all, likeness
from .regrouping import Group, Side, groups, textbook

SAME = 0.7
"""Two items at least this alike are one item under a new id."""

_SAME_NAME = 0.9
"""The score of two items that have nothing in common but organ, 类型 and name."""
_RHYME = 0.25
"""Two items with the same code and less in common than this are two items."""
_SAYING = 4
"""A shorter name (无, 其他) says nothing."""

Keys = Callable[[Essence], Iterable[Hashable]]
"""What an item may be recognised by, the surest first."""


@dataclass(frozen=True, slots=True)
class Same:
    """An old item and the new one it became."""

    old: Version
    new: Version
    score: float


@dataclass(frozen=True, slots=True)
class Inferred:
    """What was found; every version stands in at most one place."""

    same: tuple[Same, ...]
    splits: tuple[Group, ...]
    mergers: tuple[Group, ...]


def infer(gone: Sequence[Version], came: Sequence[Version]) -> Inferred:
    """Return which removed items probably became which new ones; the order decides nothing."""
    if not gone or not came:
        return Inferred((), (), ())
    search = _Search(gone, came)
    search.copies()
    search.read()
    splits = search.splits()
    mergers = search.mergers()
    search.by_code()
    search.by_name()
    search.by_likeness()
    return Inferred(tuple(search.same), tuple(splits), tuple(mergers))


class _Search:
    """What is still free on each side, by path, and what was found."""

    def __init__(self, gone: Sequence[Version], came: Sequence[Version]) -> None:
        self._gone = _by_path(gone)
        self._came = _by_path(came)
        self._olds: list[Essence] = []
        self._news: list[Essence] = []
        self._pairs: list[Likeness] = []
        self._weights = Weights([])
        self.same: list[Same] = []

    def _pair(self, old: Version, new: Version, score: float) -> None:
        del self._gone[old.path]
        del self._came[new.path]
        self.same.append(Same(old, new, score))

    def _is_free(self, pair: Likeness) -> bool:
        old, new = self._olds[pair.old].version, self._news[pair.new].version
        return old.path in self._gone and new.path in self._came

    def _free(self) -> tuple[list[Essence], list[Essence]]:
        olds = [essence for essence in self._olds if essence.version.path in self._gone]
        news = [essence for essence in self._news if essence.version.path in self._came]
        return olds, news

    def copies(self) -> None:
        """Pair files of equal content, in the same list and organ first."""
        for place in (_place, _list, _nowhere):
            waiting: dict[object, list[Version]] = defaultdict(list)
            for version in reversed(self._gone.values()):
                waiting[place(version), _content(version)].append(version)
            for version in list(self._came.values()):
                twins = waiting.get((place(version), _content(version)))
                if twins:
                    self._pair(twins.pop(), version, 1.0)

    def read(self) -> None:
        """Work out how alike the rest is."""
        self._olds = [Essence(v, v.value) for v in self._gone.values() if v.value]
        self._news = [Essence(v, v.value) for v in self._came.values() if v.value]
        if self._olds and self._news:
            self._weights = Weights([*self._olds, *self._news])
            self._pairs = compare_all(self._olds, self._news, self._weights)

    def splits(self) -> list[Group]:
        """Find removed items whose content stands in several new ones."""
        found: list[Group] = []
        for search in (textbook, groups):
            sides = [
                Side(pair.old, pair.new, pair.score, pair.of_new, pair.of_old)
                for pair in self._pairs
                if self._is_free(pair)
            ]
            several = search(sides, self._olds, self._news, self._weights)
            _take(several, self._gone, self._came)
            found += several
        return found

    def mergers(self) -> list[Group]:
        """Find new items whose content stood in several removed ones."""
        found: list[Group] = []
        for search in (textbook, groups):
            sides = [
                Side(pair.new, pair.old, pair.score, pair.of_old, pair.of_new)
                for pair in self._pairs
                if self._is_free(pair)
            ]
            several = search(sides, self._news, self._olds, self._weights)
            _take(several, self._came, self._gone)
            found += several
        return found

    def by_code(self) -> None:
        """Pair items of which only these two bear an official code, now or formerly."""
        self._by_key(partial(_codes, same_organ=True), partial(_all_codes, same_organ=True), 1.0)
        self._by_key(partial(_codes, same_organ=False), partial(_all_codes, same_organ=False), 1.0)

    def by_name(self) -> None:
        """Pair items of the same organ and 类型 of which only these two have this name."""
        self._by_key(_named, _named, _SAME_NAME)

    def _by_key(self, keys: Keys, all_keys: Keys, score: float) -> None:
        olds, news = self._free()
        before, after = _bearers(olds, keys), _bearers(news, all_keys)
        by_path = {essence.version.path: essence for essence in news}
        for essence in olds:
            for key in keys(essence):
                others = [v for v in after.get(key, ()) if v.path in self._came]
                if len(others) != 1 or len(before[key]) != 1:
                    continue
                other = by_path[others[0].path]
                if likeness(essence, other, self._weights)[0] >= _RHYME:  # codes are given anew
                    self._pair(essence.version, other.version, score)
                    break

    def by_likeness(self) -> None:
        """Pair what is most alike first; of equals, what stayed in its organ."""

        def order(pair: Likeness) -> tuple[float, bool, int, int]:
            old, new = self._olds[pair.old], self._news[pair.new]
            return -pair.score, old.place != new.place, pair.old, pair.new

        for pair in sorted(self._pairs, key=order):
            if pair.score >= SAME and self._is_free(pair):
                old, new = self._olds[pair.old], self._news[pair.new]
                self._pair(old.version, new.version, round(pair.score, 3))


def _by_path(versions: Sequence[Version]) -> dict[str, Version]:
    return {v.path: v for v in sorted(versions, key=lambda version: version.path)}


def _take(groups: Iterable[Group], wholes: dict[str, Version], parts: dict[str, Version]) -> None:
    for group in groups:
        del wholes[group.whole.path]
        for part in group.parts:
            del parts[part.path]


def _place(version: Version) -> object:
    return version.owner.kind, version.owner.organ


def _list(version: Version) -> object:
    return version.owner.kind


def _nowhere(_version: Version) -> object:
    return None


def _content(version: Version) -> object:
    if version.value is None:
        return version.data
    return json.dumps(version.value, ensure_ascii=False, sort_keys=True, default=repr)


_LONG_CODE = 8
"""A shorter code (地方编码 "012") says nothing outside its own organ."""


def _codes(essence: Essence, *, same_organ: bool) -> Iterable[Hashable]:
    """Return the codes an item bears, the surest first, as far as they tell items apart."""
    where = essence.place if same_organ else essence.place[:1]
    return [(where, code) for _key, code in essence.codes if same_organ or len(code) >= _LONG_CODE]


def _all_codes(essence: Essence, *, same_organ: bool) -> Iterable[Hashable]:
    """Return the codes an item bears or bore."""
    where = essence.place if same_organ else essence.place[:1]
    codes = {code for _key, code in essence.codes} | essence.former_codes
    return [(where, code) for code in sorted(codes) if same_organ or len(code) >= _LONG_CODE]


def _named(essence: Essence) -> Iterable[Hashable]:
    said = len(essence.name) >= _SAYING
    return [(essence.place, essence.type, essence.name)] if said else []


def _bearers(essences: Sequence[Essence], keys: Keys) -> dict[Hashable, list[Version]]:
    found: dict[Hashable, list[Version]] = defaultdict(list)
    for essence in essences:
        for key in keys(essence):
            found[key].append(essence.version)
    return found
