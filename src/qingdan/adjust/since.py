"""Put together what the rules on change look at: two versions, or one and its anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..compare.changes import Change, Comparison
from ..compare.comparison import compare_contents, compare_versions
from ..rules.ledger import Ledger, Subject
from ..rules.since import Altered, Since
from ..store.sides import INDEX, WORKTREE
from ..store.snapshot import Snapshot, revision
from .altered import altered
from .versions import Version


def since_revision(root: Path, head: Snapshot, base: str, *, asked: bool = False) -> Since:
    """Return what became of a workspace since a revision.

    ``head`` is the working tree, the index or a commit; ``asked`` says that changes are to be
    declared even where no adjustment has ever been written. Raises ``QingdanError`` where there is
    no such revision, or none with this workspace.
    """
    return _put_together(compared(root, head, base), asked=asked)


def since_snapshot(
    head: Snapshot, base: Snapshot, *, label: str = "base", asked: bool = False
) -> Since:
    """Return what became of a workspace since another snapshot, both read whole."""
    return replace(_put_together(compared_snapshots(head, base), asked=asked), base=label)


def anchors_alone(head: Snapshot) -> Since:
    """Return what can be said where no base is known: what items say, held against anchors.

    Only the adjustments and the items they name are read.
    """
    version = Version(head)
    now, unread = _standings(version)
    return Since(None, now=now, unread=unread)


@dataclass(frozen=True)
class Compared:
    """Two versions side by side: every change of an item, a header or a shared text as both."""

    comparison: Comparison
    old: Version
    new: Version
    altered: tuple[tuple[Change, Altered], ...]


def compared(root: Path, head: Snapshot, base: str) -> Compared:
    """Compare a workspace with a revision. Raises ``QingdanError`` as ``since_revision`` does."""
    staged = head.label == INDEX
    named = None if head.label in (INDEX, WORKTREE) else head.label
    comparison = compare_versions(root, base, named, staged=staged)
    return _compared(comparison, revision(root, comparison.base), head)


def compared_snapshots(head: Snapshot, base: Snapshot) -> Compared:
    """Compare two snapshots, both read whole."""
    return _compared(compare_contents(_contents(base), _contents(head)), base, head)


def _compared(comparison: Comparison, base: Snapshot, head: Snapshot) -> Compared:
    old, new = Version(base), Version(head)
    old.read(change.base_file for change in comparison.changes if change.base_file)
    new.read(change.head_file for change in comparison.changes if change.head_file)
    return Compared(comparison, old, new, tuple(altered(comparison, old, new)))


def _contents(snapshot: Snapshot) -> dict[str, bytes]:
    return dict(snapshot.read_all(snapshot.paths()))


def _put_together(sides: Compared, *, asked: bool) -> Since:
    old, new = sides.old, sides.new
    now, unread = _standings(new)
    found = tuple(one for _change, one in sides.altered)
    broken = {
        one.subject
        for one in found
        if any(
            path in version.paths and version.value(path) is None
            for version, path in ((old, one.old_file), (new, one.file))
        )
    }
    return Since(
        sides.comparison.base,
        tuple(one for one in found if one.subject not in broken),
        now,
        old.adjustments,
        declares=asked or bool(old.adjustments or new.adjustments),
        unread=unread | broken,
    )


def _standings(version: Version) -> tuple[Mapping[Subject, str | None], frozenset[Subject]]:
    """Return the anchors of what the adjustments name, and what of it cannot be read."""
    subjects = Ledger(version.adjustments).by_subject
    if not subjects:
        return {}, frozenset()
    items = version.found(one.item for one in subjects if one.item)
    version.read(placed.path for placed in items.values())
    version.read(one.file for one in subjects if one.file)
    now: dict[Subject, str | None] = {}
    unread = set()
    for subject in subjects:
        placed = items.get(subject.item)
        path = placed.path if placed is not None else subject.file
        if path in version.paths and version.value(path) is None:
            unread.add(subject)
        elif subject.item:
            now[subject] = version.standing(placed) if placed is not None else None
        else:
            now[subject] = version.shared(subject.file).get(subject)
    return now, frozenset(unread)


__all__ = [
    "Compared",
    "anchors_alone",
    "compared",
    "compared_snapshots",
    "since_revision",
    "since_snapshot",
]
