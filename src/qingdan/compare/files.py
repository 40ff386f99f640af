"""What is in the files that differ, and whose they are.

Nothing is validated: a file is a plain mapping, or else raw text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from ..messages import _
from ..model.vocabulary import ListKind
from ..store.guard import MAX_BYTES
from ..store.layout import HEADER_NAME, Role, place
from ..store.reader import read_mapping
from ..store.sides import Touched


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose file it is: role, list, organ, and the id of an item."""

    role: Role
    kind: ListKind | None = None
    organ: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One file at one side. ``value`` is None where it cannot be read; then ``fault`` says why."""

    path: str
    owner: Owner
    data: bytes
    value: dict[str, Any] | None
    fault: str = ""
    line: int = 1

    @property
    def text(self) -> str:
        """The raw text, for a file that is no mapping."""
        if len(self.data) > MAX_BYTES:
            return _("（文件超过 {limit} 字节，不逐字比较）").format(limit=MAX_BYTES)
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return self.data.decode(encoding)
            except UnicodeDecodeError:
                continue
        return self.data.decode("utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class Difference:
    """A path that differs, with its version at each side (None where it does not exist)."""

    path: str
    base: Version | None
    head: Version | None


def owner_of(path: str) -> Owner | None:
    """Return whose file ``path`` is; None for what is no part of the lists.

    More forgiving than the layout: a file with a bad name in the folder of a list is an item too,
    or a revision that does not validate could not be compared.
    """
    placed = place(path)
    if placed.role in (Role.WORKSPACE, Role.ORGANS, Role.TEXTS, Role.HEADER, Role.ITEM):
        return Owner(placed.role, placed.kind, placed.organ, placed.id)
    parts = path.split("/")
    stem, dot, ending = parts[-1].rpartition(".")
    kind = next((kind for kind in ListKind if kind == parts[0]), None)
    if kind is None or not dot or ending.lower() not in ("yaml", "yml"):
        return None
    organ = parts[1] if kind.has_organ_folders and len(parts) == 3 else None
    if len(parts) != (3 if kind.has_organ_folders else 2) or parts[-1] == HEADER_NAME:
        return None
    return Owner(Role.ITEM, kind, organ, stem)


class TwoSides(Protocol):
    """What a comparison asks of two versions besides the files that differ."""

    @property
    def base(self) -> str:
        """The name of the older version."""

    @property
    def head_label(self) -> str:
        """The name of the newer version."""

    @property
    def touched(self) -> list[Touched]:
        """What may differ, each path once, in their order."""

    def head_files(self) -> list[str]:
        """List the files of the head, sorted."""

    def read_one(self, path: str) -> bytes | None:
        """Return one file of the head; None where there is none."""

    def read_named(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield files of the head; ``QingdanError`` may say that one is missing."""

    def read_head(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield files of the head, as far as they exist."""


def read_differences(touched: Iterable[Touched]) -> Iterator[Difference]:
    """Yield what differs of the lists, in the order given; other files are left out."""
    for file in touched:
        owner = owner_of(file.path)
        if owner is not None:
            base = version(file.path, owner, file.base)
            yield Difference(file.path, base, version(file.path, owner, file.head))


def version(path: str, owner: Owner, data: bytes | None) -> Version | None:
    """Return the version of a file with this content; None where there is no file."""
    if data is None:
        return None
    read = read_mapping(data)
    if read.value is not None:
        return Version(path, owner, data, read.value)
    fault = read.faults[0] if read.faults else None
    if fault is None:
        return Version(path, owner, data, None)
    return Version(path, owner, data, None, fault.message, fault.line)
