"""Merge three versions of one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..compare.alignment import align
from ..model.finding import field_name
from ..store.layout import Placed, Role, place
from ..store.reader import read_mapping
from ..store.rereading import same
from .abolition import repeal_conflicts
from .values import NOTHING, Conflict, merge_values

Textual = Callable[[bytes, bytes, bytes], bytes | None]
"""Merges ours, base and theirs line by line; None where there are conflicts."""

_BOM = "\ufeff"


class UnmergeableError(Exception):
    """Versions that cannot be merged by field: one cannot be read, or nothing can be written."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, and the fields that are in conflict (marked in it); none: all is well."""

    data: bytes
    conflicts: tuple[str, ...] = ()


def merge_files(
    path: str, base: bytes, ours: bytes, theirs: bytes, textual: Textual | None = None
) -> Merged:
    """Merge by field; ``base`` is empty where both sides made the file.

    ``path`` may lead to the workspace too. Comments and layout are those of ours; where a merge
    line by line says the same it is taken, since it keeps the comments of both.

    Raises ``UnmergeableError`` where the versions cannot be merged by field.
    """
    if ours == theirs or base == theirs:
        return Merged(ours)
    if base == ours:
        return Merged(theirs)
    old, mine, other = (_read(data) for data in (base, ours, theirs))
    placed = placed_at(path)
    value, conflicts = merge_values(old, mine, other)
    if placed is not None and placed.role is Role.ITEM:
        for repeal in repeal_conflicts(old, mine, other):
            conflicts = [one for one in conflicts if one.path[:1] != repeal.path] + [repeal]
            value[str(repeal.path[0])] = repeal.theirs if repeal.ours is NOTHING else repeal.ours
    if not conflicts:
        lines = textual(ours, base, theirs) if textual is not None else None
        if lines is not None and _says(lines, value):
            return Merged(lines)
    return _written(value, conflicts, placed, ours, theirs)


def placed_at(path: str) -> Placed | None:
    """Return what the file at a path is for; the workspace may lie deeper in the repository."""
    parts = path.replace("\\", "/").split("/")
    for start in range(len(parts)):
        placed = place("/".join(parts[start:]))
        if placed.role not in (Role.MISPLACED, Role.OTHER):
            return placed
    return None


def _read(data: bytes) -> dict[str, Any]:
    if not data.strip():
        return {}
    read = read_mapping(data.removeprefix(_BOM.encode()))
    if read.value is None or read.faults:
        raise UnmergeableError(read.faults[0].message if read.faults else "")
    return read.value


def _says(data: bytes, value: dict[str, Any]) -> bool:
    read = read_mapping(data)
    return not read.faults and same(read.value, value)


def _written(
    value: dict[str, Any],
    conflicts: list[Conflict],
    placed: Placed | None,
    ours: bytes,
    theirs: bytes,
) -> Merged:
    # What writes a file loads the models; most merges by line need neither.
    from ..store.format import order_for
    from ..store.patch import UnpatchableError
    from ..store.retelling import retold
    from .marking import marked

    text = ours.decode("utf-8")
    bom = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    newline = "\r\n" if "\r\n" in text else "\n"
    other = theirs.decode("utf-8").removeprefix(_BOM)
    order = None if placed is None else order_for(placed)

    def tell(said: dict[str, Any]) -> str:
        return retold(text, said, order, align, other).replace("\r\n", "\n")

    try:
        new = marked(value, conflicts, tell) if conflicts else tell(value)
    except UnpatchableError as error:
        raise UnmergeableError(str(error)) from error
    data = (bom + new.replace("\n", newline)).encode("utf-8")
    return Merged(data, tuple(field_name(one.path) or "" for one in conflicts))
