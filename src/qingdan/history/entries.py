"""The history of one item: what happened to it, when, with whom, by which adjustment.

Two versions that follow each other are compared as any two versions are; a version that says the
same in other bytes is none. The item is followed by its id wherever its file lay, and beyond its
beginning to those it declares to come from (承接自, 拆分自, 合并自). A default that the header of
its list gives and that the item takes over is part of what it says: such a change is an entry, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..compare.anchor import anchor
from ..compare.changes import Change, ChangeKind, FieldChange, Subject
from ..compare.comparison import compare_contents
from ..compare.files import Owner, owner_of
from ..model.actions import Action
from ..model.vocabulary import ListKind
from ..store.layout import ORGANS_FILE, Role
from .adjusted import Adjusted, Adjustments, Told, adjusted_by
from .contents import Contents, inherited, text_of
from .ledger import Event, Ledger
from .moments import Moment, header_of, moments_of

SOURCES = ("承接自", "拆分自", "合并自")
_RELATIVES = (*SOURCES, "承接")
_MOST_ADDED = 500
"""Items that a commit may add and still be asked whether they come from the one it ended."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to an item.

    ``version`` numbers the texts of the item itself from 1, the oldest; None where the text did
    not change (``through`` then names the header that did) or the file was removed. ``kind`` is
    None for the first commit of a shallow clone: what was before it is not known. ``organ`` and
    ``base_organ`` are who owned the item after and before. ``day`` is that of the commit,
    ``effective`` the 生效日期 of this version.
    """

    item: str
    version: int | None
    commit: str
    day: str
    kind: ChangeKind | None
    action: Action | None
    list: ListKind | None
    organ: str | None
    base_organ: str | None
    name: str
    status: str | None
    effective: str | None
    file: str | None
    blob: str = field(repr=False, default="")
    through: str | None = None
    came_from: tuple[str, ...] = ()
    went_to: tuple[str, ...] = ()
    adjustments: tuple[Adjusted, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """The history of one item, the newest entry first; ``organs`` maps ids to names."""

    item: str
    tip: str
    cut: bool
    entries: tuple[Entry, ...]
    organs: dict[str, tuple[str, ...]]

    @property
    def versions(self) -> tuple[Entry, ...]:
        """The texts of the item itself, the oldest first."""
        own = [e for e in self.entries if e.item == self.item and e.version is not None]
        return tuple(reversed(own))


def item_history(workspace: Path, ledger: Ledger, item: str) -> ItemHistory:
    """Return the history of an item and of those it comes from."""
    reader = _Reader(workspace, ledger)
    entries: list[tuple[int, int, Entry]] = []
    waiting: list[tuple[str, int]] = [(item, len(ledger.commits))]
    seen = {item}
    while waiting:
        one, before = waiting.pop(0)
        found = [(number, entry) for number, entry in reader.entries(one) if number <= before]
        entries.extend((number, -len(seen), entry) for number, entry in found)
        for source, number in reader.sources(one):
            if source not in seen and reader.ledger.last(source) is not None:
                seen.add(source)
                waiting.append((source, number))
    entries.sort(key=lambda one: one[:2], reverse=True)
    return ItemHistory(
        item, ledger.tip, ledger.cut, tuple(entry for *_, entry in entries), reader.organs()
    )


class _Reader:
    def __init__(self, workspace: Path, ledger: Ledger) -> None:
        self.ledger = ledger
        self.contents = Contents(workspace)
        self.adjustments = Adjustments(ledger, self.contents)

    def entries(self, item: str) -> list[tuple[int, Entry]]:
        """Return the entries of one item with the number of their commit, the oldest first."""
        moments = moments_of(self.ledger, item)
        self.contents.fetch(blob for moment in moments for blob in moment.blobs())
        self.contents.fetch(self.adjustments.blobs())
        relatives = {moment.number: self._relatives(item, moment) for moment in moments}
        self.contents.fetch(
            blob for events in relatives.values() for event in events for blob in event[1:3]
        )
        told = self.adjustments.of(item)
        found, version = [], 0
        for moment in moments:
            for change in self._changes(moment, relatives[moment.number]):
                number = None
                if change.subject is Subject.ITEM and moment.after.new:
                    number = version = version + 1
                found.append((moment.number, self._entry(item, number, moment, change, told)))
        return found

    def sources(self, item: str) -> list[tuple[str, int]]:
        """Return the items that an item declares to come from, with the commit it says so in."""
        found: dict[str, int] = {}
        for event in self.ledger.events(item):
            for source in _declared(self.contents.value(event.new), SOURCES):
                found.setdefault(source, event.number)
        return list(found.items())

    def organs(self) -> dict[str, tuple[str, ...]]:
        """Return name and short names of the organs at the newest commit."""
        register = self.ledger.last(ORGANS_FILE)
        value = self.contents.value(register.new) if register else None
        organs = (value or {}).get("机构")
        if not isinstance(organs, dict):
            return {}
        return {str(key): _names(organ) for key, organ in organs.items() if isinstance(organ, dict)}

    def _relatives(self, item: str, moment: Moment) -> list[Event]:
        """Return what the same commit did to items that this one names or that name it."""
        if not moment.is_own:
            return []
        ids = [
            other
            for event in (moment.before, moment.after)
            if event is not None
            for other in _declared(self.contents.value(event.new), _RELATIVES)
        ]
        if moment.before is not None:
            ids += self._new_ones_naming(item, moment.number)
        found = []
        for other in dict.fromkeys(ids):
            if other != item:
                found += [e for e in self.ledger.events(other) if e.number == moment.number]
        return found

    def _new_ones_naming(self, item: str, number: int) -> list[str]:
        new = self.ledger.began.get(number, [])
        if len(new) > _MOST_ADDED:
            return []
        blobs = {other: self.ledger.events(other)[0].new for other in new}
        self.contents.fetch(blobs.values())
        return [
            other for other in new if item.encode() in (self.contents.data(blobs[other]) or b"")
        ]

    def _changes(self, moment: Moment, relatives: list[Event]) -> Iterator[Change]:
        """Yield what a commit did to the item, and to what it inherits."""
        before: dict[str, bytes] = {}
        after: dict[str, bytes] = {}
        for event in relatives:
            self._put(before, event.path, event.old)
            self._put(after, event.path, event.new)
        for path, old, new in moment.headers:
            self._put(before, path, old)
            self._put(after, path, new)
        old_path = moment.before.path if moment.before and moment.before.new else None
        if moment.before is not None and old_path is not None:
            self._put(before, old_path, moment.before.new)
        new_path = moment.after.path if moment.after.new else None
        if new_path is not None:
            self._put(after, new_path, moment.after.new)
        for change in compare_contents(before, after).changes:
            if change.subject is Subject.HEADER:
                fields = _taken_over(change, self.contents.value(moment.after.new) or {})
                if old_path and new_path and fields:
                    yield replace(change, fields=fields)
            elif (change.base_file or "-") == old_path or (change.head_file or "-") == new_path:
                yield change

    def _put(self, files: dict[str, bytes], path: str, blob: str) -> None:
        data = self.contents.data(blob)
        if data is not None:
            files[path] = data

    def _entry(
        self, item: str, version: int | None, moment: Moment, change: Change, told: list[Told]
    ) -> Entry:
        shown = moment.after if moment.after.new or moment.before is None else moment.before
        owner = owner_of(shown.path) or Owner(Role.ITEM)
        value = self.contents.value(shown.new) or {}
        header = next(
            (new for path, _old, new in moment.headers if path == header_of(shown.path)), ""
        )
        effective = inherited(value, self.contents.value(header), "生效日期")
        mark = anchor(owner.kind, owner.organ, value) if owner.kind and value else None
        cut = self.ledger.cut and moment.number == 0
        of_item = change.subject is Subject.ITEM
        went_to = [*change.went_to]
        if of_item and change.item and change.item != item and change.base_file == shown.path:
            went_to.append(change.item)  # another item continues this one
        return Entry(
            item=item,
            version=version,
            commit=self.ledger.commits[moment.number],
            day=self.ledger.days[moment.number],
            kind=None if cut else change.kind,
            action=None if cut else change.action,
            list=owner.kind,
            organ=owner.organ,
            base_organ=change.base_organ,
            name=text_of(value.get("名称")) or item,
            status=inherited(value, self.contents.value(header), "状态"),
            effective=effective,
            file=shown.path,
            blob=moment.after.new,
            through=None if of_item else change.head_file or change.base_file,
            came_from=change.came_from if of_item else (),
            went_to=tuple(dict.fromkeys(went_to)) if of_item else (),
            adjustments=adjusted_by(told, moment.number, mark, effective if version else None),
            fields=() if cut else change.fields,
            notes=change.notes,
        )


def _taken_over(change: Change, item: dict[str, Any]) -> tuple[FieldChange, ...]:
    """Return the changes of those defaults that an item does not state itself."""
    return tuple(
        field
        for field in change.fields
        if len(field.path) > 1 and field.path[0] == "默认" and field.path[1] not in item
    )


def _declared(value: dict[str, Any] | None, keys: tuple[str, ...]) -> list[str]:
    found: list[Any] = []
    for key in keys:
        said = (value or {}).get(key)
        found += said if isinstance(said, list) else [said]
    return [one for one in found if isinstance(one, str)]


def _names(organ: dict[str, Any]) -> tuple[str, ...]:
    short = organ.get("简称")
    candidates = [organ.get("名称"), *(short if isinstance(short, list) else [short])]
    return tuple(name for name in candidates if isinstance(name, str) and name)
