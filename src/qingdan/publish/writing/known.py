"""Projected items of the last run, so that only items whose files changed are read again.

What an item shows depends on its file, on the defaults of its list, on which of the items it names
are shown, and on what all items stand on (program, audience, shared texts, organs, declared
fields); with 救济 that is left to the program also on the day. Where all of that is as it was, the
item is taken from a note in the user's cache folder; the note is plain data, and losing it costs
time, nothing else. What changed since the note was written whole stands in a second, small one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...model.vocabulary import ListKind, Status
from ...store.brief import Brief
from ...store.inventory import UnreadEntry
from ..audience import SiteAudience
from ..public.projection import PublicItem, Withheld
from .ahead import Projecting, Share, Told, shared
from .notes import load, save
from .sources import ItemKeys, content_key, digest

if TYPE_CHECKING:
    from ...store.inventory import Entry, Inventory
    from ...store.layout import Placed
    from ...store.snapshot import Snapshot

_MOST_CHANGED = 10
"""A tenth of the items may stand in the second note; of more the first is written anew."""
_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What came of an item: why it is withheld, or what it shows; ``missed`` it names in vain."""

    withheld: Withheld | None
    item: PublicItem | None
    missed: tuple[str, ...] = ()

    def holds(self, shown: frozenset[str]) -> bool:
        """Whether what the item shows of others is the same where these are shown."""
        refers = self.item.refers if self.item is not None else ()
        return shown.issuperset(refers) and shown.isdisjoint(self.missed)


class KnownItems:
    """The notes about the items of one site, ``name``; without a ``folder`` nothing is known."""

    def __init__(
        self,
        folder: Path | None,
        name: str,
        audience: SiteAudience,
        program: str,
        jobs: int | None = None,
    ) -> None:
        self._note = None if folder is None else folder / "items" / f"{name}.bin"
        self._late = None if folder is None else folder / "items-late" / f"{name}.bin"
        self._about = (str(audience), program)
        self._audience = audience
        self._jobs = jobs
        self._ahead: dict[str, Told] = {}
        self._frame: Inventory | None = None
        self._ids: set[str] = set()
        self._context = b""
        self._stamps: Mapping[str, object] = {}
        self._mark = b""
        self._day = ""
        self._defaults: dict[object, bytes] = {}
        self._whole: dict[str, Any] = {}
        self._changed: dict[str, Any] = {}
        self._fresh: dict[str, Any] = {}
        self._lists: dict[str, bytes] = {}
        self.keys = ItemKeys()

    def open(self, frame: Inventory, snapshot: Snapshot) -> None:
        """See ``store.inventory.Remembered``."""
        self._frame = frame
        if self._note is None or self._late is None:
            return
        self._stamps = snapshot.stamps()
        self._day = str(frame.date or "")
        parts = (frame.texts, frame.organs, frame.workspace.extra_fields)
        self._context = content_key((self._about, repr(parts)))
        found = load(self._note)
        if found.get("context") == self._context:
            self._whole, self._mark = found["items"], found["mark"]
            late = load(self._late)
            if late.get("of") == self._mark:
                self._changed = late["items"]

    def brief(self, file: Placed, defaults: Mapping[str, Any]) -> Brief | None:
        """See ``store.inventory.Remembered``."""
        if file.id is not None:
            self._ids.add(file.id)
        if self._note is None:
            return None
        place = (file.kind, file.organ)
        key = self._defaults.get(place)
        if key is None:
            key = self._defaults[place] = content_key(dict(defaults))
        self._lists[file.path] = key
        known = self._changed.get(file.path) or self._whole.get(file.path)
        if known is None or file.path not in self._stamps:
            return None
        if known[0] != self._stamps[file.path] or known[1] != key:
            return None
        return Brief(*known[2])

    @contextmanager
    def helped(
        self, files: Sequence[Placed], read: Callable[[Placed], Entry | None]
    ) -> Iterator[Share]:
        """See ``store.inventory.Remembered``: other processes project the items, too."""
        assert self._frame is not None  # noqa: S101 - ``open`` comes first
        work = Projecting(read, self._frame, self._audience, frozenset(self._ids))
        with shared(files, work, self._jobs) as share:
            yield share
            self._ahead = share.told()

    def find(self, entry: Entry) -> KnownItem | None:
        """Return what came of an entry last time; None where it has to be projected."""
        if not isinstance(entry, UnreadEntry):
            return None
        told = self._ahead.get(entry.path)
        if told is not None:
            if told.item is not None:
                self.keys.known[told.item.id] = told.key
            self._take_down(entry, told)
            return KnownItem(told.withheld, told.item, told.missed)
        known = self._changed.get(entry.path) or self._whole[entry.path]
        _stamp, _defaults, _brief, day, reason, missed, key, plain = known
        if day is not None and day != self._day:
            return None
        if plain is None:
            return KnownItem(Withheld(reason), None)
        item = _item(entry, plain)
        self.keys.known[item.id] = key
        return KnownItem(None, item, missed)

    def note(
        self,
        entry: Entry,
        withheld: Withheld | None,
        item: PublicItem | None,
        missed: tuple[str, ...] = (),
        *,
        dated: bool = False,
    ) -> None:
        """Take down what came of an entry that was projected now; ``dated``: on the site's day."""
        key = b""
        if item is not None:
            self.keys.known.pop(item.id, None)
            key = self.keys.of(item)
        self._take_down(entry, Told(entry.brief, withheld, item, missed, dated, key))

    def _take_down(self, entry: Entry, told: Told) -> None:
        stamp = self._stamps.get(entry.path)
        if self._note is None or stamp is None:
            return
        place = (stamp, self._lists[entry.path], tuple(told.brief))
        reason = "" if told.withheld is None else told.withheld.value
        day = self._day if told.dated else None
        plain = None if told.item is None else _plain(told.item)
        self._fresh[entry.path] = (*place, day, reason, told.missed, told.key, plain)

    def keep(self) -> None:
        """Write down what was noted; an error costs the next run time."""
        if self._note is None or self._late is None or not self._fresh:
            return
        late = {**self._changed, **self._fresh}
        with suppress(OSError, ValueError):
            if self._whole and len(late) * _MOST_CHANGED <= len(self._whole):
                save(self._late, {"of": self._mark, "items": _writable(late)})
                return
            known = {**self._whole, **late}
            items = _writable({path: known[path] for path in self._lists if path in known})
            mark = digest(b"".join(one[6] for one in items.values()))
            save(self._note, {"context": self._context, "mark": mark, "items": items})


def _plain(item: PublicItem) -> tuple[Any, ...]:
    """An item as built-in values; days are told by where they stand."""
    days = [*_days((0,), item.fields), *_days((1,), item.extra)]
    status = None if item.status is None else item.status.value
    return (item.name, status, item.fields, item.extra, item.refers, days)


def _writable(items: Mapping[str, Any]) -> dict[str, Any]:
    """What was noted, with days as numbers."""
    return {
        path: (*one[:-1], None if one[-1] is None else tuple(map(_undated, one[-1])))
        for path, one in items.items()
    }


def _undated(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.toordinal()
    if isinstance(value, list):
        return [_undated(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _undated(part) for key, part in value.items()}
    return value


def _days(path: _Path, value: Any) -> Iterator[_Path]:
    if isinstance(value, datetime.date):
        yield path
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _days((*path, key), part)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _days((*path, number), part)


def _item(entry: Entry, plain: tuple[Any, ...]) -> PublicItem:
    """The item of a note that was just read: its days become days in place."""
    name, status, fields, extra, refers, days = plain
    held = (fields, extra)
    for path in days:
        part: Any = held
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = datetime.date.fromordinal(part[path[-1]])
    status = None if status is None else Status(status)
    kind = ListKind(entry.kind)
    return PublicItem(kind, entry.id, entry.organ, name, status, fields, extra, refers)
