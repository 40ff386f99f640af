"""The two sides of a comparison: which files differ, and what is in them.

Only what differs is read. Nothing is validated: a file is a plain mapping, or else raw text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ..errors import QingdanError
from ..messages import _, system_reason
from ..model.vocabulary import ListKind
from ..store import git
from ..store.guard import MAX_BYTES
from ..store.layout import HEADER_NAME, Role, place
from ..store.listing import is_ignored, is_output_folder
from ..store.reader import read_mapping
from ..store.snapshot import INDEX, WORKTREE


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


def is_litter(path: str) -> bool:
    """Whether a path is hidden, litter of an operating system, or output."""
    parts = path.rstrip("/").split("/")
    return any(map(is_ignored, parts)) or (len(parts) > 1 and is_output_folder(parts[0]))


class TwoSides(Protocol):
    """What a comparison asks of two versions besides the files that differ."""

    @property
    def base(self) -> str:
        """The name of the older version."""

    @property
    def head_label(self) -> str:
        """The name of the newer version."""

    def head_files(self) -> list[str]:
        """List the files of the head, sorted."""

    def read_one(self, path: str) -> bytes | None:
        """Return one file of the head; None where there is none."""

    def read_named(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield files of the head; ``QingdanError`` may say that one is missing."""

    def read_head(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield files of the head, as far as they exist."""


@dataclass(frozen=True)
class Sides:
    """A workspace at two moments. ``head`` is None for the working tree, ``INDEX`` for the index.

    ``base`` and ``head`` are full ids of commits otherwise.
    """

    workspace: Path
    base: str
    head: str | None

    @property
    def head_label(self) -> str:
        """``worktree``, ``index`` or the id of the commit."""
        return WORKTREE if self.head is None else self.head

    def changed(self) -> list[git.PathChange]:
        """List the paths that may differ, each once."""
        if self.head == INDEX:
            found = git.changed_in_index(self.workspace, self.base)
        else:
            found = git.changed_paths(self.workspace, self.base, self.head)
        merged: dict[str, git.PathChange] = {}
        for change in found:
            path = change.head_path or change.base_path
            if path is None or is_litter(path):
                continue
            before = merged.get(path)  # an unmerged file is listed twice
            if before is None or (before.base_blob is None and change.base_blob is not None):
                merged[path] = change
        return [merged[path] for path in sorted(merged)]

    def differences(self, changes: Iterable[git.PathChange]) -> Iterator[Difference]:
        """Read what differs, through one git process, and yield it in the order given."""
        listed = list(changes)
        blobs = {blob for change in listed for blob in self._blobs(change)}
        contents = dict(git.read_blobs(self.workspace, sorted(blobs)))
        for change in listed:
            path = change.head_path or change.base_path or ""
            owner = owner_of(path)
            if owner is None:
                continue
            base = contents.get(change.base_blob or "")
            if self.head is None:
                head = self._on_disk(path)
            else:
                head = contents.get(change.head_blob or "")
            yield Difference(path, version(path, owner, base), version(path, owner, head))

    def _blobs(self, change: git.PathChange) -> list[str]:
        sides = [change.base_blob] if self.head is None else [change.base_blob, change.head_blob]
        return [blob for blob in sides if blob is not None]

    def _on_disk(self, path: str) -> bytes | None:
        """Read a file of the working tree; of a link only where it points, as git stores it."""
        file = self.workspace / path
        try:
            if file.is_symlink():
                return os.fsencode(file.readlink())
            if not file.is_file():
                return None
            with file.open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise QingdanError(
                _("读不了文件：{why}").format(why=system_reason(error)),
                _("检查文件的权限，或者关掉占用它的程序。"),
                file=path,
            ) from None

    def read_one(self, path: str) -> bytes | None:
        """Read one file of the head without listing its tree; None where there is none."""
        if self.head is None:
            return self._on_disk(path)
        named = git.path_at(self.workspace, "" if self.head == INDEX else self.head, path)
        try:
            return next(git.read_blobs(self.workspace, [named]))[1]
        except QingdanError:
            return None

    def read_named(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield files of the head without listing its tree.

        Raises ``QingdanError`` where one is missing from a commit or the index; of the working
        tree it is left out.
        """
        wanted = list(paths)
        if self.head is None:
            yield from self.read_head(wanted)
            return
        commit = "" if self.head == INDEX else self.head
        named = git.path_at(self.workspace, commit, "")
        contents = git.read_blobs(self.workspace, [named + path for path in wanted])
        for path, (_name, content) in zip(wanted, contents, strict=True):
            yield path, content

    def head_files(self) -> list[str]:
        """List the files of the head, sorted."""
        if self.head is None:
            from ..store.snapshot import worktree

            return worktree(self.workspace).paths()
        return sorted(self._tree())

    def _tree(self) -> dict[str, str]:
        if self.head == INDEX:
            entries = git.list_index(self.workspace)
        else:
            entries = git.list_tree(self.workspace, self.head or "")
        plain = (e for e in entries if e.mode.startswith("100") and not is_litter(e.path))
        return {entry.path: entry.blob for entry in plain}

    def read_head(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the content of files of the head."""
        wanted = list(paths)
        if self.head is None:
            for path in wanted:
                data = self._on_disk(path)
                if data is not None:
                    yield path, data
            return
        tree = self._tree()
        known = [path for path in wanted if path in tree]
        contents = git.read_blobs(self.workspace, [tree[path] for path in known])
        for path, (_blob, content) in zip(known, contents, strict=True):
            yield path, content


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
