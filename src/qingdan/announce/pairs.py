"""What a batch changes, item by item and text by text: before and after, side by side."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ..compare.changes import Change
from ..compare.redline import Mark, Segment, redline
from ..model.actions import Action
from ..model.adjustment import Entry
from ..model.finding import FieldPath
from ..model.record import Aspect
from .announcement import Versions
from .census import Census
from .growth import name_of
from .matters import Gathered, Matter
from .rows import Row
from .sharing import Shared
from .wording import day

Redlined = tuple[Segment, ...]
_FAMILIES = frozenset({Action.MERGE, Action.SPLIT})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CUT_ALIKE = "〔摘录和原文相同，改在没有摘录的部分；和调整前的版本比较才看得见〕"
"""What stands for 改为 where an adjustment cuts both sides to the same words."""
_MADE = re.compile(r"-[0-9a-z]{4}$")
"""How an import ends the name of a shared text; names that people give say what it is."""
_BEGINNING = 24
"""Characters of a shared text that stand for such a name."""
_KEYED = re.compile(r"(?<=：)[a-z0-9-]+(?=；|\n|\Z)")
"""What may be the id of an organ in a record written as text."""
_PART = re.compile(r"[^.\[\]]+|\[\d+\]")


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field before (with what is struck out) and after (with what is put in)."""

    path: FieldPath
    before: Redlined
    after: Redlined


@dataclass(frozen=True)
class ItemPair:
    """One item of the batch with its changed fields; ``heading`` is its name.

    ``known`` is False where nothing says what changed: no version before, nothing declared.
    """

    heading: str
    row: Row
    fields: tuple[FieldPair, ...]
    known: bool


@dataclass(frozen=True)
class SharedPair:
    """One shared text or list header of the batch with its changed fields."""

    shared: Shared
    fields: tuple[FieldPair, ...]


def shared_pairs(shared: Sequence[Shared], versions: Versions) -> Iterator[SharedPair]:
    """Yield what many items share, before and after; fields as declared where none are compared."""
    words = _Words(versions)
    for one in shared:
        if one.change is not None:
            yield SharedPair(one, tuple(words.of_change(one.change)))
        elif one.entry is not None:
            yield SharedPair(one, tuple(words.of_entry(one.entry)))


def item_pairs(gathered: Gathered, rows: Sequence[Row], versions: Versions) -> Iterator[ItemPair]:
    """Yield the items before and after, in the order of the tables.

    Of a merger or split both sides, each under its own name: what ends, then what begins.
    """
    matters = {matter.item: matter for matter in gathered.matters}
    words = _Words(versions)
    told: set[str] = set()
    for row in rows:
        for item in _members(row, matters):
            matter = matters.get(item)
            change = matter.change if matter else _part(item, versions)
            if item in told or (matter is None and change is None):
                continue
            told.add(item)
            if change is not None:
                fields = tuple(words.of_change(change))
            else:
                entry = matter.entry if matter else None
                fields = tuple(words.of_entry(entry)) if entry else ()
            known = change is not None or versions.comparison is not None
            yield ItemPair(_heading(row, item, versions), row, fields, known or bool(fields))


def _part(item: str, versions: Versions) -> Change | None:
    """Return what happened to a public item that the batch names as a part of a family only."""
    standing = versions.head.items.get(item)
    if versions.comparison is None or standing is None or not standing.public:
        return None
    return next((one for one in versions.comparison.changes if one.item == item), None)


def _members(row: Row, matters: Mapping[str, Matter]) -> Iterator[str]:
    """Yield the items a row stands for: one, or those of a merger or split."""
    yield row.item
    if row.kind.action in _FAMILIES:
        first = matters.get(row.item)
        yield from first.went_to if first else ()
        yield from row.items


def _heading(row: Row, item: str, versions: Versions) -> str:
    """Return the name of an item of a row, its own where the row tells of several."""
    if row.kind.action in _FAMILIES:
        for census in (versions.head, versions.base):
            standing = census.items.get(item) if census else None
            if standing is not None and standing.public:
                return standing.name
    return name_of(row)


def first_words(name: str, versions: Versions) -> str | None:
    """Return how a shared text begins that a program named (处罚-直接-p92p); None for others."""
    if not _MADE.search(name):
        return None
    for census in (versions.head, versions.base):
        begins = census.texts.get(name) if census else None
        if begins:
            return begins if len(begins) <= _BEGINNING else f"{begins[:_BEGINNING]}……"
    return None


class _Words:
    """Values of fields as the meeting reads them: names for ids, what a list's header gives."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        known = versions.comparison.organs.values() if versions.comparison else ()
        self._names = tuple(name for names in known for name in names)

    def of_change(self, change: Change) -> Iterator[FieldPair]:
        """Yield what changed in public and in substance."""
        for field in change.fields:
            if field.internal or field.aspect is Aspect.EDITORIAL or field.order_only:
                continue
            before = field.before or self._inherited(self._versions.base, change.item, field.path)
            after = field.after or self._inherited(self._versions.head, change.item, field.path)
            yield self.pair(field.path, before, after)

    def of_entry(self, entry: Entry) -> Iterator[FieldPair]:
        """Yield what an adjustment itself says of the fields."""
        for one in entry.edited:
            after = one.after or ""
            if after and after == one.before:
                after = _CUT_ALIKE
            yield self.pair(_path(one.field), one.before or "", after)

    def pair(self, path: FieldPath, before: str, after: str) -> FieldPair:
        """Return a field with what is struck out before and what is put in after."""
        segments = redline(self._said(before), self._said(after), self._names)
        return FieldPair(
            path,
            tuple(one for one in segments if one.mark is not Mark.INSERT),
            tuple(one for one in segments if one.mark is not Mark.DELETE),
        )

    def _inherited(self, census: Census | None, item: str | None, path: FieldPath) -> str:
        """Return what the header of the list says of a field that the item leaves to it."""
        standing = census.items.get(item or "") if census else None
        key = str(path[0]) if len(path) == 1 else ""
        return (standing.text(key) if standing and key else None) or ""

    def _said(self, text: str) -> str:
        """Return names for the ids of items and organs, and a day as people write it."""
        with suppress(ValueError):
            return (
                day(datetime.date.fromisoformat(text)) if _DAY.fullmatch(text) else self._ids(text)
            )
        return text

    def _ids(self, text: str) -> str:
        names = [name for part in text.split("、") if (name := self._name(part))]
        if len(names) == len(text.split("、")):
            return "、".join(names)
        return _KEYED.sub(self._keyed, text)

    def _keyed(self, found: re.Match[str]) -> str:
        """Return a name for the id that a record says under a key: ``部门：zjj；责任：…``."""
        head = self._versions.head
        return head.organ_name(found[0]) if found[0] in head.organs else found[0]

    def _name(self, part: str) -> str | None:
        """Return what is called by an id: an item, an organ, a shared text; None for nothing."""
        head = self._versions.head
        begins = first_words(part, self._versions)
        if begins:
            return begins
        if part in head.organs:
            return head.organ_name(part)
        standing = head.items.get(part)
        return standing.name if standing is not None and standing.public else None


def _path(field: str) -> FieldPath:
    """Read a field as an adjustment writes it: ``依据[0].引用``."""
    return tuple(int(part[1:-1]) if part.startswith("[") else part for part in _PART.findall(field))


__all__ = ["FieldPair", "ItemPair", "SharedPair", "first_words", "item_pairs", "shared_pairs"]
