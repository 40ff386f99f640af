"""What is announced, item by item, before it is put in words.

From two versions: the comparison says what changed, the adjustments of the range say the official
word, the reason and the manner. From one adjustment alone: what it declares. Drafts, mere
typography and what is internal are left out here, once, for every document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..compare.changes import Change, Comparison, Subject
from ..model.actions import Action, Manner
from ..model.adjustment import Entry
from ..model.record import Aspect
from .census import Census
from .declared import Declared
from .sharing import Shared, shared_of_adjustment, shared_of_range

_ASIDE = frozenset({"批准", "生效日期", "承接", "承接自", "拆分自", "合并自"})


@dataclass(frozen=True)
class Matter:
    """One item that is announced; ``declared`` and ``entry`` where an adjustment names it."""

    item: str
    action: Action
    manner: Manner | None = None
    change: Change | None = None
    entry: Entry | None = None
    declared: Declared | None = None
    came_from: tuple[str, ...] = ()
    went_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """All matters, and what was left out, for the person who runs the command.

    ``unmatched`` are entries for which nothing changed between the versions, ``differing`` matters
    where the adjustment uses another word than the comparison, ``shared`` texts and headers that
    many items share, ``errata`` and ``internal`` how many were left out,
    ``undeclared`` items of a range that no adjustment names, ``unreadable`` those whose file no
    version can read, ``unmoved`` items of an adjustment that no file of the range speaks of.
    """

    matters: tuple[Matter, ...]
    unmatched: tuple[tuple[str, Entry], ...] = ()
    differing: tuple[tuple[Matter, Action], ...] = ()
    shared: tuple[Shared, ...] = ()
    errata: int = 0
    internal: int = 0
    undeclared: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    unmoved: tuple[str, ...] = ()


def of_range(
    comparison: Comparison, base: Census, head: Census, adjustments: Sequence[Declared]
) -> Gathered:
    """Return what is announced of the changes between two versions."""
    entries = _entries(adjustments)
    matters: dict[str, Matter] = {}
    differing: list[tuple[Matter, Action]] = []
    unreadable: list[str] = []
    errata = internal = 0
    for change in comparison.changes:
        if change.subject is not Subject.ITEM or change.item is None:
            continue
        declared, entry = entries.get(change.item, (None, None))
        if change.item not in head.items and change.item not in base.items:
            unreadable.append(change.item)
            continue
        if not _is_public(change.item, base, head) and not _goes_inside(entry, base):
            internal += change.action is not None
            continue
        if Action.ERRATUM in (change.action, entry.action if entry else None):
            errata += 1
            continue
        action = _action(change, base, head)
        if action is None:
            continue
        matter = _matter(change, entry.action if entry else action, entry, declared)
        if entry is not None and change.action is not None and change.action is not entry.action:
            differing.append((matter, change.action))
        matters[change.item] = matter
    for matter in _by_header(matters, base, head, entries):
        matters[matter.item] = matter
    return Gathered(
        tuple(matters.values()),
        tuple(
            (one.path, entry)
            for one in adjustments
            for entry in one.adjustment.entries
            if entry.item and entry.item not in matters and entry.action is not Action.ERRATUM
        ),
        tuple(differing),
        shared_of_range(comparison, adjustments),
        errata,
        internal,
        tuple(item for item, matter in matters.items() if matter.entry is None),
        tuple(unreadable),
    )


def _matter(
    change: Change, action: Action, entry: Entry | None, declared: Declared | None
) -> Matter:
    """Return what is announced of a change; what an entry says goes before what is seen."""
    assert change.item is not None  # noqa: S101 - asked of items only
    return Matter(
        change.item,
        action,
        entry.manner if entry else None,
        change,
        entry,
        declared,
        tuple(entry.came_from) if entry and entry.came_from else change.came_from,
        tuple(entry.went_to) if entry and entry.went_to else change.went_to,
    )


def of_adjustment(
    declared: Declared, base: Census | None, head: Census, comparison: Comparison | None
) -> Gathered:
    """Return what one adjustment declares; the version before, where there is one, adds fields."""
    changes = {
        change.item: change
        for change in (comparison.changes if comparison else ())
        if change.subject is Subject.ITEM and change.item
    }
    matters, errata, internal = [], 0, 0
    for entry in declared.adjustment.entries:
        if entry.item is None:
            continue
        if entry.action is Action.ERRATUM:
            errata += 1
            continue
        standing = head.items.get(entry.item)
        if standing is not None and not standing.public and not _goes_inside(entry, base):
            internal += 1
            continue
        change = changes.get(entry.item)
        matters.append(
            Matter(
                entry.item,
                entry.action,
                entry.manner,
                change,
                entry,
                declared,
                tuple(entry.came_from) or (change.came_from if change else ()),
                tuple(entry.went_to) or (change.went_to if change else ()),
            )
        )
    return Gathered(
        tuple(matters),
        shared=shared_of_adjustment(declared, comparison),
        errata=errata,
        internal=internal,
        unmoved=tuple(one.item for one in matters if comparison and one.change is None),
    )


def _entries(adjustments: Iterable[Declared]) -> Mapping[str, tuple[Declared, Entry]]:
    """Return the last word on every item: a later file of the range wins."""
    return {
        entry.item: (one, entry)
        for one in adjustments
        for entry in one.adjustment.entries
        if entry.item
    }


def _is_public(item: str, base: Census, head: Census) -> bool:
    """Whether the public may know of an item: as it stands now, or stood when it was taken out."""
    standing = head.items.get(item) or base.items.get(item)
    return standing is not None and standing.public


def _goes_inside(entry: Entry | None, base: Census | None) -> bool:
    """Whether an item that the public could see is declared to become a matter of the inside."""
    if entry is None or entry.manner is not Manner.TO_INTERNAL or base is None:
        return False
    standing = base.items.get(entry.item or "")
    return standing is not None and standing.public


def _action(change: Change, base: Census, head: Census) -> Action | None:
    """Return the official word with the defaults of lists in view; None where nothing is said."""
    assert change.item is not None  # noqa: S101 - asked of items only
    was = (before := base.items.get(change.item)) is not None and before.in_force
    now = (after := head.items.get(change.item)) is not None and after.in_force
    if not was and not now:
        return None
    if change.action is Action.ADD and was:
        return None
    if change.action is None and was and not now:
        return Action.CANCEL
    if not was and before is not None and not before.public:
        return Action.ADD
    keys = {str(field.path[0]) for field in change.fields if field.path and not field.internal}
    if change.action is Action.ALTER and keys <= {"批准"}:
        return None
    return change.action


def _by_header(
    matters: Mapping[str, Matter],
    base: Census,
    head: Census,
    entries: Mapping[str, tuple[Declared, Entry]],
) -> Iterator[Matter]:
    """Yield items whose own file is as it was and that the header of a list put in or took out."""
    for item in {**base.items, **head.items}:
        before, after = base.items.get(item), head.items.get(item)
        if item in matters or not _is_public(item, base, head):
            continue
        was = before is not None and before.public and before.in_force
        now = after is not None and after.in_force
        if was != now:
            declared, entry = entries.get(item, (None, None))
            action = entry.action if entry else (Action.ADD if now else Action.CANCEL)
            manner = entry.manner if entry else None
            yield Matter(item, action, manner, entry=entry, declared=declared)


def elements(change: Change | None) -> tuple[str, ...]:
    """Return which parts of an item changed, by their keys, public and in substance only."""
    keys = [
        str(field.path[0])
        for field in (change.fields if change else ())
        if field.path and field.aspect is not Aspect.EDITORIAL and not field.internal
    ]
    return tuple(key for key in dict.fromkeys(keys) if key not in _ASIDE)


__all__ = ["Gathered", "Matter", "elements", "of_adjustment", "of_range"]
