"""Where the folder of a workspace lay at another commit.

A folder that was renamed since, or whose name changed from ``Inventories`` to ``inventories``, is
the same workspace: its items are matched by id, so only the folder has to be found again.
"""

from __future__ import annotations

from pathlib import Path

from .repository import Location, locate_workspace
from .running import GitFailure, records, run

WORKSPACE_FILE = "qingdan.yaml"


def folder_at(workspace: Path, commit: str) -> str:
    """Return the folder (empty or ending in ``/``) in which the workspace lay at ``commit``.

    It is the folder of today where that holds a ``qingdan.yaml`` at the commit. Otherwise it is
    the folder of the one ``qingdan.yaml`` whose own place is empty today; among several, the one
    that shares most files with the workspace of today. Where there is none the folder of today is
    returned: the commit is older than the workspace.
    """
    location = locate_workspace(workspace)
    if _holds(location, commit, location.prefix):
        return location.prefix
    found = [folder for folder in _workspaces(location, commit) if not _stands(location, folder)]
    if len(found) == 1:
        return found[0]
    return _most_alike(location, commit, found) if found else location.prefix


def holds_workspace(workspace: Path, commit: str) -> bool:
    """Whether the workspace is in a commit, wherever its folder lay then."""
    return _holds(locate_workspace(workspace), commit, folder_at(workspace, commit))


_HELD: dict[tuple[Path, str], bool] = {}
"""Whether a commit holds a file, which never changes."""


def remember(top: Path, name: str) -> None:
    """Note that a commit (by its full id) holds a file: ``COMMIT:PATH``."""
    _HELD[top, name] = True


def _holds(location: Location, commit: str, prefix: str) -> bool:
    """Whether a workspace lies in this folder at the commit."""
    name = f"{commit}:{prefix}{WORKSPACE_FILE}"
    if commit == "HEAD":
        return _exists(location.top, name)
    known = _HELD.get((location.top, name))
    if known is None:
        known = _HELD[location.top, name] = _exists(location.top, name)
    return known


def _exists(top: Path, name: str) -> bool:
    try:
        run(top, "rev-parse", "--verify", "--quiet", name)
    except GitFailure:
        return False
    return True


def _workspaces(location: Location, commit: str) -> list[str]:
    listed = run(location.top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    return [
        path[: -len(WORKSPACE_FILE)]
        for path in records(listed)
        if f"/{path}".endswith(f"/{WORKSPACE_FILE}")
    ]


def _stands(location: Location, folder: str) -> bool:
    """Whether another workspace stands today where ``folder`` stood then."""
    if location.bare:
        return _holds(location, "HEAD", location.prefix) and _holds(location, "HEAD", folder)
    there, here = (
        location.top / folder / WORKSPACE_FILE,
        location.top / location.prefix / WORKSPACE_FILE,
    )
    try:
        # On a disk that does not tell case apart both names lead to the same file.
        return there.is_file() and not there.samefile(here)
    except OSError:
        return there.is_file()


def workspaces_at(workspace: Path, commit: str) -> list[str]:
    """Return the folders (empty or ending in ``/``) of all workspaces at a commit, sorted.

    There are none where the commit does not exist yet.
    """
    try:
        return sorted(_workspaces(locate_workspace(workspace), commit))
    except GitFailure:
        return []


def _most_alike(location: Location, commit: str, folders: list[str]) -> str:
    """Return the folder that holds most of the files that the workspace holds at HEAD."""
    if location.bare and not _holds(location, "HEAD", location.prefix):
        return location.prefix  # which of them is meant is not for us to guess
    today = _names(location, "HEAD", location.prefix) or _names_on_disk(location)
    shared = [len(today & _names(location, commit, folder)) for folder in folders]
    best = max(shared)
    if best == 0 or shared.count(best) > 1:
        return location.prefix
    return folders[shared.index(best)]


def _names(location: Location, commit: str, folder: str) -> set[str]:
    tree = f"{commit}:{folder.rstrip('/')}" if folder else commit
    try:
        listed = run(location.top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", tree)
    except GitFailure:
        return set()
    return {path.rsplit("/", 1)[-1] for path in records(listed)} - {WORKSPACE_FILE}


def _names_on_disk(location: Location) -> set[str]:
    root = location.top / location.prefix
    return {path.name for path in root.glob("*/*.yaml")} | {
        path.name for path in root.glob("*/*/*.yaml")
    }
