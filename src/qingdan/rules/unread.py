"""Why files could not be read: what ``qingdan validate`` would say first of each."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..messages import _
from ..model.finding import Finding
from ..store.layout import Role, place
from ..store.snapshot import Snapshot
from .ground import read_around, read_ground
from .reading import Surroundings, examine

_FORM = ("QD0", "QD1")
"""Rules on the form of a file: whether it can be read at all."""


def first_faults(snapshot: Snapshot, paths: Collection[str]) -> dict[str, Finding]:
    """Return the worst finding on the form of each file, the first of equals; nothing where none.

    Only these files are read, and what all items stand on. Raises ``QingdanError`` for a broken
    ``qingdan.yaml``.
    """
    # The form of a file is the same on every day.
    around, extra = read_around(snapshot, datetime.date.min, _FORM)
    ground = read_ground(snapshot, around)
    surroundings = Surroundings(snapshot, around, ground.defaults, extra)
    wanted = [file for file in ground.items if file.path in paths]
    located = [one for examined in examine(surroundings, wanted) for one in examined.located]
    found = [one.finding for one in (*ground.located, *located) if one.finding.file in paths]
    return {one.file: one for one in sorted(found, key=_best_last)}


def _best_last(one: Finding) -> tuple[int, int, int]:
    return -one.severity.rank, -(one.line or 0), -(one.column or 0)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, its place (with line and column where they are known), and what is wrong there."""

    path: str
    place: str
    why: str


def why_unread(snapshot: Snapshot, paths: Collection[str]) -> Iterator[Unread]:
    """Yield what is wrong with each file, in the order of their paths.

    Raises ``QingdanError`` for a broken ``qingdan.yaml``.
    """
    faults = first_faults(snapshot, paths)
    for path in sorted(set(paths)):
        fault = faults.get(path)
        if fault is None:
            yield Unread(path, path, _without_fault(snapshot, path))
            continue
        numbers = [str(number) for number in (fault.line, fault.column) if number is not None]
        yield Unread(path, ":".join((path, *numbers)), fault.message)


def _without_fault(snapshot: Snapshot, path: str) -> str:
    """Say why a file was left out whose form is right."""
    held = snapshot.paths()
    if path not in held:
        return _("没有这个文件。")
    own = place(path)
    same = [one for one in held if place(one).id == own.id and one != path]
    if own.role is Role.ITEM and same:
        return _("id 与 {other} 相同，只读了一个。").format(other=same[0])
    return _("读不了。")


__all__ = ["Unread", "first_faults", "why_unread"]
