"""One side of a comparison, read as plain mappings: nothing has to validate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..model.vocabulary import ListKind
from ..rules.ledger import Subject, text
from ..store.layout import ADJUSTMENTS_FOLDER, Placed, Role, header_path, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .standing import item_standing, shared_standings


@dataclass
class Version:
    """A snapshot of which single files are asked for; each is read once."""

    snapshot: Snapshot
    _values: dict[str, Mapping[str, Any] | None] = field(default_factory=dict)

    @cached_property
    def paths(self) -> frozenset[str]:
        """All files."""
        return frozenset(self.snapshot.paths())

    @cached_property
    def items(self) -> dict[str, Placed]:
        """Where each item lies, by id; of an id that is there twice the first."""
        found: dict[str, Placed] = {}
        for path in self.snapshot.paths():
            placed = place(path)
            if placed.role is Role.ITEM and placed.id is not None:
                found.setdefault(placed.id, placed)
        return found

    def found(self, ids: Iterable[str]) -> dict[str, Placed]:
        """Return where some items lie, as ``items`` does; only their files are looked at."""
        wanted = {f"{item}.yaml" for item in ids}
        found: dict[str, Placed] = {}
        for path in self.snapshot.paths():
            if path.rpartition("/")[2] not in wanted:
                continue
            placed = place(path)
            if placed.role is Role.ITEM and placed.id is not None:
                found.setdefault(placed.id, placed)
        return found

    @cached_property
    def adjustments(self) -> dict[str, Mapping[str, Any]]:
        """The adjustments that can be read, by path."""
        inside = sorted(path for path in self.paths if path.startswith(f"{ADJUSTMENTS_FOLDER}/"))
        wanted = [path for path in inside if place(path).role is Role.ADJUSTMENT]
        self.read(wanted)
        return {path: value for path in wanted if (value := self.value(path)) is not None}

    def read(self, paths: Iterable[str]) -> None:
        """Read files that will be asked for, all at once."""
        wanted = sorted({path for path in paths if path in self.paths} - self._values.keys())
        for path, data in self.snapshot.read_all(wanted):
            self._values[path] = read_mapping(data).value

    def value(self, path: str) -> Mapping[str, Any] | None:
        """Return the content of a file; None where there is none or it cannot be read."""
        if path not in self.paths:
            return None
        if path not in self._values:
            self.read([path])
        return self._values[path]

    def said(self, placed: Placed, key: str) -> str:
        """Return a text that an item says itself or its list says for it; empty for none."""
        own = (self.value(placed.path) or {}).get(key)
        if own is None and placed.kind is not None:
            header = self.value(header_path(placed.kind, placed.organ)) or {}
            defaults = header.get("默认")
            own = defaults.get(key) if isinstance(defaults, dict) else None
        return text(own)

    def standing(self, placed: Placed) -> str | None:
        """Return the anchor of an item; None for a draft and for what cannot be read."""
        value = self.value(placed.path)
        if value is None or placed.kind is None:
            return None
        return item_standing(placed.kind, placed.organ, value, self.said(placed, "状态"))

    def shared(self, path: str) -> dict[Subject, str]:
        """Return the anchors of what a file shares; none where it is not there."""
        value = self.value(path)
        return {} if value is None else shared_standings(place(path), value)


def item_placed(path: str) -> Placed | None:
    """Return whose item a file is; files with bad names in a list count, as in a comparison."""
    placed = place(path)
    if placed.role is Role.ITEM:
        return placed
    from ..compare.files import owner_of

    owner = owner_of(path)
    if owner is None or owner.role is not Role.ITEM or not isinstance(owner.kind, ListKind):
        return None
    return Placed(path, Role.ITEM, owner.kind, owner.organ, owner.id)


__all__ = ["Version", "item_placed"]
