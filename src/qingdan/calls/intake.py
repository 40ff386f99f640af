"""Take a table of calls into a private workspace: what is new, what changed, what is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..messages import _
from .call import Call, Log, Secret
from .keeping import Record, call_id, record


@dataclass(frozen=True, slots=True)
class Changed:
    """A call that was there: each field with what it said before and says now."""

    id: str
    number: str
    fields: Mapping[str, tuple[Any, Any]]


@dataclass
class Intake:
    """What a table brings. ``records`` is all that is kept afterwards, by id."""

    records: dict[str, Record]
    added: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0
    refused: list[Secret] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    elsewhen: list[str] = field(default_factory=list)
    """Numbers of new calls that another call, of another day, has already."""

    @property
    def is_whole(self) -> bool:
        """Whether every row was taken."""
        return not self.refused and not self.unread


def take_in(log: Log, kept: Mapping[str, Record]) -> Intake:
    """Return what becomes of ``kept`` when a table is taken in.

    A call is known by its number and day, without a number by its day, town and words. What the
    table says counts, empty cells too; calls that it does not hold stay. Rows with the number of a
    person are refused, and of two rows with one number the second.
    """
    intake = Intake(dict(kept), refused=list(log.secrets), unread=list(log.faults))
    numbers = {str(said["编号"]) for said in kept.values() if "编号" in said}
    taken: dict[str, str] = {}
    for call, own in _named(log):
        if own in taken:
            why = _("编号和 {place} 相同").format(place=taken[own])
            intake.unread.append((call.place, why))
            continue
        taken[own] = call.place
        before = kept.get(own)
        after = record(call, before or {})
        intake.records[own] = after
        if before is None:
            intake.added.append(own)
            if after.get("编号") in numbers:
                intake.elsewhen.append(str(after["编号"]))
        elif before == after:
            intake.same += 1
        else:
            intake.changed.append(Changed(own, str(after.get("编号", "")), _fields(before, after)))
    return intake


def _named(log: Log) -> Iterator[tuple[Call, str]]:
    """Yield the calls that may be kept, with their ids."""
    secret = {one.row for one in log.secrets}
    alike: Counter[str] = Counter()
    for call in log.calls:
        if call.place in secret:
            continue
        first = call_id(call, 1)
        alike[first] += 1
        yield call, call_id(call, alike[first])


def _fields(before: Record, after: Record) -> dict[str, tuple[Any, Any]]:
    keys = dict.fromkeys((*before, *after))
    return {
        key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)
    }


__all__ = ["Changed", "Intake", "take_in"]
