"""Which file of the base became which file of the head.

By id, wherever the file lies now; then by what is declared, on either side (承接自, 拆分自, 合并自
of the new item, 承接 of the old one); then by what ``inference`` finds: official codes, likeness,
content that fell apart or came together. What was inferred is marked and has a score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..model.vocabulary import Status
from .changes import ChangeKind
from .files import Difference, Version


@dataclass(slots=True)
class Pair:
    """An item at both sides, and its part in a split, merger or succession.

    ``inferred``: nothing declares it; ``score`` says how sure it is, 0 to 1.
    """

    base: Version | None
    head: Version | None
    part: ChangeKind | None = None
    came_from: list[str] = field(default_factory=list)
    went_to: list[str] = field(default_factory=list)
    inferred: bool = False
    score: float | None = None
    handed: bool = False
    """Its one successor is a new item of another organ: a duty went there under another id."""

    @property
    def id(self) -> str:
        """The id at the head, at the base for what is gone."""
        return (self.head or self.base).owner.id or ""  # type: ignore[union-attr]

    @property
    def old_id(self) -> str:
        """The id at the base, at the head for what is new."""
        return (self.base or self.head).owner.id or ""  # type: ignore[union-attr]


def pair_items(differences: Iterable[Difference]) -> list[Pair]:
    """Return the items that differ, each file in exactly one pair.

    The order of the differences decides nothing but the order of the pairs.
    """
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
    _join_successors(new, gone)
    left = [Pair(version, None) for versions in gone.values() for version in versions]
    pairs += [*new, *left]
    _relate(pairs)
    _relate_successors(pairs)
    _note_handed(pairs)
    return _with_inferred(pairs)


def _join_predecessor(pair: Pair, gone: dict[str, list[Version]]) -> None:
    """Take the removed file that a new item alone declares to continue (承接自) as its base."""
    if pair.head is None:
        return
    declared = _ids(pair.head.value, "承接自")
    if len(declared) == 1 and gone.get(declared[0]):
        pair.base = gone[declared[0]].pop(0)


def _join_successors(new: Iterable[Pair], gone: dict[str, list[Version]]) -> None:
    """Take a removed file that itself named one successor (承接) as the base of that new item.

    One that was 废止 already is not the same item: it only has a successor.
    """
    waiting = {pair.id: pair for pair in new if pair.base is None and not _declares(pair)}
    for item_id in sorted(gone):
        for version in list(gone[item_id]):
            declared = _ids(version.value, "承接")
            repealed = (version.value or {}).get("状态") == Status.REPEALED
            if len(declared) == 1 and not repealed and declared[0] in waiting:
                gone[item_id].remove(version)
                pair = waiting.pop(declared[0])
                pair.base = version
                _add(pair.came_from, item_id)


_PARTS = (("拆分自", ChangeKind.SPLIT), ("合并自", ChangeKind.MERGED), ("承接自", None))


def _declares(pair: Pair) -> bool:
    return any(_ids(pair.head.value, key) for key, _part in _PARTS) if pair.head else False


def _relate(pairs: list[Pair]) -> None:
    by_id: dict[str, Pair] = {}
    for pair in pairs:
        by_id.setdefault(pair.old_id, pair)
    told = _told_before(pairs)
    for pair in pairs:
        for successor in _newly(pair, "承接"):
            _add(pair.went_to, successor)
        for key, part in _PARTS:
            for source in _newly(pair, key):
                if pair.base is None and (_name(pair.head), key, source) in told:
                    continue  # its file only has another name
                pair.part = pair.part or part
                _add(pair.came_from, source)
                other = by_id.get(source)
                if other is not None and other is not pair:
                    other.part = _first(other.part, part)
                    _add(other.went_to, pair.id)


def _told_before(pairs: Iterable[Pair]) -> set[tuple[object, str, str]]:
    """Return what the items that are gone declared of where they came from, with their names."""
    return {
        (_name(pair.base), key, source)
        for pair in pairs
        if pair.head is None and pair.base is not None
        for key, _part in _PARTS
        for source in _ids(pair.base.value, key)
    }


def _name(version: Version | None) -> object:
    name = (version.value or {}).get("名称") if version else None
    return name if isinstance(name, str) else None


def _relate_successors(pairs: list[Pair]) -> None:
    """Relate new items that declare nothing to the items that name them as successors (承接).

    Several new successors of one item are its split, one of several items is their merger.
    """
    silent = {pair.id: pair for pair in pairs if pair.base is None and not pair.came_from}
    named: dict[str, list[Pair]] = {}
    for pair in pairs:
        heirs = [] if pair.part else [silent[i] for i in _declared_heirs(pair) if i in silent]
        for heir in heirs:
            _add(heir.came_from, pair.old_id)
            _add(pair.went_to, heir.id)
            named.setdefault(heir.id, []).append(pair)
            if len(heirs) > 1:
                pair.part = heir.part = ChangeKind.SPLIT
    for heir_id, sources in named.items():
        if len(sources) > 1:
            for pair in (silent[heir_id], *sources):
                pair.part = _first(pair.part, ChangeKind.MERGED)


def _note_handed(pairs: Iterable[Pair]) -> None:
    """Note what goes on as a new item of another organ: a tombstone and its one successor."""
    pairs = list(pairs)
    new = {pair.id: pair.head for pair in pairs if pair.base is None and pair.head is not None}
    for pair in pairs:
        if pair.base is None or pair.head is None or pair.part or len(pair.went_to) != 1:
            continue
        heir = new.get(pair.went_to[0])
        organs = (pair.head.owner.organ, heir.owner.organ if heir else None)
        pair.handed = None not in organs and organs[0] != organs[1]


def _declared_heirs(pair: Pair) -> list[str]:
    if pair.head is not None:
        return _newly(pair, "承接") if pair.base is not None else []
    return _ids(pair.base.value, "承接") if pair.base is not None else []


def _with_inferred(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs with those joined that nothing declares to belong together."""
    gone = {p.base.path: p for p in pairs if p.base and not p.head and not _is_related(p)}
    came = {p.head.path: p for p in pairs if p.head and not p.base and not _is_related(p)}
    if not gone or not came:
        return pairs
    from .inference import infer

    found = infer(
        [pair.base for pair in gone.values() if pair.base],
        [pair.head for pair in came.values() if pair.head],
    )
    joined: set[int] = set()
    for same in found.same:
        old, new = gone[same.old.path], came[same.new.path]
        new.base, new.inferred, new.score = same.old, True, same.score
        _add(new.came_from, old.id)
        joined.add(id(old))
    for group in found.splits:
        whole, parts = gone[group.whole.path], [came[part.path] for part in group.parts]
        _relate_group(whole, parts, ChangeKind.SPLIT, group.score)
        for part in parts:
            _add(whole.went_to, part.id)
            _add(part.came_from, whole.id)
    for group in found.mergers:
        whole, parts = came[group.whole.path], [gone[part.path] for part in group.parts]
        _relate_group(whole, parts, ChangeKind.MERGED, group.score)
        for part in parts:
            _add(whole.came_from, part.id)
            _add(part.went_to, whole.id)
    return [pair for pair in pairs if id(pair) not in joined]


def _is_related(pair: Pair) -> bool:
    return bool(pair.part or pair.came_from or pair.went_to)


def _relate_group(whole: Pair, parts: list[Pair], part: ChangeKind, score: float) -> None:
    for pair in (whole, *parts):
        pair.part, pair.inferred, pair.score = part, True, score


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
