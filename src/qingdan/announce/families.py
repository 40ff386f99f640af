"""Mergers and splits as families: which items went into one, which one became several.

Either side may declare it (来自 of what came, 去向 of what went); both say the same thing once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.actions import Action
from .census import Census
from .matters import Matter

_ABSORBED = {
    Action.MERGE: frozenset({Action.MERGE, Action.CANCEL, Action.ADD, Action.UNDERTAKE}),
    Action.SPLIT: frozenset({Action.SPLIT, Action.CANCEL, Action.ADD, Action.UNDERTAKE}),
}


@dataclass(frozen=True)
class Subject:
    """One item that has a row: why, what it became, and what that does to the number of items.

    ``effect`` is None where the profile has to say.
    """

    item: str
    matter: Matter
    targets: tuple[str, ...] = ()
    effect: int | None = None


def subjects(matters: Mapping[str, Matter], base: Census | None) -> Iterator[Subject]:
    """Yield one subject for each item as it was, or that is new."""
    mergers = {key: _with_own(key, ids, matters, base) for key, ids in _mergers(matters).items()}
    splits = _splits(matters)
    absorbed = {
        *_absorbed(matters, Action.MERGE, mergers),
        *_absorbed(matters, Action.SPLIT, splits),
    }
    for item, matter in matters.items():
        if item not in absorbed:
            yield Subject(item, matter)
    for target, sources in mergers.items():
        going = [one for one in sources if one in absorbed or one not in matters]
        made = target not in sources and not _was_there(target, matters, base)
        for number, source in enumerate(going):
            effect = 0 if source == target or (made and number == 0) else -1
            yield Subject(source, _told(matters, source, target, Action.MERGE), (target,), effect)
    for source, parts in splits.items():
        if source in absorbed or source not in matters:
            matter = _told(matters, source, parts[0], Action.SPLIT)
            yield Subject(source, matter, parts, len({*parts}) - 1)


def _mergers(matters: Mapping[str, Matter]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for matter in matters.values():
        if matter.action is Action.MERGE:
            for source in matter.came_from:
                found.setdefault(matter.item, []).append(source)
            for target in matter.went_to[:1]:
                found.setdefault(target, []).append(matter.item)
    return {target: tuple(dict.fromkeys(sources)) for target, sources in found.items()}


def _splits(matters: Mapping[str, Matter]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for matter in matters.values():
        if matter.action is Action.SPLIT:
            for source in matter.came_from[:1]:
                found.setdefault(source, []).append(matter.item)
            for part in matter.went_to:
                found.setdefault(matter.item, []).append(part)
    return {source: tuple(dict.fromkeys(parts)) for source, parts in found.items()}


def _with_own(
    target: str, sources: tuple[str, ...], matters: Mapping[str, Matter], base: Census | None
) -> tuple[str, ...]:
    """Count the item that the others went into among them where the batch names it so."""
    if target in sources or target not in matters:
        return sources
    return (target, *sources) if _was_there(target, matters, base) else sources


def _was_there(target: str, matters: Mapping[str, Matter], base: Census | None) -> bool:
    """Whether the item that others went into was on the list before.

    Without a version before: where its entry says what it was, or the batch has no entry on it.
    """
    if base is not None:
        standing = base.items.get(target)
        return standing is not None and standing.in_force
    entry = matters[target].entry if target in matters else None
    return entry is None or entry.before is not None


def _absorbed(
    matters: Mapping[str, Matter], action: Action, families: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield the members of families whose own entry says nothing beside the merger or split."""
    for head, others in families.items():
        for item in (head, *others):
            if item in matters and matters[item].action in _ABSORBED[action]:
                yield item


def _told(matters: Mapping[str, Matter], item: str, other: str, action: Action) -> Matter:
    """Return the matter that tells of a member: its own, else that of the other side."""
    for one in (matters.get(item), matters.get(other)):
        if one is not None and one.action is action:
            return one
    return next(
        m
        for m in matters.values()
        if m.action is action and (item in m.came_from or item in m.went_to)
    )


__all__ = ["Subject", "subjects"]
