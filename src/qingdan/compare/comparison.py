"""Compare two versions of a workspace: two revisions, or two sets of files in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..model.vocabulary import ListKind
from ..store.layout import ORGANS_FILE, Role
from ..store.sides import open_sides
from .changes import Change, Comparison, Subject
from .contents import Contents
from .declared import read_declared
from .fields import says_the_same_bytes
from .files import Difference, TwoSides, owner_of, read_differences
from .grouping import transfers
from .headers import headers_asked, inherited_defaults, read_unchanged
from .items import item_change
from .match import pair_items
from .reach import Reach, items_before
from .register import read_registers
from .shared import shared_changes


def compare_versions(
    workspace: Path, base: str, head: str | None = None, *, staged: bool = False
) -> Comparison:
    """Compare the workspace at two revisions; without ``head``, ``base`` with the working tree.

    Either may be anything git understands; ``A...B`` is their merge base. ``staged`` compares with
    the index instead of the working tree. Only files that differ are read, and nothing has to
    validate. Raises ``QingdanError`` where there is no repository or no such revision.
    """
    return compare_sides(open_sides(workspace, base, head, staged=staged))


def compare_contents(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Comparison:
    """Compare two versions of a workspace held in memory: path to bytes of every file."""
    return compare_sides(Contents(before, after))


def compare_sides(sides: TwoSides) -> Comparison:
    """Compare the two sides of a workspace, wherever they are kept."""
    touched = sides.touched
    differences = [found for found in read_differences(touched) if not _is_same(found)]
    aside = tuple(file.path for file in touched if owner_of(file.path) is None)
    pairs = pair_items(d for d in differences if _is_item(d))
    asked = {ORGANS_FILE, *headers_asked(pairs, differences)}
    unchanged = read_unchanged(sides, asked - {d.path for d in differences})
    registers = read_registers(differences, unchanged.pop(ORGANS_FILE, None))
    inherited = inherited_defaults(differences, unchanged)
    found = (
        item_change(
            p,
            inherited.statuses(p),
            inherited.otherwise(p),
            inherited.values(p),
            inherited.sides(p),
        )
        for p in pairs
    )
    changes = [change for change in found if change is not None]
    changes.sort(key=_order)
    grouped = transfers(changes, sides, registers)
    ways = [(transfer.base_organ, transfer.organ) for transfer in grouped]
    changes.extend(shared_changes(differences, Reach(sides, items_before(pairs)), ways))
    declared = tuple(read_declared(sides, aside))
    read = {adjustment.file for adjustment in declared}
    mentioned = {path for change in changes for path in (change.base_file, change.head_file)}
    return Comparison(
        base=sides.base,
        head=sides.head_label,
        changes=tuple(sorted(changes, key=_order)),
        rewritten=tuple(d.path for d in differences if d.path not in mentioned),
        aside=tuple(path for path in aside if path not in read),
        organs=registers.names(),
        declared=declared,
        transfers=grouped,
    )


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
        change.organ or "" if change.list is not None else "",
        _SHARED_FIRST.index(change.subject),
        change.item or change.name,
        change.head_file or "",
        change.base_file or "",
    )
