"""Which file of the base became which file of the head.

By id, wherever the file lies now; then by what the new item declares (承接自, 拆分自, 合并自).
Matching by likeness will come after these and will mark its changes ``inferred``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .changes import ChangeKind
from .files import Difference, Version


@dataclass(slots=True)
class Pair:
    """An item at both sides, and its part in a declared split, merger or succession."""

    base: Version | None
    head: Version | None
    part: ChangeKind | None = None
    came_from: list[str] = field(default_factory=list)
    went_to: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id at the head, at the base for what is gone."""
        return (self.head or self.base).owner.id or ""  # type: ignore[union-attr]

    @property
    def old_id(self) -> str:
        """The id at the base, at the head for what is new."""
        return (self.base or self.head).owner.id or ""  # type: ignore[union-attr]


def pair_items(differences: Iterable[Difference]) -> list[Pair]:
    """Return the items that differ, each file in exactly one pair."""
    pairs: list[Pair] = []
    gone: dict[str, list[Version]] = {}
    came: list[Version] = []
    for difference in differences:
        if difference.base and difference.head:
            pairs.append(Pair(difference.base, difference.head))
        elif difference.base:
            gone.setdefault(difference.base.owner.id or "", []).append(difference.base)
        elif difference.head:
            came.append(difference.head)
    new: list[Pair] = []
    for version in came:
        same_id = gone.get(version.owner.id or "")
        if same_id:
            pairs.append(Pair(same_id.pop(0), version))
        else:
            new.append(Pair(None, version))
    for pair in new:
        _join_predecessor(pair, gone)
    left = [Pair(version, None) for versions in gone.values() for version in versions]
    pairs += [*new, *left]
    _relate(pairs)
    return pairs


def _join_predecessor(pair: Pair, gone: dict[str, list[Version]]) -> None:
    """Take the removed file that a new item alone declares to continue (承接自) as its base."""
    if pair.head is None:
        return
    declared = _ids(pair.head.value, "承接自")
    if len(declared) == 1 and gone.get(declared[0]):
        pair.base = gone[declared[0]].pop(0)


_PARTS = (("拆分自", ChangeKind.SPLIT), ("合并自", ChangeKind.MERGED), ("承接自", None))


def _relate(pairs: list[Pair]) -> None:
    by_id: dict[str, Pair] = {}
    for pair in pairs:
        by_id.setdefault(pair.old_id, pair)
    for pair in pairs:
        for successor in _newly(pair, "承接"):
            _add(pair.went_to, successor)
        for key, part in _PARTS:
            for source in _newly(pair, key):
                pair.part = pair.part or part
                _add(pair.came_from, source)
                other = by_id.get(source)
                if other is not None and other is not pair:
                    other.part = _first(other.part, part)
                    _add(other.went_to, pair.id)


def _first(left: ChangeKind | None, right: ChangeKind | None) -> ChangeKind | None:
    return ChangeKind.SPLIT if ChangeKind.SPLIT in (left, right) else left or right


def _add(ids: list[str], item_id: str) -> None:
    if item_id not in ids:
        ids.append(item_id)


def _newly(pair: Pair, key: str) -> list[str]:
    """Return the ids that the head declares under ``key`` and the base did not."""
    if pair.head is None:
        return []
    before = _ids(pair.base.value, key) if pair.base else []
    return [item_id for item_id in _ids(pair.head.value, key) if item_id not in before]


def _ids(value: dict[str, Any] | None, key: str) -> list[str]:
    found = (value or {}).get(key)
    if isinstance(found, str):
        found = [found]
    if not isinstance(found, list):
        return []
    return list(dict.fromkeys(entry for entry in found if isinstance(entry, str)))
