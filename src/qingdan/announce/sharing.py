"""What many items share and a batch changes: shared texts and the defaults of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..compare.changes import Change, ChangeKind, Comparison, Subject
from ..model.adjustment import Entry
from ..model.record import Aspect
from .declared import Declared

_OF_THE_LIST = {("标题",), ("年度",), ("文号",), ("批准",), ("公布日期",), ("沿用",), ("说明",)}
"""What a header says of the list itself, and no item inherits."""
_SHARING = (Subject.HEADER, Subject.TEXT)


@dataclass(frozen=True, slots=True)
class Shared:
    """One shared text or list header. At least one of ``change`` and ``entry`` is there.

    ``declared`` is the adjustment that holds ``entry``.
    """

    change: Change | None
    entry: Entry | None = None
    declared: Declared | None = None

    @property
    def file(self) -> str:
        """The file it stands in."""
        if self.change is not None:
            return self.change.head_file or self.change.base_file or ""
        return (self.entry.file if self.entry else None) or ""

    @property
    def text(self) -> str:
        """The name of the text; empty for a list header."""
        if self.change is not None:
            return self.change.name if self.change.subject is Subject.TEXT else ""
        return (self.entry.name if self.entry else None) or ""

    @property
    def reach(self) -> int | None:
        """How many items it touches; None where there is nothing to compare."""
        return self.change.reach if self.change else None


def shared_of_range(comparison: Comparison, adjustments: Sequence[Declared]) -> tuple[Shared, ...]:
    """Return what changed in substance between two versions, with the entry that declares it."""
    entries = [(one, entry) for one in adjustments for entry in _entries(one)]
    return tuple(
        next(
            (Shared(change, entry, one) for one, entry in reversed(entries) if _on(entry, change)),
            Shared(change),
        )
        for change in comparison.changes
        if _in_substance(change)
    )


def shared_of_adjustment(declared: Declared, comparison: Comparison | None) -> tuple[Shared, ...]:
    """Return what one adjustment declares; what else changed between the versions is not its."""
    changes = [c for c in (comparison.changes if comparison else ()) if c.subject in _SHARING]
    return tuple(
        Shared(next((c for c in changes if _on(entry, c)), None), entry, declared)
        for entry in _entries(declared)
    )


def _entries(declared: Declared) -> Iterator[Entry]:
    yield from (entry for entry in declared.adjustment.entries if entry.file and not entry.item)


def _on(entry: Entry, change: Change) -> bool:
    """Whether an entry is on what changed: the file, and of a file of texts the text."""
    if entry.file not in (change.head_file, change.base_file):
        return False
    return change.subject is not Subject.TEXT or entry.name in (None, change.name)


def _in_substance(change: Change) -> bool:
    """Whether something that many items share now says something else in substance.

    状态 of a header puts items in and out and is told item by item.
    """
    if change.kind is not ChangeKind.MODIFIED or not change.reach or change.subject not in _SHARING:
        return False
    return any(
        field.aspect is not Aspect.EDITORIAL
        and not field.internal
        and field.path[-1:] != ("状态",)
        and field.path[:1] not in _OF_THE_LIST
        for field in change.fields
    )


def reach_of(shared: Iterable[Shared]) -> int:
    """Return how many items are touched, those of each counted by themselves."""
    return sum(one.reach or 0 for one in shared)


__all__ = ["Shared", "reach_of", "shared_of_adjustment", "shared_of_range"]
