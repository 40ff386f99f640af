"""The files of a workspace at a commit or in the index."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .folders import folder_at
from .repository import demand_files, locate_workspace
from .running import GitFailure, records, run


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a tree: its mode (``100644`` file, ``120000`` link, ``160000`` submodule)."""

    mode: str
    blob: str
    path: str


def list_tree(workspace: Path, commit: str) -> list[TreeEntry]:
    """List the files of the workspace at a commit, paths relative to the workspace.

    The workspace is followed where its folder had another name then (see ``folder_at``).
    """
    tree = tree_of(commit, folder_at(workspace, commit))
    top = locate_workspace(workspace).top
    try:
        output = run(top, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", tree)
    except GitFailure:
        return []
    entries = []
    for record in records(output):
        head, path = record.split("\t", 1)
        mode, _kind, blob = head.split(" ", 2)
        entries.append(TreeEntry(mode, blob, path))
    return entries


def tree_of(commit: str, prefix: str) -> str:
    """Name the tree of a folder (empty or ending in ``/``) at a commit as git reads it."""
    return f"{commit}:{prefix.rstrip('/')}" if prefix else f"{commit}^{{tree}}"


def path_at(workspace: Path, commit: str, path: str) -> str:
    """Name a file of the workspace at a commit as ``read_blobs`` reads it; "" is the index."""
    prefix = folder_at(workspace, commit) if commit else locate_workspace(workspace).prefix
    return f"{commit}:{prefix}{path}"


def list_index(workspace: Path) -> list[TreeEntry]:
    """List the files of the workspace in the index; unmerged files appear once."""
    demand_files(locate_workspace(workspace))
    output = run(workspace, "ls-files", "--stage", "-z", variables=index_file())
    entries: dict[str, TreeEntry] = {}
    for record in records(output):
        head, path = record.split("\t", 1)
        mode, blob, _stage = head.split(" ", 2)
        entries[path] = TreeEntry(mode, blob, path)
    return list(entries.values())


def index_file() -> dict[str, str]:
    """Keep the index that a hook of ``git commit FILE`` names: it is what will be committed."""
    name = os.environ.get("GIT_INDEX_FILE")
    return {"GIT_INDEX_FILE": str(Path(name).resolve())} if name else {}
