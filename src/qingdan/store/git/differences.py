"""Which paths differ between two versions of a workspace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .folders import folder_at
from .repository import demand_files, locate_workspace, repository_root
from .running import records, run
from .trees import TreeEntry, index_file, list_index, list_tree

_SUBMODULE = "160000"
"""The mode of another repository inside this one; it is left alone."""


@dataclass(frozen=True, slots=True)
class PathChange:
    """A path that differs; None on the side where it does not exist.

    ``head_blob`` is None as well where the head is the working tree: read the file itself.
    Paths are relative to the workspace.
    """

    base_path: str | None
    head_path: str | None
    base_blob: str | None
    head_blob: str | None


def changed_paths(workspace: Path, base: str, head: str | None) -> list[PathChange]:
    """List what differs between two commits, or a commit and the working tree (``head`` None).

    The working tree includes files that are not added yet and not ignored. Renames are not
    guessed: an item is found again by its id. A workspace whose folder was renamed is compared
    with itself under its old name.
    """
    if head is not None:
        return _between_commits(workspace, base, head)
    location = locate_workspace(workspace)
    demand_files(location)
    if folder_at(workspace, base) == location.prefix:
        options = ("-z", "--no-renames", "--no-ext-diff", "--relative")
        changes = _raw_changes(run(workspace, "diff-index", *options, base, "--", "."))
    else:
        changes = _since_renamed(workspace, base)
    known = {change.head_path or change.base_path for change in changes}
    others = run(workspace, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    changes.extend(
        PathChange(None, path, None, None) for path in records(others) if path not in known
    )
    return changes


def _between_commits(workspace: Path, base: str, head: str) -> list[PathChange]:
    top = locate_workspace(workspace).top
    folder, folder_now = folder_at(workspace, base), folder_at(workspace, head)
    if folder != folder_now:
        return _between(_blobs(list_tree(workspace, base)), _blobs(list_tree(workspace, head)))
    command = ["--literal-pathspecs", "diff-tree", "-r", "-z", "--no-renames"]
    inside = [f"--relative={folder}", base, head, "--", folder] if folder else [base, head]
    return _raw_changes(run(top, *command, *inside))


def _since_renamed(workspace: Path, base: str) -> list[PathChange]:
    """Compare a commit with the working tree where the folder had another name then."""
    now = _blobs(list_index(workspace))
    options = ("-z", "--no-renames", "--no-ext-diff", "--relative")
    touched = _raw_changes(run(workspace, "diff-files", *options, "--", "."))
    for change in touched:
        path = change.head_path or change.base_path or ""
        if change.head_path is None:
            now.pop(path, None)
        else:
            now[path] = ""  # the file itself is to be read
    return [
        PathChange(change.base_path, change.head_path, change.base_blob, change.head_blob or None)
        for change in _between(_blobs(list_tree(workspace, base)), now)
    ]


def _blobs(entries: Iterable[TreeEntry]) -> dict[str, str]:
    return {entry.path: entry.blob for entry in entries if entry.mode != _SUBMODULE}


def _between(old: dict[str, str], new: dict[str, str]) -> list[PathChange]:
    return [
        PathChange(
            path if path in old else None,
            path if path in new else None,
            old.get(path),
            new.get(path),
        )
        for path in sorted({*old, *new})
        if old.get(path) != new.get(path)
    ]


def changed_in_index(workspace: Path, base: str) -> list[PathChange]:
    """List what differs between a commit and the index."""
    location = locate_workspace(workspace)
    demand_files(location)
    if folder_at(workspace, base) != location.prefix:
        return _between(_blobs(list_tree(workspace, base)), _blobs(list_index(workspace)))
    output = run(
        workspace,
        *("diff-index", "--cached", "-z", "--no-renames", "--relative", base, "--", "."),
        variables=index_file(),
    )
    return _raw_changes(output)


def uncommitted(workspace: Path, paths: Iterable[str]) -> list[str]:
    """Return those of ``paths`` whose content is not in the last commit; sorted.

    Outside a repository nothing is committed and nothing can be lost by comparison: none.
    """
    if repository_root(workspace) is None:
        return []
    wanted = set(paths)
    output = run(workspace, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    prefix = locate_workspace(workspace).prefix
    found = set()
    for record in records(output):
        path = record[3:] if record[2:3] == " " else record  # a rename's old name comes alone
        if path.startswith(prefix):
            found.add(path[len(prefix) :])
    return sorted(wanted & found)


def _raw_changes(output: bytes) -> list[PathChange]:
    listed = records(output)
    changes = []
    for head, path in zip(listed, listed, strict=True):
        old_mode, new_mode, old, new, status = head.lstrip(":").split(" ", 4)
        is_file = not status.startswith("A") and old_mode != _SUBMODULE
        becomes_file = not status.startswith("D") and new_mode != _SUBMODULE
        if is_file or becomes_file:
            changes.append(
                PathChange(
                    path if is_file else None,
                    path if becomes_file else None,
                    old if is_file and old.strip("0") else None,
                    new if becomes_file and new.strip("0") else None,
                )
            )
    return changes
