"""Many items that went from one organ to another, read as the one thing they are: a 划转.

A reform of organs (机构改革) moves a hundred files; a reviewer has to see from whom, to whom, how
many, what stays behind, what changed besides, and what the register says about it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from ..store.layout import ORGANS_FILE, Role
from .action import ATTENDANT
from .changes import (
    Action,
    Brought,
    Change,
    ChangeKind,
    FieldChange,
    Stated,
    Subject,
    Transfer,
)
from .files import TwoSides, owner_of
from .register import Registers

FEWEST = 2
"""So many items that go the same way are one transfer; a single one speaks for itself."""

RENAMED = "机构名称"
"""No key of the format: an item named its old organ and names the new one."""
_TOLD = ("生效日期", "批准", "编码", RENAMED, "共同实施", "序号")
"""What a move brings with it, in the order in which it is told."""
_CODES = frozenset({"实施编码", "业务办理项编码", "曾用"})
_CREDIT = 18
"""The 实施编码 begins with the 统一社会信用代码 of the organ, of 18 characters."""

_NEAR = datetime.timedelta(days=366)
"""A reform takes its time: an organ is set up, its items follow within the year."""

_KeyOf = Callable[[FieldChange], str | None]


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
            changed=tuple(
                change.item or ""
                for change in moved
                if any(key_of(field) is None for field in change.fields)
            ),
            stays=left.count(giver),
            followed=tuple(_followed(changes, giver, taker)),
            inherits=tuple(sorted({key for change in moved for key in change.inherits})),
            basis=tuple(_basis(registers, giver, taker, _days(moved))),
            brought=tuple(_brought(moved, key_of)),
        )
        for (giver, taker), moved in sorted(groups.items())
        for key_of in [_key_of(registers, giver, taker)]
    )


def _is_transferred(change: Change) -> bool:
    return (
        change.subject is Subject.ITEM
        and change.kind is ChangeKind.MOVED
        and change.action is Action.TRANSFER
        and change.base_organ is not None
        and change.organ is not None
    )


def _key_of(registers: Registers, giver: str, taker: str) -> _KeyOf:
    """Return what tells the key that a move changed by itself; None for what changed besides."""
    names = registers.names()
    old, new = (giver, *names.get(giver, ())), (taker, *names.get(taker, ()))
    return partial(_brought_key, taker=taker, old=old, new=new)


def _brought_key(
    field: FieldChange, *, taker: str, old: Sequence[str], new: Sequence[str]
) -> str | None:
    if not field.path:
        return None
    key = str(field.path[0])
    if field.path == ("生效日期",):
        return key if _was_in_force(field) else None
    if key in ATTENDANT or field.path == ("序号",):
        return key
    if key == "编码":
        return key if _is_renewed(field) else None
    if key == "共同实施" and field.before == taker and field.after is None:
        return key  # it does by itself now what it did with the other
    return RENAMED if field.before in old and field.after in new else None


def _was_in_force(field: FieldChange) -> bool:
    """Whether an item was in force on its new day; one that was not is brought forward by it."""
    return field.after is not None and (field.before is None or field.before <= field.after)


def _is_renewed(field: FieldChange) -> bool:
    """Whether a code changed in nothing but the organ that stands at its beginning."""
    if len(field.path) < 2 or field.path[1] not in _CODES:
        return False
    if field.before is None or field.after is None or field.path[1] == "曾用":
        return True
    return field.before[_CREDIT:] == field.after[_CREDIT:]


def _brought(moved: Iterable[Change], key_of: _KeyOf) -> Iterator[Brought]:
    """Yield what the move changed in the items by itself, in the order in which it is told."""
    counts: dict[str, int] = {}
    values: dict[str, set[str]] = {}
    for change in moved:
        keys = [(key, field) for field in change.fields if (key := key_of(field)) is not None]
        for key in dict.fromkeys(key for key, _field in keys):
            counts[key] = counts.get(key, 0) + 1
        for key, field in keys:
            if field.after is not None:
                values.setdefault(key, set()).add(field.after)
    rank = {key: number for number, key in enumerate(_TOLD)}
    for key in sorted(counts, key=lambda key: (rank.get(key, len(rank)), key)):
        said = values.get(key, set())
        yield Brought(key, counts[key], next(iter(said)) if len(said) == 1 else None)


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


def _days(moved: Iterable[Change]) -> list[datetime.date]:
    """Return the days since which the items are the new organ's."""
    said = {
        field.after
        for change in moved
        for field in change.fields
        if field.path == ("生效日期",) and field.after
    }
    return [day for text in sorted(said) if (day := _day(text)) is not None]


def _basis(
    registers: Registers, giver: str, taker: str, days: Sequence[datetime.date]
) -> Iterator[Stated]:
    """Yield what the register says of the two organs that explains the transfer.

    A day does only where it was put in together with the transfer or lies near it: a department
    that was set up seven years before was not set up for it.
    """
    for organ, keys in ((giver, ("失效日期", "承接")), (taker, ("生效日期", "曾用名"))):
        for key in keys:
            value = registers.stated(organ, key)
            said = _written(value, giver, taker, registers)
            if said and (not isinstance(value, str) or _is_fresh(registers, organ, key, days)):
                yield Stated(ORGANS_FILE, f"机构.{organ}.{key}", said)


def _is_fresh(registers: Registers, organ: str, key: str, days: Sequence[datetime.date]) -> bool:
    old, new = (side.get(organ, {}).get(key) for side in (registers.base, registers.head))
    day = _day(registers.stated(organ, key))
    return old != new or (day is not None and any(abs(day - one) <= _NEAR for one in days))


def _day(text: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


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
