"""Compare two versions of a workspace: the one function that commands call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..model.vocabulary import ListKind
from ..store import git
from ..store.layout import ORGANS_FILE, Role
from ..store.reader import read_mapping
from ..store.snapshot import INDEX
from .changes import Change, Comparison, Subject
from .fields import says_the_same_bytes
from .files import Difference, Sides, owner_of
from .items import item_change
from .match import pair_items
from .reach import Reach
from .shared import shared_changes


def compare_versions(
    workspace: Path, base: str, head: str | None = None, *, staged: bool = False
) -> Comparison:
    """Compare the workspace at two revisions; without ``head``, ``base`` with the working tree.

    Either may be anything git understands; ``A...B`` is their merge base. ``staged`` compares with
    the index instead of the working tree. Only files that differ are read, and nothing has to
    validate. Raises ``QingdanError`` where there is no repository or no such revision.
    """
    first = git.resolve(workspace, base)
    second = INDEX if staged else git.resolve(workspace, head) if head is not None else None
    sides = Sides(workspace, first, second)
    listed = sides.changed()
    differences = [
        difference for difference in sides.differences(listed) if not _is_same(difference)
    ]
    pairs = pair_items(d for d in differences if _is_item(d))
    changes = [change for pair in pairs if (change := item_change(pair)) is not None]
    changes.extend(shared_changes(differences, Reach(sides)))
    mentioned = {path for change in changes for path in (change.base_file, change.head_file)}
    return Comparison(
        base=first,
        head=sides.head_label,
        changes=tuple(sorted(changes, key=_order)),
        rewritten=tuple(d.path for d in differences if d.path not in mentioned),
        aside=tuple(sorted(path for path in map(_path, listed) if owner_of(path) is None)),
        organs=_organ_names(sides, differences),
    )


def _path(change: git.PathChange) -> str:
    return change.head_path or change.base_path or ""


def _is_same(difference: Difference) -> bool:
    """Whether nothing is there to say: git lists a file that was touched and not changed, too."""
    if difference.base is None and difference.head is None:
        return True
    if difference.base is None or difference.head is None:
        return False
    return says_the_same_bytes(difference.base, difference.head)


def _is_item(difference: Difference) -> bool:
    owner = owner_of(difference.path)
    return owner is not None and owner.role is Role.ITEM


_LISTS = {kind: number for number, kind in enumerate(ListKind)}
_SHARED_FIRST = (Subject.WORKSPACE, Subject.ORGANS, Subject.TEXT, Subject.HEADER, Subject.ITEM)


def _order(change: Change) -> tuple[int, str, int, str, str, str]:
    """Sort what all lists share first, then by list, organ, header before items, id."""
    return (
        _LISTS[change.list] if change.list is not None else -1,
        change.organ or "",
        _SHARED_FIRST.index(change.subject),
        change.item or change.name,
        change.head_file or "",
        change.base_file or "",
    )


def _organ_names(sides: Sides, differences: Sequence[Difference]) -> dict[str, tuple[str, ...]]:
    """Read the register of the head as far as it can be read: name and short names by id."""
    register: Any = None
    changed = next((d for d in differences if d.path == ORGANS_FILE), None)
    if changed is not None:
        version = changed.head or changed.base
        register = version.value if version else None
    else:
        data = sides.read_one(ORGANS_FILE)
        register = read_mapping(data).value if data else None
    organs = (register or {}).get("机构")
    if not isinstance(organs, dict):
        return {}
    return {str(key): _names(organ) for key, organ in organs.items() if isinstance(organ, dict)}


def _names(organ: dict[str, Any]) -> tuple[str, ...]:
    short = organ.get("简称")
    candidates = [organ.get("名称"), *(short if isinstance(short, list) else [short])]
    return tuple(name for name in candidates if isinstance(name, str) and name)
