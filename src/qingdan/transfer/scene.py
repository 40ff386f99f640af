"""The workspace as a transfer sees it: plain mappings of everything that may name an organ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import BrokenDataError
from ..messages import _
from ..model.kinds import inheritable_keys
from ..model.vocabulary import ListKind, Status
from ..rules.register import Register, read_register
from ..store.layout import ORGANS_FILE, WORKSPACE_FILE, Placed, Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the workspace: where it belongs, its bytes, its content (empty if unreadable)."""

    placed: Placed
    data: bytes
    value: dict[str, Any]
    readable: bool

    @property
    def path(self) -> str:
        """Relative to the workspace."""
        return self.placed.path

    @property
    def id(self) -> str:
        """The id of an item."""
        return self.placed.id or ""

    @property
    def kind(self) -> ListKind:
        """The list of an item or header."""
        assert self.placed.kind is not None  # noqa: S101 - only items and headers are asked
        return self.placed.kind

    @property
    def name(self) -> str:
        """名称, else the id."""
        name = self.value.get("名称")
        return name if isinstance(name, str) else self.id


@dataclass(frozen=True)
class Scene:
    """Register, headers and items, sorted by path. ``twice`` are files that share an id."""

    register: Register
    organs: Source
    workspace: Source
    headers: Mapping[tuple[ListKind, str | None], Source]
    items: Mapping[str, Source]
    twice: tuple[tuple[Source, Source], ...] = field(default=())

    def of_organ(self, organ: str) -> list[Source]:
        """Return the items of an organ, by list, 序号, id."""
        found = [item for item in self.items.values() if item.placed.organ == organ]
        kinds = list(ListKind)
        return sorted(found, key=lambda one: (kinds.index(one.kind), ordinal(one), one.id))

    def defaults(self, kind: ListKind, organ: str | None) -> dict[str, Any]:
        """Return what items of a list inherit."""
        header = self.headers.get((kind, organ))
        given = header.value.get("默认") if header is not None else None
        if not isinstance(given, dict):
            return {}
        return {key: given[key] for key in given if key in inheritable_keys(kind)}

    def status(self, item: Source) -> str:
        """Return the 状态 of an item, its own or inherited; 有效 where nothing is said."""
        inherited = self.defaults(item.kind, item.placed.organ).get("状态")
        status = item.value.get("状态", inherited)
        return status if isinstance(status, str) else str(Status.EFFECTIVE)

    def called(self, organ: str) -> str:
        """Return the name of an organ, its id where it has none."""
        return self.register.name_of(organ)


def word_at(value: Mapping[str, Any], key: str) -> str | None:
    """Return the text under a key; None where something else stands there."""
    word = value.get(key)
    return word if isinstance(word, str) else None


def ordinal(item: Source) -> int:
    """Return the 序号 of an item; what has none comes last."""
    number = item.value.get("序号")
    return number if isinstance(number, int) and not isinstance(number, bool) else 1 << 31


def read_scene(snapshot: Snapshot) -> Scene:
    """Read a snapshot.

    Raises ``BrokenDataError`` where the register cannot be read. Items that cannot be read are
    there with nothing in them.
    """
    placed = [place(path) for path in snapshot.paths()]
    wanted = {
        one.path: one
        for one in placed
        if one.role in (Role.ITEM, Role.HEADER, Role.ORGANS, Role.WORKSPACE)
    }
    files = {path: _source(wanted[path], data) for path, data in snapshot.read_all(wanted)}
    organs = files.get(ORGANS_FILE)
    if organs is None:
        raise BrokenDataError(
            _("没有 organs.yaml，不知道有哪些机构。"), _("先把两个机构登记进去。"), file=ORGANS_FILE
        )
    demand_readable([organs])
    items: dict[str, Source] = {}
    twice = []
    for path in sorted(files):
        if files[path].placed.role is Role.ITEM:
            first = items.setdefault(files[path].id, files[path])
            if first is not files[path]:
                twice.append((first, files[path]))
    return Scene(
        read_register(organs.value),
        organs,
        files[WORKSPACE_FILE],
        {
            (one.kind, one.placed.organ): one
            for one in files.values()
            if one.placed.role is Role.HEADER
        },
        items,
        tuple(twice),
    )


def demand_readable(files: Iterable[Source]) -> None:
    """Refuse to rewrite a file that cannot be read without a fault."""
    for one in files:
        if not one.readable:
            fault = read_mapping(one.data).faults[0]
            raise BrokenDataError(
                _("{path} 有错，不能改写：{why}").format(path=one.path, why=fault.message),
                _("先按 qingdan validate 的提示改好，再运行一次。"),
                file=one.path,
                line=fault.line,
                column=fault.column,
            )


def _source(placed: Placed, data: bytes) -> Source:
    read = read_mapping(data)
    return Source(placed, data, read.value or {}, read.value is not None and not read.faults)
