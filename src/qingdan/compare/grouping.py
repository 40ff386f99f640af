"""Many items that went from one organ to another, read as the one thing they are: a 划转.

A reform of organs (机构改革) moves a hundred files; a reviewer has to see from whom, to whom, how
many, what stays behind, what changed besides, and what the register says about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..store.layout import ORGANS_FILE, Role
from .action import ATTENDANT
from .changes import Action, Change, ChangeKind, Stated, Subject, Transfer
from .files import TwoSides, owner_of
from .register import Registers

FEWEST = 2
"""So many items that go the same way are one transfer; a single one speaks for itself."""


def transfers(
    changes: Sequence[Change], sides: TwoSides, registers: Registers
) -> tuple[Transfer, ...]:
    """Return the transfers among the changes, by organ that gave and organ that received."""
    ways: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if _is_transferred(change):
            ways.setdefault((change.base_organ or "", change.organ or ""), []).append(change)
    groups = {way: moved for way, moved in ways.items() if len(moved) >= FEWEST}
    if not groups:
        return ()
    left = _owners(sides.head_files())
    return tuple(
        Transfer(
            base_organ=giver,
            organ=taker,
            items=tuple(change.item or "" for change in moved),
            changed=tuple(change.item or "" for change in moved if _changed_besides(change)),
            stays=left.count(giver),
            followed=tuple(_followed(changes, giver, taker)),
            inherits=tuple(sorted({key for change in moved for key in change.inherits})),
            basis=tuple(_basis(registers, giver, taker)),
        )
        for (giver, taker), moved in sorted(groups.items())
    )


def _is_transferred(change: Change) -> bool:
    return (
        change.subject is Subject.ITEM
        and change.kind is ChangeKind.MOVED
        and change.action is Action.TRANSFER
        and change.base_organ is not None
        and change.organ is not None
    )


def _changed_besides(change: Change) -> bool:
    """Whether more changed than the organ and the keys that say so."""
    return any(not field.path or field.path[0] not in ATTENDANT for field in change.fields)


def _owners(paths: Iterable[str]) -> list[str | None]:
    owners = (owner_of(path) for path in paths)
    return [owner.organ for owner in owners if owner is not None and owner.role is Role.ITEM]


def _followed(changes: Iterable[Change], giver: str, taker: str) -> Iterator[str]:
    """Yield the items that only name the new organ where they named the old one."""
    for change in changes:
        renamed = [f for f in change.fields if not f.path or f.path[0] not in ATTENDANT]
        if (
            change.subject is Subject.ITEM
            and change.kind is ChangeKind.MODIFIED
            and renamed
            and all((field.before, field.after) == (giver, taker) for field in renamed)
        ):
            yield change.item or ""


def _basis(registers: Registers, giver: str, taker: str) -> Iterator[Stated]:
    """Yield what the register says of the two organs that explains the transfer."""
    for organ, keys in ((giver, ("失效日期", "承接")), (taker, ("生效日期", "曾用名"))):
        for key in keys:
            said = _written(registers.stated(organ, key), giver, taker, registers)
            if said:
                yield Stated(ORGANS_FILE, f"机构.{organ}.{key}", said)


def _written(value: Any, giver: str, taker: str, registers: Registers) -> str | None:
    """Return a day, or the organ among the successors, or the name among the former names."""
    match value:
        case str():
            return value
        case list() if taker in value:
            return taker
        case list():
            name = registers.stated(giver, "名称")
            known = [entry.get("名称") for entry in value if isinstance(entry, dict)]
            return name if isinstance(name, str) and name in known else None
    return None
