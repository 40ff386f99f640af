"""Who is on the lists in one version: every item as far as counting and naming need it.

Plain mappings are read and nothing has to validate. The smallest unit counts: a 子项, else its
主项; drafts, repealed items and what is internal count nowhere (see ``publish.counts``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..model.grain import mains, units
from ..model.kinds import inherit, inheritable_keys
from ..model.vocabulary import DutyScope, Level, ListKind, OrganKind, Status, Visibility
from ..store.layout import ORGANS_FILE, Placed, Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot

_OUT = frozenset({Status.DRAFT, Status.REVIEW, Status.REPEALED})
_CODES = ("基本编码", "地方编码", "实施编码")
_TOWN_KINDS = frozenset({OrganKind.TOWNSHIP, OrganKind.SUBDISTRICT})


@dataclass(frozen=True, slots=True)
class Standing:
    """One item in one version. ``said`` is its mapping with the defaults of its list."""

    id: str
    kind: ListKind
    organ: str | None
    path: str
    said: Mapping[str, Any]
    public: bool

    @property
    def name(self) -> str:
        """Its name, its id where it has none."""
        return self.text("名称") or self.id

    @property
    def in_force(self) -> bool:
        """Whether it is on the list: in force or suspended; no 状态 counts as in force."""
        return self.text("状态") not in _OUT

    @property
    def type(self) -> str | None:
        """类型 of a power."""
        return self.text("类型")

    @property
    def parent(self) -> str | None:
        """Id of its 主项."""
        return self.text("主项")

    @property
    def code(self) -> str | None:
        """The official code that is shown: 基本编码, else 地方编码, else 实施编码."""
        codes = self.said.get("编码")
        held = codes if isinstance(codes, dict) else {}
        return next((str(held[key]) for key in _CODES if held.get(key)), None)

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that exercise it."""
        levels = self.said.get("行使层级")
        return tuple(map(str, levels)) if isinstance(levels, list) else ()

    def text(self, key: str) -> str | None:
        """Return a value that is a text; None where there is none."""
        value = self.said.get(key)
        return value if isinstance(value, str) and value else None


@dataclass(frozen=True)
class Census:
    """All items of one version that can be read, by id, and the organs by theirs."""

    label: str
    items: Mapping[str, Standing]
    organs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    read: Mapping[str, tuple[object, Mapping[str, Any] | None]] = field(
        default_factory=dict, repr=False
    )
    """What each file holds, with its stamp: another version need not read it again."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """How shared texts begin, by name."""

    @cached_property
    def units(self) -> Mapping[str, Standing]:
        """What counts: public items in force without 子项 that are so too, in the list's order."""
        return {item: self.items[item] for item in units(self._parents)}

    @cached_property
    def mains(self) -> Mapping[str, Standing]:
        """Public items in force that are no 子项 of one that is so too, in the list's order."""
        return {item: self.items[item] for item in mains(self._parents)}

    @property
    def _parents(self) -> dict[str, str | None]:
        """The 主项 of each item that the public sees and that is in force."""
        shown = (pair for pair in self.items.items() if pair[1].public and pair[1].in_force)
        return {item: one.parent for item, one in shown}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the 子项 of each 主项."""
        found: dict[str, list[str]] = {}
        for one in self.items.values():
            if one.parent:
                found.setdefault(one.parent, []).append(one.id)
        return {parent: tuple(ids) for parent, ids in found.items()}

    def of(self, kind: ListKind) -> list[Standing]:
        """The units of one list."""
        return [one for one in self.units.values() if one.kind is kind]

    def organ_name(self, organ: str | None) -> str:
        """Name of an organ; the bare id where the register does not know it, empty for none."""
        if organ is None:
            return ""
        name = self.organs.get(organ, {}).get("名称")
        return name if isinstance(name, str) and name else organ

    def is_town(self, organ: str | None) -> bool:
        """Whether an organ is a town, a subdistrict, or anything else at their level."""
        known = self.organs.get(organ or "", {})
        return str(known.get("性质")) in _TOWN_KINDS or known.get("层级") == Level.TOWN

    def is_branch(self, organ: str | None) -> bool:
        """Whether an organ is a 派出机构."""
        return self.organs.get(organ or "", {}).get("性质") == OrganKind.DISPATCHED


def take_census(snapshot: Snapshot, known: Census | None = None) -> Census:
    """Read a version: items in the order of lists, organs (as in the register), 序号, id.

    Files that are the same in a version already ``known`` are not read again.
    """
    placed = [place(path) for path in snapshot.paths()]
    headers = {one.path: one for one in placed if one.role is Role.HEADER}
    defaults = {
        (headers[path].kind, headers[path].organ): _defaults(headers[path], data)
        for path, data in snapshot.read_all(headers)
    }
    files = {one.path: one for one in placed if one.role is Role.ITEM}
    read = _read(snapshot, files, known.read if known else {})
    found = []
    for path, file in files.items():
        written = read[path][1]
        if written is None or file.kind is None or file.id is None:
            continue
        said = inherit(written, defaults.get((file.kind, file.organ), {}))
        found.append(
            Standing(file.id, file.kind, file.organ, path, said, _is_public(file, written, said))
        )
    organs = _organs(snapshot)
    items = {one.id: one for one in _ordered(found, organs)}
    return Census(snapshot.label, items, organs, read, _texts(snapshot, placed))


def _texts(snapshot: Snapshot, placed: Iterable[Placed]) -> dict[str, str]:
    """Return the first words of each shared text that can be read."""
    files = [one.path for one in placed if one.role is Role.TEXTS]
    return {
        str(name): first
        for _path, data in snapshot.read_all(files)
        for name, text in (read_mapping(data).value or {}).items()
        if (first := _first_words(text))
    }


def _first_words(value: object) -> str:
    """Return the first text of a shared text, 用途 apart."""
    match value:
        case str():
            return value.strip().split("\n")[0]
        case list():
            return next((said for one in value if (said := _first_words(one))), "")
        case dict():
            parts = (part for key, part in value.items() if key != "用途")
            return next((said for part in parts if (said := _first_words(part))), "")
    return ""


def mixed(first: Census, second: Census, items: Container[str]) -> Census:
    """Return the first version with ``items`` as the second has them."""
    organs = {**first.organs, **second.organs}
    found = [one for one in first.items.values() if one.id not in items]
    found += [one for one in second.items.values() if one.id in items]
    items = {one.id: one for one in _ordered(found, organs)}
    return Census(first.label, items, organs, texts={**first.texts, **second.texts})


def _read(
    snapshot: Snapshot,
    paths: Iterable[str],
    known: Mapping[str, tuple[object, Mapping[str, Any] | None]],
) -> dict[str, tuple[object, Mapping[str, Any] | None]]:
    """Return what each file holds, None where it cannot be read, with the stamp of its content."""
    stamps = snapshot.stamps()
    read = {
        path: known[path]
        for path in paths
        if path in known and path in stamps and known[path][0] == stamps[path]
    }
    fresh = [path for path in paths if path not in read]
    for path, data in snapshot.read_all(fresh):
        read[path] = (stamps.get(path), read_mapping(data).value)
    return read


def _defaults(file: Placed, data: bytes) -> dict[str, Any]:
    given = (read_mapping(data).value or {}).get("默认")
    if file.kind is None or not isinstance(given, dict):
        return {}
    allowed = inheritable_keys(file.kind)
    return {key: value for key, value in given.items() if key in allowed}


def _is_public(file: Placed, written: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether the public may see an item at all, its state apart (``publish.projection``)."""
    if said.get("可见性") == Visibility.INTERNAL:
        return False
    inward = file.kind is ListKind.DUTIES and said.get("类别") == DutyScope.INTERNAL
    return not inward or written.get("可见性") == Visibility.PUBLIC


def _organs(snapshot: Snapshot) -> dict[str, Mapping[str, Any]]:
    try:
        register = (read_mapping(snapshot.read(ORGANS_FILE)).value or {}).get("机构")
    except FileNotFoundError:
        return {}
    held = register if isinstance(register, dict) else {}
    return {str(key): one for key, one in held.items() if isinstance(one, dict)}


def _ordered(found: Iterable[Standing], organs: Mapping[str, Any]) -> list[Standing]:
    kinds = {kind: number for number, kind in enumerate(ListKind)}
    ranks = {organ: number for number, organ in enumerate(organs)}

    def order(one: Standing) -> tuple[int, int, str, int, str]:
        ordinal = one.said.get("序号")
        return (
            kinds[one.kind],
            ranks.get(one.organ or "", len(ranks)),
            one.organ or "",
            ordinal if isinstance(ordinal, int) else 1 << 31,
            one.id,
        )

    return sorted(found, key=order)


__all__ = ["Census", "Standing", "mixed", "take_census"]
