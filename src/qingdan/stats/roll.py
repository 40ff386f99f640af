"""Every item of a version as far as counting needs it, read as plain mappings.

Nothing is validated: a version that never was valid can be counted, and 10,000 items are read in
the time that reading takes. A file that cannot be read is named, never passed over.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..errors import QingdanError
from ..messages import _
from ..model.grain import mains, units
from ..model.kinds import inherit, inheritable_keys
from ..model.vocabulary import DutyScope, ListKind, Status, Visibility
from ..store.layout import ORGANS_FILE, WORKSPACE_FILE, Placed, Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot

DRAFTS = frozenset({Status.DRAFT, Status.REVIEW})
Advance = Callable[[int, int], None]
Known = dict[bytes, Mapping[str, Any] | None]
"""What files say by what they hold: most files are the same in two versions."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One item. ``said`` is its mapping with the defaults of its list."""

    id: str
    kind: ListKind
    organ: str | None
    path: str
    said: Mapping[str, Any]
    is_internal: bool = False
    """Whether the public does not see it, its state apart."""

    @property
    def is_draft(self) -> bool:
        """Whether it is not in force yet (草案, 审核)."""
        return self.said.get("状态") in DRAFTS

    @property
    def is_repealed(self) -> bool:
        """Whether it is no longer in force."""
        return self.said.get("状态") == Status.REPEALED

    @property
    def is_listed(self) -> bool:
        """Whether it is on the list: in force or suspended; no 状态 counts as in force."""
        return not self.is_draft and not self.is_repealed

    @property
    def parent(self) -> str | None:
        """Id of its 主项."""
        named = self.said.get("主项")
        return named if isinstance(named, str) and named != self.id else None


@dataclass(frozen=True)
class Roll:
    """A version of a workspace. ``unread`` are the files that could not be read.

    ``day`` is the day on which organs are looked at; None asks for none in particular.
    """

    label: str
    name: str
    items: tuple[Enrolled, ...]
    organs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    day: datetime.date | None = None

    @cached_property
    def units(self) -> tuple[Enrolled, ...]:
        """What counts: listed items without listed 子项, in the order of their files."""
        listed = {one.id: one for one in self.items if one.is_listed}
        return tuple(listed[item] for item in units(_parents(listed)))

    @cached_property
    def mains(self) -> tuple[Enrolled, ...]:
        """Listed items that are no 子项 of a listed one, in the order of their files."""
        listed = {one.id: one for one in self.items if one.is_listed}
        return tuple(listed[item] for item in mains(_parents(listed)))

    def organ_name(self, organ: str) -> str:
        """Name of an organ; the id itself where the register does not know it."""
        name = self.organs.get(organ, {}).get("名称")
        return name if isinstance(name, str) and name else organ


def _parents(listed: Mapping[str, Enrolled]) -> dict[str, str | None]:
    return {item: one.parent for item, one in listed.items()}


def read_roll(
    snapshot: Snapshot, known: Known | None = None, advance: Advance | None = None
) -> Roll:
    """Read a version; ``advance`` is told of every item, ``known`` grows and saves reading twice.

    Raises ``QingdanError`` where ``qingdan.yaml`` is missing or unusable.
    """
    said_before: Known = {} if known is None else known
    name = _workspace_name(snapshot)
    placed = [place(path) for path in snapshot.paths()]
    unread = [one.path for one in placed if _is_misplaced(one)] + snapshot.links()
    defaults = dict(_headers(snapshot, placed, unread))
    files = {one.path: one for one in placed if one.role is Role.ITEM}
    items: dict[str, Enrolled] = {}
    for number, (path, data) in enumerate(snapshot.read_all(files), start=1):
        if data not in said_before:
            said_before[data] = read_mapping(data).value
        written, file = said_before[data], files[path]
        if advance is not None:
            advance(number, len(files))
        if written is None or file.kind is None or file.id is None or file.id in items:
            unread.append(path)
            continue
        said = inherit(written, defaults.get((file.kind, file.organ), {}))
        internal = _is_internal(file.kind, written, said)
        items[file.id] = Enrolled(file.id, file.kind, file.organ, path, said, internal)
    organs = _organs(snapshot, unread)
    return Roll(snapshot.label, name, tuple(items.values()), organs, tuple(sorted(unread)))


def _is_misplaced(file: Placed) -> bool:
    return file.role is Role.MISPLACED and file.path.split("/")[0] in list(ListKind)


def _is_internal(kind: ListKind, written: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether an item is internal: by its 可见性, or as an inward duty that is not opened."""
    if said.get("可见性") == Visibility.INTERNAL:
        return True
    inward = kind is ListKind.DUTIES and said.get("类别") == DutyScope.INTERNAL
    return inward and written.get("可见性") != Visibility.PUBLIC


def _workspace_name(snapshot: Snapshot) -> str:
    try:
        data = snapshot.read(WORKSPACE_FILE)
    except FileNotFoundError:
        raise QingdanError(
            _("没有 qingdan.yaml。"), _("新建工作区用 qingdan init。"), file=WORKSPACE_FILE
        ) from None
    read = read_mapping(data)
    if read.value is None:
        fault = read.faults[0]
        raise QingdanError(
            fault.message, fault.hint, file=WORKSPACE_FILE, line=fault.line, column=fault.column
        )
    name = read.value.get("名称")
    return name if isinstance(name, str) else ""


def _headers(
    snapshot: Snapshot, placed: list[Placed], unread: list[str]
) -> Iterator[tuple[tuple[ListKind, str | None], Mapping[str, Any]]]:
    """Yield what the header of each list gives to its items."""
    headers = {one.path: one for one in placed if one.role is Role.HEADER}
    for path, data in snapshot.read_all(headers):
        written, kind = read_mapping(data).value, headers[path].kind
        if written is None:
            unread.append(path)
        given = (written or {}).get("默认")
        if kind is not None and isinstance(given, dict):
            allowed = inheritable_keys(kind)
            usable = {key: value for key, value in given.items() if key in allowed}
            yield (kind, headers[path].organ), usable


def _organs(snapshot: Snapshot, unread: list[str]) -> dict[str, Mapping[str, Any]]:
    try:
        written = read_mapping(snapshot.read(ORGANS_FILE)).value
    except FileNotFoundError:
        written = None
    register = (written or {}).get("机构")
    if not isinstance(register, dict):
        unread.append(ORGANS_FILE)
        return {}
    return {key: value for key, value in register.items() if isinstance(value, dict)}


__all__ = ["DRAFTS", "Advance", "Enrolled", "Known", "Roll", "read_roll"]
