"""Items as they stand in a snapshot: plain mappings, read when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...cells.names import OrganNames
from ...errors import BrokenDataError
from ...messages import _
from ...model.vocabulary import ListKind
from ...model.workspace import ExtraField
from ...store.inventory import read_workspace_file
from ...store.layout import ORGANS_FILE, Located, header_path, locate
from ...store.reader import read_mapping
from ...store.registers import read_register
from ...store.snapshot import Snapshot

_STATUS = "状态"


@dataclass(frozen=True, slots=True)
class Standing:
    """An item: where it lies, its bytes, and what they say."""

    located: Located
    path: str
    data: bytes
    value: dict[str, Any]

    @property
    def name(self) -> str:
        """名称, else the id."""
        name = self.value.get("名称")
        return name if isinstance(name, str) else self.located.id


class Ground:
    """A snapshot as an update sees it. Of two files with one id the first by path counts.

    ``also`` are organs that are taken for registered, too.
    """

    def __init__(
        self, snapshot: Snapshot, also: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        self.snapshot = snapshot
        self._also = also or {}
        self.paths = frozenset(snapshot.paths())
        self.homes: dict[str, tuple[str, Located]] = {}
        for path in sorted(self.paths):
            located = locate(path)
            if located is not None:
                self.homes.setdefault(located.id, (path, located))
        self._read: dict[str, Standing | None] = {}
        self._headers: dict[tuple[ListKind, str | None], str] = {}

    @cached_property
    def organs(self) -> dict[str, Mapping[str, Any]]:
        """The register of organs by id; empty where there is none that can be read."""
        organs = self._mapping(ORGANS_FILE).get("机构")
        listed = organs if isinstance(organs, dict) else {}
        own = {key: one for key, one in listed.items() if isinstance(one, dict)}
        return {**self._also, **own}

    def demand_register(self) -> None:
        """Raise ``BrokenDataError`` where there is a register of organs that cannot be read.

        An empty one is as good as none.
        """
        if ORGANS_FILE in self.paths and self.snapshot.read(ORGANS_FILE).strip():
            read_register(self.snapshot)

    @cached_property
    def names(self) -> OrganNames:
        """What the organs are called in cells."""
        return OrganNames(self.organs)

    @cached_property
    def extra(self) -> Mapping[ListKind, list[ExtraField]]:
        """The extra fields that the workspace declares, by list."""
        return read_workspace_file(self.snapshot).extra_fields

    def read(self, ids: Iterable[str]) -> None:
        """Read many items at once."""
        wanted = {
            self.homes[one][0]: one for one in ids if one in self.homes and one not in self._read
        }
        for path, data in self.snapshot.read_all(sorted(wanted)):
            located = self.homes[wanted[path]][1]
            read = read_mapping(data)
            whole = read.value is not None and not read.faults
            self._read[located.id] = (
                Standing(located, path, data, read.value or {}) if whole else None
            )

    def item(self, item: str) -> Standing | None:
        """Return an item; None where there is none, or its file cannot be read."""
        if item in self.homes and item not in self._read:
            self.read([item])
        return self._read.get(item)

    def demand_readable(self, item: str) -> None:
        """Raise ``BrokenDataError`` where an item is there and its file cannot be read."""
        if item not in self.homes or self.item(item) is not None:
            return
        path = self.homes[item][0]
        fault = read_mapping(self.snapshot.read(path)).faults[0]
        raise BrokenDataError(
            _("{path} 有错，不能改写：{why}").format(path=path, why=fault.message),
            _("先按 qingdan validate 的提示改好，再运行一次。"),
            file=path,
            line=fault.line,
            column=fault.column,
        )

    def default_status(self, kind: ListKind, organ: str | None) -> str:
        """Return the 状态 that items of a list inherit; empty where none is given."""
        key = (kind, organ)
        if key not in self._headers:
            defaults = self._mapping(header_path(kind, organ)).get("默认")
            status = defaults.get(_STATUS) if isinstance(defaults, dict) else None
            self._headers[key] = status if isinstance(status, str) else ""
        return self._headers[key]

    def status(self, item: Standing) -> str:
        """Return the 状态 of an item, its own or inherited; empty where nothing is said."""
        own = item.value.get(_STATUS)
        if isinstance(own, str):
            return own
        return self.default_status(item.located.kind, item.located.organ)

    def surroundings(self, items: Iterable[Standing]) -> dict[str, bytes]:
        """Return the files that a comparison of items looks at besides them."""
        wanted = {ORGANS_FILE}
        wanted.update(header_path(one.located.kind, one.located.organ) for one in items)
        return {path: self.snapshot.read(path) for path in sorted(wanted & self.paths)}

    def _mapping(self, path: str) -> dict[str, Any]:
        if path not in self.paths:
            return {}
        return read_mapping(self.snapshot.read(path)).value or {}
