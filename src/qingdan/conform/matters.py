"""Items of a workspace as plain mappings, with the defaults of their lists: nothing validates here.

A list that was never valid can be held against another; what cannot be read at all is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..compare.typography import settled
from ..model.kinds import inherit
from ..model.vocabulary import Level, ListKind, Status
from ..store.inventory import read_workspace_file, usable_defaults
from ..store.layout import ORGANS_FILE, Located, header_path, locate
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot

TYPE_KEYS: Mapping[ListKind, str] = {
    ListKind.POWERS: "类型",
    ListKind.DELEGATIONS: "类型",
    ListKind.FULFILMENT: "类别",
}
"""The key that says of what type an item is, in the lists whose items have types."""

BASIC_CODE, IMPLEMENTATION_CODE, LOCAL_CODE = "基本编码", "实施编码", "地方编码"
_IMPLEMENTATION_LENGTH = 31
_BASIC_LENGTH = 12


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """One item. ``value`` has the defaults of its list, ``written`` is what its file holds.

    ``organ_name`` is the full name of the organ, else its id; ``parent`` the name of its 主项 and
    ``parent_code`` the basic code of that.
    """

    kind: ListKind
    id: str
    file: str
    organ: str | None
    organ_name: str
    parent: str
    value: Mapping[str, Any]
    written: Mapping[str, Any]
    parent_code: str = ""

    @property
    def name(self) -> str:
        """名称 as written, else the id."""
        return text_of(self.value, "名称") or self.id

    @property
    def type(self) -> str:
        """类型 (类别), or nothing."""
        key = TYPE_KEYS.get(self.kind)
        return "" if key is None else text_of(self.value, key)

    @property
    def repealed(self) -> bool:
        """Whether it is over."""
        return self.value.get("状态") == Status.REPEALED

    @property
    def draft(self) -> bool:
        """Whether it is not on the list yet (草案, 审核)."""
        return self.value.get("状态") in (Status.DRAFT, Status.REVIEW)

    @property
    def name_key(self) -> tuple[str, str]:
        """The name as it reads, with that of its 主项: names of 子项 repeat."""
        return settled(self.parent), settled(self.name)

    @property
    def basic_code(self) -> str:
        """基本编码, else the part of 实施编码 that is it (18 + 1 + 12 characters)."""
        return basic_code_of(self.value)

    @property
    def link(self) -> str:
        """The number in the catalogue above that it declares (通用目录)."""
        return text_of(self.value, "通用目录")

    @property
    def levels(self) -> frozenset[Level]:
        """The levels that exercise it (行使层级, 层级权限); empty where it does not say."""
        named = list(entries(self.value.get("行使层级")))
        named += [
            one.get("层级")
            for one in entries(self.value.get("层级权限"))
            if isinstance(one, Mapping)
        ]
        known = {str(level): level for level in Level}
        return frozenset(known[one] for one in named if isinstance(one, str) and one in known)

    def code(self, key: str) -> str:
        """Return one of its official codes, or nothing."""
        return _code(self.value, key)


@dataclass(frozen=True)
class Catalogue:
    """Lists of one workspace: its name and level, items by list, files that cannot be read.

    ``organs`` is the register by id, as written.
    """

    name: str
    level: Level | None
    matters: Mapping[ListKind, list[Matter]]
    unread: list[str] = field(default_factory=list)
    organs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def text_of(value: Mapping[str, Any], key: str) -> str:
    """Return a text of a mapping without blanks around it; nothing for what is none."""
    found = value.get(key)
    return found.strip() if isinstance(found, str) else ""


def basic_code_of(value: Mapping[str, Any]) -> str:
    """Return 基本编码, else the part of 实施编码 that is it (18 + 1 + 12 characters)."""
    own, whole = _code(value, BASIC_CODE), _code(value, IMPLEMENTATION_CODE)
    if not own and len(whole) == _IMPLEMENTATION_LENGTH:
        return whole[-_BASIC_LENGTH:]
    return own


def _code(value: Mapping[str, Any], key: str) -> str:
    codes = value.get("编码")
    return text_of(codes, key) if isinstance(codes, Mapping) else ""


def entries(value: Any) -> list[Any]:
    """Return a list as it is, a lone value as a list of one, nothing as an empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def read_catalogue(snapshot: Snapshot, kinds: Collection[ListKind]) -> Catalogue:
    """Read the items of some lists.

    Raises ``QingdanError`` where ``qingdan.yaml`` is missing or unusable.
    """
    workspace = read_workspace_file(snapshot)
    paths = snapshot.paths()
    unread: list[str] = []
    held = _mapping(snapshot, ORGANS_FILE, unread) if ORGANS_FILE in paths else {}
    register = held.get("机构")
    listed = register if isinstance(register, dict) else {}
    organs = {key: one for key, one in listed.items() if isinstance(one, dict)}
    found: dict[ListKind, list[Matter]] = {kind: [] for kind in ListKind if kind in kinds}
    catalogue = Catalogue(workspace.name, workspace.level, found, unread, organs)
    located = {p: at for p in paths if (at := locate(p)) is not None and at.kind in found}
    values = dict(_values(snapshot, list(located), catalogue.unread))
    by_id = {located[path].id: value for path, value in values.items()}
    defaults = Defaults(snapshot, frozenset(paths), unread)
    for path, value in values.items():
        at = located[path]
        parent = by_id.get(text_of(value, "主项"), {})
        found[at.kind].append(
            Matter(
                at.kind,
                at.id,
                path,
                at.organ,
                _organ_name(organs, at.organ),
                text_of(parent, "名称"),
                inherit(value, defaults.of(at)),
                value,
                basic_code_of(parent),
            )
        )
    return catalogue


def _values(
    snapshot: Snapshot, paths: list[str], unread: list[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, data in snapshot.read_all(paths):
        value = read_mapping(data).value
        if value is None:
            unread.append(path)
        else:
            yield path, value


def _organ_name(organs: Mapping[str, Mapping[str, Any]], organ: str | None) -> str:
    if organ is None:
        return ""
    return text_of(organs.get(organ, {}), "名称") or organ


class Defaults:
    """What the headers of the lists say of all their items."""

    def __init__(
        self, snapshot: Snapshot, paths: frozenset[str], unread: list[str] | None = None
    ) -> None:
        """Take a version and its paths; headers that cannot be read are added to ``unread``."""
        self._snapshot = snapshot
        self._paths = paths
        self._unread = [] if unread is None else unread
        self._known: dict[tuple[ListKind, str | None], Mapping[str, Any]] = {}

    def of(self, at: Located) -> Mapping[str, Any]:
        """Return the defaults for an item."""
        place = at.kind, at.organ
        if place not in self._known:
            path = header_path(at.kind, at.organ)
            header = _mapping(self._snapshot, path, self._unread) if path in self._paths else {}
            stated = header.get("默认")
            usable = usable_defaults(at.kind, stated) if isinstance(stated, dict) else {}
            self._known[place] = usable
        return self._known[place]


def _mapping(snapshot: Snapshot, path: str, unread: list[str]) -> dict[str, Any]:
    value = read_mapping(snapshot.read(path)).value
    if value is None:
        unread.append(path)
    return value or {}


__all__ = [
    "BASIC_CODE",
    "IMPLEMENTATION_CODE",
    "LOCAL_CODE",
    "TYPE_KEYS",
    "Catalogue",
    "Defaults",
    "Matter",
    "basic_code_of",
    "entries",
    "read_catalogue",
    "text_of",
]
