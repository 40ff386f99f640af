"""A whole workspace as values: what publishing and exports work on."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from ..errors import BrokenDataError, QingdanError
from ..messages import _
from ..model.item import Item
from ..model.kinds import ITEM_MODELS, defaults_model, inherit, inheritable_keys
from ..model.organ import Organ, OrganRegister
from ..model.shared import SharedText
from ..model.vocabulary import ListKind
from ..model.workspace import ListHeader, WorkspaceFile
from .brief import Brief, brief_of
from .layout import ORGANS_FILE, TEXTS_FOLDER, WORKSPACE_FILE, Placed, Role, place
from .reader import read_mapping
from .snapshot import Snapshot

_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True)
class Entry:
    """An item with where it stands. ``item`` has the header's defaults, ``written`` has not."""

    kind: ListKind
    organ: str | None
    id: str
    path: str
    item: Item
    written: dict[str, Any]
    extra: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def brief(self) -> Brief:
        """What is asked of every item."""
        return brief_of(self.item, self.written)


class UnreadEntry(Entry):
    """An item that somebody remembers; its file is read when more is asked than its brief."""

    def __init__(self, file: Placed, brief: Brief, read: Callable[[], Entry]) -> None:
        for name in ("kind", "organ", "id", "path"):
            object.__setattr__(self, name, getattr(file, name))
        object.__setattr__(self, "brief", brief)
        object.__setattr__(self, "_read", read)

    def __getattr__(self, name: str) -> Any:
        """Read the file where ``item``, ``written`` or ``extra`` is asked for the first time."""
        if name not in ("item", "written", "extra"):
            raise AttributeError(name)
        whole = self.__dict__["_read"]()
        for part in ("item", "written", "extra"):
            object.__setattr__(self, part, getattr(whole, part))
        return self.__dict__[name]


class Remembered(Protocol):
    """Who knows items from last time."""

    def open(self, frame: Inventory, snapshot: Snapshot) -> None:
        """Called before any item is read; ``frame`` holds everything else."""

    def brief(self, file: Placed, defaults: Mapping[str, Any]) -> Brief | None:
        """Return the brief of the item in a file; None where the item is not known."""

    def helped(
        self, files: Sequence[Placed], read: Callable[[Placed], Entry | None]
    ) -> AbstractContextManager[Help]:
        """Let others read some of the files that are not known, in the way of ``read``."""


class Help(Protocol):
    """Others who read files at the same time."""

    @property
    def left(self) -> Sequence[Placed]:
        """The files that they do not read."""

    def briefs(self) -> Mapping[str, Brief]:
        """Wait for them; return the briefs of the items that are known now, by file."""


@dataclass(frozen=True)
class Inventory:
    """A workspace that was read; entries by list, organ (as in the register), 序号, id."""

    label: str
    date: datetime.date | None
    workspace: WorkspaceFile
    organs: dict[str, Organ]
    texts: dict[str, SharedText]
    headers: dict[tuple[ListKind, str | None], ListHeader]
    entries: list[Entry]
    broken: list[str]

    def organ_name(self, organ: str) -> str:
        """Return the name of an organ; its id where the register does not know it."""
        known = self.organs.get(organ)
        return known.name if known is not None else organ


def load_inventory(
    snapshot: Snapshot,
    remembered: Remembered | None = None,
    wanted: Callable[[Placed], bool] | None = None,
) -> Inventory:
    """Read a snapshot; items that are ``remembered`` are not read before they are asked for.

    Where only some items are ``wanted`` the others are not read, and not named if they are wrong.
    Files that do not validate, lie where no item can lie, or use an id twice are left out and
    named in ``broken``; so is a missing register of organs.

    Raises ``QingdanError`` where ``qingdan.yaml`` is missing or unusable.
    """
    return _Loader(snapshot).load(remembered, wanted)


def read_workspace_file(snapshot: Snapshot) -> WorkspaceFile:
    """Read ``qingdan.yaml``; ``QingdanError`` with its place where it is missing or wrong."""
    try:
        data = snapshot.read(WORKSPACE_FILE)
    except FileNotFoundError:
        raise QingdanError(
            _("没有 qingdan.yaml。"), _("新建工作区用 qingdan init。"), file=WORKSPACE_FILE
        ) from None
    read = read_mapping(data)
    if read.value is None or read.faults:
        fault = read.faults[0]
        raise QingdanError(
            fault.message, fault.hint, file=WORKSPACE_FILE, line=fault.line, column=fault.column
        )
    try:
        return WorkspaceFile.model_validate(read.value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        from .positions import positions

        path = tuple(first["loc"])
        line, column = positions(read.text or "").value(path)
        where = ".".join(str(part) for part in path)
        raise QingdanError(
            _("“{where}”不对：{why}").format(where=where, why=first["msg"]),
            _("对照 docs/format.md 里 qingdan.yaml 的键和值改正。"),
            file=WORKSPACE_FILE,
            line=line,
            column=column,
        ) from None


def usable_defaults(kind: ListKind, defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return those defaults of a header that its items can inherit: known keys, valid values."""
    allowed = inheritable_keys(kind)
    usable = {k: v for k, v in defaults.items() if k in allowed}
    try:
        defaults_model(kind).model_validate(usable)
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors(include_url=False)}
        usable = {k: v for k, v in usable.items() if k not in wrong}
    return usable


class _Loader:
    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.broken: list[str] = []
        self.texts: dict[str, SharedText] = {}
        self.headers: dict[tuple[ListKind, str | None], ListHeader] = {}
        self.organs: dict[str, Organ] = {}
        self._usable: dict[tuple[ListKind, str | None], dict[str, Any]] = {}

    def load(
        self, remembered: Remembered | None, wanted: Callable[[Placed], bool] | None
    ) -> Inventory:
        workspace = read_workspace_file(self.snapshot)
        placed = [place(path) for path in self.snapshot.paths()]
        if wanted is not None:
            placed = [one for one in placed if one.role is not Role.ITEM or wanted(one)]
        self._read_shared([p for p in placed if p.role in (Role.TEXTS, Role.HEADER)])
        self._read_organs()
        extra = {kind: {f.name for f in fields} for kind, fields in workspace.extra_fields.items()}
        self._note_misplaced(placed)
        label, date = self.snapshot.label, self.snapshot.date
        frame = (workspace, self.organs, self.texts, self.headers)
        found = Inventory(label, date, *frame, [], self.broken)
        if remembered is not None:
            remembered.open(found, self.snapshot)
        entries: dict[str, Entry] = {}
        items = {p.path: p for p in placed if p.role is Role.ITEM}
        for entry in self._entries(items, extra, remembered):
            if entry.id in entries:
                self.broken.append(entry.path)
            else:
                entries[entry.id] = entry
        self.broken.sort()
        found.entries.extend(self._sorted(entries.values()))
        return found

    def _entries(
        self,
        items: Mapping[str, Placed],
        extra: Mapping[ListKind, set[str]],
        remembered: Remembered | None,
    ) -> Iterator[Entry]:
        """Yield the items in the order of their paths: of two with one id the first one counts."""
        known: dict[str, Entry | None] = {}
        if remembered is not None:
            for file in items.values():
                brief = remembered.brief(file, self._defaults_of(file))
                if brief is not None:
                    known[file.path] = UnreadEntry(file, brief, partial(self._again, file, extra))
            unknown = [file for path, file in items.items() if path not in known]
            with remembered.helped(unknown, partial(self._found, extra=extra)) as others:
                self._read(others.left, extra, known)
                for path, brief in others.briefs().items():
                    again = partial(self._again, items[path], extra)
                    known[path] = UnreadEntry(items[path], brief, again)
        self._read([file for path, file in items.items() if path not in known], extra, known)
        for path in items:
            entry = known[path]
            if entry is not None:
                yield entry

    def _read(
        self,
        files: Sequence[Placed],
        extra: Mapping[ListKind, set[str]],
        into: dict[str, Entry | None],
    ) -> None:
        """Read files; of one that is wrong None is known."""
        contents = self.snapshot.read_all([file.path for file in files])
        for file, (_path, data) in zip(files, contents, strict=True):
            into[file.path] = self._entry(file, data, extra)

    def _found(self, file: Placed, extra: Mapping[ListKind, set[str]]) -> Entry | None:
        return self._entry(file, self.snapshot.read(file.path), extra)

    def _again(self, file: Placed, extra: Mapping[ListKind, set[str]]) -> Entry:
        entry = self._found(file, extra)
        if entry is None:  # it was whole when it was listed
            raise BrokenDataError(
                _("文件在读取时被改动。"), _("等改完再运行一次。"), file=file.path
            )
        return entry

    def _note_misplaced(self, placed: list[Placed]) -> None:
        """Name files in the folders of the lists that hold no item although they should."""
        for file in placed:
            folder = file.path.split("/")[0]
            if file.role is Role.MISPLACED and folder in (*ListKind, TEXTS_FOLDER):
                self.broken.append(file.path)
        self.broken.extend(self.snapshot.links())

    def _read_organs(self) -> None:
        if ORGANS_FILE not in self.snapshot.paths():
            self.broken.append(ORGANS_FILE)
            return
        register = self._model(ORGANS_FILE, self.snapshot.read(ORGANS_FILE), OrganRegister)
        if register is not None:
            self.organs = register.organs

    def _read_shared(self, placed: list[Placed]) -> None:
        by_path = {p.path: p for p in placed}
        for path, data in self.snapshot.read_all(by_path):
            file = by_path[path]
            if file.role is Role.HEADER and file.kind is not None:
                header = self._model(path, data, ListHeader)
                if header is not None:
                    self.headers[file.kind, file.organ] = header
            elif file.role is Role.TEXTS:
                self._read_texts(path, data)

    def _read_texts(self, path: str, data: bytes) -> None:
        value = read_mapping(data).value
        if value is None:
            self.broken.append(path)
            return
        for name, content in value.items():
            try:
                self.texts.setdefault(name, SharedText.model_validate(content))
            except ValidationError:
                self.broken.append(path)

    def _model(self, path: str, data: bytes, model: type[_M]) -> _M | None:
        value = read_mapping(data).value
        if value is not None:
            try:
                return model.model_validate(value)
            except ValidationError:
                pass
        self.broken.append(path)
        return None

    def _entry(self, file: Placed, data: bytes, extra: Mapping[ListKind, set[str]]) -> Entry | None:
        written = read_mapping(data).value
        if written is None or file.kind is None or file.id is None:
            self.broken.append(file.path)
            return None
        names = extra.get(file.kind, set())
        own = {k: v for k, v in written.items() if k not in names}
        extras = {k: v for k, v in written.items() if k in names}
        try:
            item = ITEM_MODELS[file.kind].model_validate(inherit(own, self._defaults_of(file)))
        except ValidationError:
            self.broken.append(file.path)
            return None
        return Entry(file.kind, file.organ, file.id, file.path, item, written, extras)

    def _defaults_of(self, file: Placed) -> dict[str, Any]:
        if file.kind is None:
            return {}
        place = (file.kind, file.organ)
        known = self._usable.get(place)
        if known is None:
            header = self.headers.get(place)
            known = usable_defaults(file.kind, header.defaults if header else {})
            self._usable[place] = known
        return known

    def _sorted(self, entries: Iterable[Entry]) -> list[Entry]:
        kinds = {kind: n for n, kind in enumerate(ListKind)}
        organs = {organ: n for n, organ in enumerate(self.organs)}
        last = len(organs)

        def order(entry: Entry) -> tuple[int, int, str, int, str]:
            ordinal = entry.brief.ordinal
            return (
                kinds[entry.kind],
                organs.get(entry.organ or "", last),
                entry.organ or "",
                ordinal if ordinal is not None else 1 << 31,
                entry.id,
            )

        return sorted(entries, key=order)
