"""Which adjustment (``adjustments/*.yaml``) brought about a version of an item.

Surest is the anchor that the adjustment holds of the item after it; then that the adjustment was
put in or changed by the same commit; then that it takes effect on the day the version does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..store.layout import ADJUSTMENTS_FOLDER
from .contents import Contents, text_of
from .ledger import Ledger


@dataclass(frozen=True, slots=True)
class Adjusted:
    """An adjustment that names the item: its file, title, number, date, and its word for it."""

    file: str
    name: str | None
    document: str | None
    date: str | None
    action: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one adjustment says of one item, in its last version."""

    adjusted: Adjusted
    item: str
    after: str | None
    numbers: frozenset[int]
    """The commits that put in or changed the adjustment while it named the item."""
    days: frozenset[str]


class Adjustments:
    """All adjustments there ever were, as far as they name certain items."""

    def __init__(self, ledger: Ledger, contents: Contents) -> None:
        self._events = {
            path: events
            for path in ledger.files
            if path.startswith(f"{ADJUSTMENTS_FOLDER}/")
            and (events := [event for event in ledger.events(path) if event.new])
        }
        self._contents = contents

    def blobs(self) -> Iterator[str]:
        """Yield what must be read."""
        return (event.new for events in self._events.values() for event in events)

    def of(self, item: str) -> list[Told]:
        """Return what they say of an item, in the order of their files."""
        told = []
        for path, events in self._events.items():
            naming = [e for e in events if item.encode() in (self._contents.data(e.new) or b"")]
            if not naming:
                continue
            value = self._contents.value(naming[-1].new) or {}
            entry = _entry(value, item)
            if entry is not None:
                numbers = frozenset(event.number for event in naming)
                told.append(_told(path, value, entry, item, numbers))
        return told


def adjusted_by(
    told: list[Told], number: int, anchor: str | None, effective: str | None
) -> tuple[Adjusted, ...]:
    """Return the adjustments behind a version: by anchor, else by commit, else by day."""
    tests = (
        lambda one: anchor is not None and one.after == anchor,
        lambda one: number in one.numbers,
        lambda one: effective is not None and effective in one.days,
    )
    for test in tests:
        found = tuple(one.adjusted for one in told if test(one))
        if found:
            return found
    return ()


def _entry(value: dict[str, Any], item: str) -> dict[str, Any] | None:
    entries = value.get("变更")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            named = entry.get("事项")
            if named == item or (isinstance(named, list) and item in named):
                return entry
    return None


def _told(
    path: str, value: dict[str, Any], entry: dict[str, Any], item: str, numbers: frozenset[int]
) -> Told:
    approval = value.get("审批")
    approved = approval.get("日期") if isinstance(approval, dict) else None
    effective = text_of(entry.get("生效日期")) or text_of(value.get("生效日期"))
    days = (effective,) if effective else (text_of(value.get("日期")), text_of(approved))
    adjusted = Adjusted(
        path,
        text_of(value.get("名称")),
        text_of(value.get("文号")),
        text_of(value.get("日期")) or text_of(approved),
        text_of(entry.get("调整")),
    )
    return Told(
        adjusted, item, text_of(entry.get("后")), numbers, frozenset(day for day in days if day)
    )
