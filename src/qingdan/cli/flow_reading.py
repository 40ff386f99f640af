"""What the commands on flows read: the items of some lists in one version."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.vocabulary import ListKind
    from ..store.inventory import Inventory
    from ..store.snapshot import Snapshot


def read(
    workspace: Path | None, rev: str | None, kinds: Collection[ListKind], item: str | None = None
) -> tuple[Snapshot, Inventory]:
    """Read the items of some lists; what is wrong is left out and named in ``broken``.

    Where ``item`` is an id or begins one, only the items are read whose id begins like that.
    """
    from ..flow.steps import stem_of
    from ..store.inventory import load_inventory
    from ..store.layout import Placed, place
    from ..store.snapshot import revision, worktree
    from ..store.workspace import find_versions, find_workspace

    root = find_workspace(workspace) if rev is None else find_versions(workspace)
    snapshot: Snapshot = worktree(root) if rev is None else revision(root, rev)
    stem = stem_of(item) if item else ""
    found = map(place, snapshot.paths()) if stem else ()
    meant = {one.id for one in found if one.kind in kinds and (one.id or "").startswith(stem)}

    def is_wanted(file: Placed) -> bool:
        return file.kind in kinds and (not meant or file.id in meant)

    return snapshot, load_inventory(snapshot, wanted=is_wanted)
