"""What a reviewer must see first of a comparison: powers, burdens, missing bases, later dates.

Facts only; the words are the renderers'.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ..compare.changes import Change, ChangeKind, Comparison, FieldChange, Subject, Transfer
from ..compare.declared import Declared
from ..model.aspect import Aspect
from ..model.vocabulary import Status

_DRAFTS = (Status.DRAFT, Status.REVIEW)
_DATED = ("生效日期", "失效日期")
_IS_A_BASIS = frozenset({"依据", "批准"})
_STATE_NOTHING_NEW = frozenset({("生效日期",), ("失效日期",)})


@dataclass(frozen=True, slots=True)
class Touched:
    """A change and those of its fields that it is listed for; none for a whole item."""

    change: Change
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """What takes effect, or ends, after today: an item by its own date or that of a batch.

    Items that went to another organ together are one (``transfer``).
    """

    day: datetime.date
    ends: bool
    change: Change | None = None
    adjustment: Declared | None = None
    transfer: Transfer | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What to look at first, each in the order of the comparison.

    ``authority`` are changes of what the organ may do, new and cancelled items among them;
    ``burden`` those of limits, fees and materials; what a transfer tells is in neither.
    ``groundless`` changed in authority while no 依据 changed and no adjustment gives one.
    ``gone`` are deleted though they were in force. ``guessed`` are pairs matched by likeness alone,
    to be confirmed; ``renamed`` were in force under an id that is gone.
    """

    authority: tuple[Touched, ...]
    burden: tuple[Touched, ...]
    groundless: tuple[Change, ...]
    later: tuple[Later, ...]
    gone: tuple[Change, ...]
    guessed: tuple[Change, ...]
    renamed: tuple[Change, ...]


def digest(comparison: Comparison, today: datetime.date) -> Digest:
    """Return what to look at first, as of ``today``."""
    changes = comparison.changes
    grounded = frozenset[str]().union(*(one.grounded for one in comparison.declared))
    authority = tuple(_touched(comparison.untold, Aspect.AUTHORITY))
    return Digest(
        authority=authority,
        burden=tuple(_touched(comparison.untold, Aspect.BURDEN)),
        groundless=tuple(
            touched.change for touched in authority if _is_groundless(touched, grounded)
        ),
        later=tuple(sorted(_later(comparison, today), key=lambda later: later.day)),
        gone=tuple(change for change in changes if was_in_force_and_is_gone(change)),
        guessed=tuple(c for c in changes if c.inferred and not c.gave_up_id),
        renamed=tuple(change for change in changes if change.gave_up_id),
    )


def was_in_force_and_is_gone(change: Change) -> bool:
    """Whether the file of an item that was no draft is deleted."""
    return (
        change.subject is Subject.ITEM
        and change.head_file is None
        and change.kind is ChangeKind.REMOVED
        and change.status not in _DRAFTS
    )


def _touched(changes: tuple[Change, ...], aspect: Aspect) -> Iterator[Touched]:
    """Yield the changes that touch an aspect; whole items touch what their authority is."""
    for change in changes:
        if _is_whole_item(change):
            if aspect is Aspect.AUTHORITY and change.status not in _DRAFTS:
                yield Touched(change)
            continue
        fields = tuple(
            field
            for field in change.fields
            if field.aspect is aspect and not (field.erratum or field.order_only or field.internal)
        )
        if fields:
            yield Touched(change, fields)


def _is_whole_item(change: Change) -> bool:
    return change.subject is Subject.ITEM and (change.base_file is None or change.head_file is None)


def _is_groundless(touched: Touched, grounded: frozenset[str]) -> bool:
    change = touched.change
    if change.subject is not Subject.ITEM or change.status in _DRAFTS:
        return False
    if change.item in grounded or change.head_file in grounded:
        return False
    if _is_whole_item(change):
        came = change.kind is ChangeKind.ADDED and not _names_a_basis(change.fields)
        return came or change.kind is ChangeKind.REMOVED
    substantial = [field for field in touched.fields if field.path[:1] not in _STATE_NOTHING_NEW]
    return bool(substantial) and not _names_a_basis(change.fields)


def _names_a_basis(fields: tuple[FieldChange, ...]) -> bool:
    """Whether a basis, or the approval, is put in or says something else."""
    return any(
        field.after is not None and not field.erratum and not field.order_only
        for field in fields
        if any(part in _IS_A_BASIS for part in field.path)
    )


def _later(comparison: Comparison, today: datetime.date) -> Iterator[Later]:
    for transfer in comparison.transfers:
        told = (change for change in comparison.changes if transfer.tells(change))
        for day, ends in sorted({later for change in told for later in _days(change, today)}):
            yield Later(day, ends, transfer=transfer)
    for change in comparison.untold:
        for day, ends in _days(change, today):
            yield Later(day, ends, change)
    for adjustment in comparison.declared:
        days = [adjustment.effective, *(day for _item, day in adjustment.dates)]
        for day in sorted({found for text in days if (found := _day(text)) and found > today}):
            yield Later(day, False, adjustment=adjustment)


def _days(change: Change, today: datetime.date) -> Iterator[tuple[datetime.date, bool]]:
    """Yield the days after today on which an item begins, or ends."""
    for field in change.fields:
        day = _day(field.after) if len(field.path) == 1 and field.path[0] in _DATED else None
        if day and day > today:
            yield day, field.path[0] == "失效日期"


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
