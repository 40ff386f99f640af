"""A workspace at two moments: which files differ, and their bytes.

Needs little more than git: it may read in a thread of its own while a command is still loading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..errors import QingdanError
from . import git
from .guard import MAX_BYTES
from .listing import is_litter
from .unreadable import unreadable_file

WORKTREE = "worktree"
INDEX = "index"


@dataclass(frozen=True, slots=True)
class Touched:
    """A path that may differ, with its bytes at each side; None where there is no file."""

    path: str
    base: bytes | None
    head: bytes | None


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

    @cached_property
    def touched(self) -> list[Touched]:
        """What may differ, each path once, in their order, read through one git process."""
        listed = self._changed()
        blobs = {blob for change in listed for blob in self._blobs(change)}
        contents = dict(git.read_blobs(self.workspace, sorted(blobs)))
        found = []
        for change in listed:
            path = change.head_path or change.base_path or ""
            on_disk = self.head is None
            head = self._on_disk(path) if on_disk else contents.get(change.head_blob or "")
            found.append(Touched(path, contents.get(change.base_blob or ""), head))
        return found

    def _changed(self) -> list[git.PathChange]:
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
            raise unreadable_file(error, path) from None

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
            from .snapshot import worktree

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
        """Yield the content of files of the head, as far as they exist."""
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


def open_sides(
    workspace: Path, base: str, head: str | None = None, *, staged: bool = False
) -> Sides:
    """Return the workspace at two revisions; without ``head``, at ``base`` and in the working tree.

    Either may be anything git understands; ``A...B`` is their merge base. ``staged`` means the
    index instead of the working tree. Raises ``QingdanError`` where there is no repository or no
    such revision.
    """
    first, *rest = git.resolve_all(workspace, [base] if head is None or staged else [base, head])
    return Sides(workspace, first, INDEX if staged else rest[0] if rest else None)


def read_ahead(
    workspace: Path, base: str, head: str | None = None, *, staged: bool = False
) -> Callable[[], Sides]:
    """Begin to read what differs in a thread; the function returned waits for it.

    A command starts this before it loads the modules that compare: git works meanwhile. What
    ``open_sides`` raises is raised by the function.
    """
    from threading import Thread

    opened: list[Sides] = []
    failed: list[QingdanError] = []

    def read() -> None:
        try:
            sides = open_sides(workspace, base, head, staged=staged)
            opened.append(sides)
            sides.touched  # noqa: B018 - read now, kept by the property
        except QingdanError as error:
            failed.append(error)

    thread = Thread(target=read, daemon=True)
    thread.start()

    def wait() -> Sides:
        thread.join()
        if failed:
            raise failed[0]
        return opened[0]

    return wait
