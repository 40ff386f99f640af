"""Which commit gave which file which content: one pass over the log, remembered by commit.

The ledger follows the main line (see ``store.git.log``). Items are filed under their id, wherever
their file lay; everything else under its path. A workspace whose folder was renamed is followed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..errors import QingdanError
from ..messages import _
from ..model.vocabulary import ListKind
from ..store import git
from ..store.layout import (
    ADJUSTMENTS_FOLDER,
    HEADER_NAME,
    LAWS_FOLDER,
    RESERVED_FOLDERS,
    TEXTS_FOLDER,
    WORKSPACE_FILE,
)
from .remembered import Kept, Memory, load, save

_LISTS = {str(kind): int(kind.has_organ_folders) for kind in ListKind}
"""The folders of the lists, and how many folders lie between them and their items."""
_FOLDERS = {*ListKind, TEXTS_FOLDER, LAWS_FOLDER, ADJUSTMENTS_FOLDER, *RESERVED_FOLDERS}
_ENDINGS = (".yaml", ".json")
_SEPARATOR, _END = "\t", "\0"
_NOTHING = _SEPARATOR * 2


class Event(NamedTuple):
    """A commit changed a file: its number on the main line (0 is the oldest), its path after it.

    ``old`` and ``new`` are the blobs before and after, "" where there was no file. Of a file that
    is gone the path is the last one.
    """

    number: int
    old: str
    new: str
    path: str


class Span(NamedTuple):
    """An item from end to end: numbers of its first and last commit, its last path, its texts.

    ``gone``: the last commit removed the file. ``versions`` counts the texts it had.
    """

    item: str
    first: int
    last: int
    path: str
    gone: bool
    versions: int


@dataclass(frozen=True)
class Ledger:
    """The events of every file up to a commit; ``commits`` and ``days`` by number.

    ``cut``: the clone is shallow, the first commit is not where it all began. ``began`` maps the
    number of a commit to the items that it held first.
    """

    tip: str
    commits: list[str]
    days: list[str]
    cut: bool
    began: dict[int, list[str]]
    _items: dict[str, str] = field(repr=False)
    _files: dict[str, str] = field(repr=False)

    @property
    def items(self) -> list[str]:
        """The ids of all items there ever were, sorted."""
        return sorted(self._items)

    @property
    def files(self) -> list[str]:
        """All paths there ever were of what is no item, sorted."""
        return sorted(self._files)

    def has_item(self, item: str) -> bool:
        """Whether there ever was an item."""
        return item in self._items

    def events(self, key: str) -> list[Event]:
        """Return what happened to an item (by id) or another file (by path), the oldest first."""
        return list(_read(self._written(key)))

    def last(self, key: str) -> Event | None:
        """Return the last event alone."""
        written = self._written(key)
        start = written.rfind(_END, 0, len(written) - 1) + 1
        return next(_read(written[start:]), None)

    def spans(self) -> Iterator[Span]:
        """Yield every item from end to end, in no particular order."""
        for item, written in self._items.items():
            versions = written.count(_END)
            if written.count(_NOTHING) > 1:  # nothing before the first event; after a removal
                versions = sum(1 for event in _read(written) if event.new)
            start = written.rfind(_END, 0, -1) + 1
            last, _old, new, path = written[start:-1].split(_SEPARATOR, 3)
            first = int(written[: written.index(_SEPARATOR)])
            yield Span(item, first, int(last), path, not new, versions)

    def _written(self, key: str) -> str:
        return self._items.get(key) or self._files.get(key, "")


class Timeline:
    """The events of one file, asked by commit."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self._numbers = [event.number for event in events]

    def at(self, number: int) -> Event | None:
        """Return the last event up to a commit; None before there was the file."""
        place = bisect_right(self._numbers, number)
        return self.events[place - 1] if place else None

    def blob_at(self, number: int) -> str:
        """Return what the file holds after a commit; "" where there is none."""
        event = self.at(number)
        return event.new if event else ""


def read_ledger(workspace: Path, tip: str, memory: Memory | None) -> Ledger:
    """Return the ledger of the workspace up to the full id ``tip``.

    What ``memory`` holds of the same main line is not read again.
    Raises ``QingdanError`` where the workspace was never committed.
    """
    cuts = git.cuts(workspace)
    known = load(memory) if memory is not None and not cuts else None
    ledger = _kept(workspace, tip, known) if known is not None else _EMPTY
    if ledger.tip != tip:
        ledger = _read_on(workspace, tip, ledger, cuts)
        if memory is not None and not cuts:
            save(memory, _plain(ledger))
    if not ledger._items and not ledger._files:
        raise QingdanError(
            _("版本库的历史里没有这个工作区。"), _("先把工作区提交到版本库：git add，git commit。")
        )
    return ledger


_EMPTY = Ledger("", [], [], False, {}, {}, {})


def _plain(ledger: Ledger) -> Kept:
    return (
        ledger.tip,
        ledger.commits,
        ledger.days,
        ledger.began,
        ledger._items,
        ledger._files,
    )


def _kept(workspace: Path, tip: str, known: Kept) -> Ledger:
    """Return as much of what is known as lies on the main line of ``tip``."""
    last, commits, days, began, items, files = known
    ledger = Ledger(last, commits, days, False, began, items, files)
    if last == tip:
        return ledger
    numbers = {commit: number for number, commit in enumerate(commits)}
    shared = next((c for c in git.main_line(workspace, tip) if c in numbers), None)
    if shared is None:
        return _EMPTY
    end = numbers[shared]
    if shared == last:
        return ledger
    return Ledger(
        shared,
        commits[: end + 1],
        days[: end + 1],
        False,
        {number: ids for number, ids in began.items() if number <= end},
        dict(_cut_back(items, end)),
        dict(_cut_back(files, end)),
    )


def _cut_back(written: dict[str, str], end: int) -> Iterator[tuple[str, str]]:
    for key, text in written.items():
        left = "".join(_write(event) for event in _read(text) if event.number <= end)
        if left:
            yield key, left


def _read_on(workspace: Path, tip: str, known: Ledger, cuts: Iterable[str]) -> Ledger:
    read = list(git.logged(workspace, tip, known.tip or None))
    folder = git.folder_at(workspace, tip)
    placed = []
    for logged in read:  # the newest first: where the folder got its name it had another before
        before = _renamed_from(logged.touched, folder)
        placed.append(_inside(logged.touched, folder, before))
        folder = before
    commits, days = [*known.commits], [*known.days]
    items, files, began = {**known._items}, {**known._files}, {**known.began}
    for logged, touched in zip(reversed(read), reversed(placed), strict=True):
        number = len(commits)
        events = _events(number, touched)
        new = [key for key in events if not _is_file(key) and key not in items]
        if new:
            began[number] = new
        for key, event in events.items():
            written = files if _is_file(key) else items
            written[key] = written.get(key, "") + _write(event)
        commits.append(logged.commit)
        days.append(logged.day)
    cut = bool(commits) and commits[0] in set(cuts)
    return Ledger(tip, commits, days, cut, began, items, files)


def _renamed_from(touched: list[git.Touched], folder: str) -> str:
    """Return the folder the workspace had before a commit, which is mostly the same."""
    name = folder + WORKSPACE_FILE
    if not any(path == name and not old for old, _new, path in touched):
        return folder
    gone = [
        path[: -len(WORKSPACE_FILE)]
        for _old, new, path in touched
        if not new and f"/{path}".endswith(f"/{WORKSPACE_FILE}")
    ]
    names = {path.rsplit("/", 1)[-1] for _old, new, path in touched if new}

    def shared(place: str) -> int:
        return sum(
            path.startswith(place) and path.rsplit("/", 1)[-1] in names
            for _old, new, path in touched
            if not new
        )

    return max(gone, key=shared, default=folder)


def _inside(touched: list[git.Touched], folder: str, before: str) -> list[git.Touched]:
    """Return what a commit touched in the workspace, paths relative to it, each path once."""
    if folder == before:
        cut = len(folder)
        return [(o, n, p[cut:]) for o, n, p in touched if p.startswith(folder)]
    found: dict[str, tuple[str, str]] = {}
    for old, _new, path in touched:
        if old and path.startswith(before):
            found[path[len(before) :]] = (old, "")
    for _old, new, path in touched:
        if new and path.startswith(folder):
            relative = path[len(folder) :]
            found[relative] = (found.get(relative, ("", ""))[0], new)
    return [(old, new, path) for path, (old, new) in sorted(found.items()) if old != new]


def _events(number: int, touched: list[git.Touched]) -> dict[str, Event]:
    """Return what one commit did to each file; an item that moved has one event."""
    found: dict[str, Event] = {}
    for old, new, path in touched:
        key = _key(path)
        if key is not None:
            event = Event(number, old, new, path)
            found[key] = _joined(found[key], event) if key in found else event
    return found


def _joined(left: Event, right: Event) -> Event:
    """Join a file that went and one that came under the same id."""
    came = right if right.new else left
    return Event(came.number, left.old or right.old, came.new, came.path)


def _is_file(key: str) -> bool:
    return "/" in key or "." in key


def _key(path: str) -> str | None:
    """Return the id of an item, the path of another file of the workspace, None for the rest."""
    first, slash, rest = path.partition("/")
    name = path.rsplit("/", 1)[-1]
    if first in _LISTS and slash and name != HEADER_NAME:
        stem, _dot, ending = name.rpartition(".")
        at_home = rest.count("/") == _LISTS[first] and ending == "yaml"
        return stem if at_home and "." not in stem and stem else None
    if name.startswith(".") or not (first in _FOLDERS if slash else name.endswith(_ENDINGS)):
        return None
    return path


def _write(event: Event) -> str:
    return _SEPARATOR.join((str(event.number), event.old, event.new, event.path)) + _END


def _read(written: str) -> Iterator[Event]:
    for record in written.split(_END)[:-1]:
        number, old, new, path = record.split(_SEPARATOR, 3)
        yield Event(int(number), old, new, path)
