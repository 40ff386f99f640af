"""What ``qingdan validate`` was asked for, as values: workspace, snapshot, paths, changes."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _
from ..store import git
from ..store.snapshot import Snapshot, Worktree, index, revision, worktree
from ..store.workspace import find_versions, find_workspace
from .replay import cache_folder, program

if TYPE_CHECKING:
    from ..rules.remembered import Memory
    from ..rules.scope import Changes
    from ..rules.since import Since

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(text: str, option: str = "--as-of") -> datetime.date:
    """Read the day given to an option; ``QingdanError`` for anything but an existing day."""
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise QingdanError(
        _("{option} “{text}”不是日期。").format(option=option, text=text),
        _("写成 2024-01-31 的样子。"),
    )


def find(given: Path | None, paths: Sequence[str], rev: str | None = None) -> Path:
    """Return the workspace: the one named, else the first path's, else as usual.

    A revision can also be checked in a bare repository.
    """
    if given is None and paths:
        first = Path(paths[0]).absolute()
        for folder in (first, *first.parents):
            if (folder / "qingdan.yaml").is_file():
                return folder
    return find_workspace(given) if rev is None else find_versions(given)


def snapshot_of(root: Path, rev: str | None, *, staged: bool) -> Snapshot:
    """Return what is to be checked."""
    if rev is not None and staged:
        raise QingdanError(
            _("--rev 和 --staged 不能同时用。"), _("检查某个版本用 --rev，检查暂存区用 --staged。")
        )
    if staged:
        return index(root)
    return worktree(root) if rev is None else revision(root, rev)


def base_of(root: Path, given: str | None, note: Callable[[str], None]) -> str | None:
    """Return the revision whose changes since are asked for.

    None, with a note, where it is older than the workspace: then all is new, as in the pull request
    that brings the first lists. Raises ``QingdanError`` where there is no such revision.
    """
    if given is None or git.holds_workspace(root, git.resolve(root, given)):
        return given
    note(_("版本“{name}”里还没有这个工作区：全部当作新写的检查。").format(name=given))
    return None


def changes_of(
    root: Path, snapshot: Snapshot, since: str | None, *, staged: bool
) -> Changes | None:
    """Return what changed since a revision; for the index, since the last commit."""
    if since is None and not staged:
        return None
    from ..rules.scope import Changes

    try:
        base = revision(root, since or "HEAD")
    except QingdanError:
        if since is not None:
            raise
        return None  # nothing is committed yet: everything staged is new
    if staged:
        found = git.changed_in_index(root, base.label)
    else:
        head = None if snapshot.label == "worktree" else snapshot.label
        found = git.changed_paths(root, base.label, head)
    paths = {path for change in found for path in (change.base_path, change.head_path) if path}
    return Changes(base, frozenset(paths))


def since_of(root: Path, snapshot: Snapshot, base: str | None) -> Since | None:
    """Return what the rules on change look at.

    Without a base only what adjustments name is held against their anchors: nothing where there is
    no adjustment.
    """
    if base is None:
        from ..store.layout import ADJUSTMENTS_FOLDER

        if not any(path.startswith(f"{ADJUSTMENTS_FOLDER}/") for path in snapshot.paths()):
            return None
        from ..adjust.since import anchors_alone

        return anchors_alone(snapshot)
    from ..adjust.since import since_revision

    return since_revision(root, snapshot, base)


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a workspace is checked: see ``rules.run.Options`` for all but the snapshot."""

    snapshot: Snapshot
    paths: tuple[str, ...] | None
    changes: Changes | None
    since: Since | None


def scope_of(
    root: Path,
    paths: list[str] | None,
    rev: str | None,
    changed_since: str | None,
    *,
    staged: bool,
    note: Callable[[str], None],
) -> Scope:
    """Return what was asked for; ``note`` is told what is no part of the report."""
    snapshot = snapshot_of(root, rev, staged=staged)
    only = chosen_paths(root, snapshot, paths, note) if paths else None
    base = base_of(root, changed_since, note)
    changes = changes_of(root, snapshot, base, staged=staged)
    return Scope(snapshot, only, changes, since_of(root, snapshot, base))


def chosen_paths(
    root: Path, snapshot: Snapshot, given: Sequence[str], note: Callable[[str], None]
) -> tuple[str, ...]:
    """Return the paths given (relative to the current folder) relative to the workspace.

    A path outside the workspace is passed over with a note: commit hooks hand over whatever
    was changed. One that does not exist is an error.
    """
    home = _absolute(root)
    chosen = []
    outside = 0
    for text in given:
        path = _absolute(Path(text))
        relative = _relative(path, home)
        if relative is None:
            if not path.exists():
                raise _no_such(text)
            outside += 1
            continue
        inside = "" if relative == "." else relative
        if inside and not path.exists() and not _holds(snapshot, inside):
            raise _no_such(text)
        chosen.append(inside)
    if outside:
        note(_("有 {count} 个路径不在工作区里，没有检查。").format(count=outside))
    return tuple(chosen)


def _absolute(path: Path) -> Path:
    """Return ``path`` from the root, ``..`` taken away; a link itself is not followed."""
    return Path(os.path.normpath(path.absolute()))


def _relative(path: Path, home: Path) -> str | None:
    """Return ``path`` within ``home`` with ``/``, links to folders above it resolved."""
    for left, right in ((path, home), (path.parent.resolve() / path.name, home.resolve())):
        if left.is_relative_to(right):
            return left.relative_to(right).as_posix()
    return None


def _holds(snapshot: Snapshot, path: str) -> bool:
    return any(known == path or known.startswith(path + "/") for known in snapshot.paths())


def _no_such(text: str) -> QingdanError:
    return QingdanError(
        _("没有“{path}”这个文件或文件夹。").format(path=text),
        _("路径从当前文件夹算起；检查有没有写错。"),
    )


def repository_path(root: Path) -> str | None:
    """Return the workspace's path from the root of its repository; None outside one."""
    root = root.resolve()
    top = git.bare_root(root) or git.repository_root(root)
    return root.relative_to(top).as_posix() if top is not None else None


def memory_of(root: Path, snapshot: Snapshot) -> Memory | None:
    """Return where unchanged items are remembered; None where caching is switched off.

    Files of the working tree are known by their stamps, those of git by their blobs: each way
    has a store of its own.
    """
    folder = cache_folder()
    if folder is None:
        return None
    from ..rules.remembered import Memory

    known_by = "stamps" if isinstance(snapshot, Worktree) else "blobs"
    return Memory(folder / "items", program(), f"{root.resolve()}\0{known_by}")


def refuse_other_snapshot(rev: str | None, *, staged: bool, option: str) -> None:
    """Refuse an option that writes files where something else than the files is checked."""
    if rev is not None or staged:
        raise QingdanError(
            _("{option} 只能用在工作区现在的文件上。").format(option=option),
            _("去掉 --rev 或 --staged 再运行。"),
        )
