"""The only place that runs git.

GitPython makes repositories; everything else is plain plumbing, because its own object database is
twenty times slower and to import it takes as long as a whole comparison. ``running`` starts git,
``repository`` finds it, ``revisions`` resolves names, ``folders`` finds the workspace at another
commit, ``trees``, ``blobs`` and ``differences`` read, ``log`` tells what happened, ``said`` since
when a file says something. Everything is NUL separated, and revisions never look like options.
"""

from .blobs import read_blobs
from .differences import PathChange, changed_in_index, changed_paths, uncommitted
from .folders import folder_at, holds_workspace, workspaces_at
from .log import Logged, Touched, logged, main_line, paths_that_say
from .repository import (
    Location,
    bare_root,
    create_repository,
    cuts,
    demand_files,
    git_folder,
    is_shallow,
    locate_workspace,
    open_repository,
    repository_root,
)
from .revisions import commit_date, resolve, resolve_all
from .running import environment
from .said import said_since
from .trees import TreeEntry, list_index, list_tree, path_at

__all__ = [
    "Location",
    "Logged",
    "PathChange",
    "Touched",
    "TreeEntry",
    "bare_root",
    "changed_in_index",
    "changed_paths",
    "commit_date",
    "create_repository",
    "cuts",
    "demand_files",
    "environment",
    "folder_at",
    "git_folder",
    "holds_workspace",
    "is_shallow",
    "list_index",
    "list_tree",
    "locate_workspace",
    "logged",
    "main_line",
    "open_repository",
    "path_at",
    "paths_that_say",
    "read_blobs",
    "repository_root",
    "resolve",
    "resolve_all",
    "said_since",
    "uncommitted",
    "workspaces_at",
]
