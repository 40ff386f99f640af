"""Which repository a workspace lies in, and where in its tree; found without running git."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import QingdanError
from ...messages import _
from .running import no_repository

if TYPE_CHECKING:
    from git import Repo


@dataclass(frozen=True, slots=True)
class Location:
    """A workspace inside a repository: ``prefix`` is empty or ends in ``/``.

    ``top`` is the root of the working tree. A ``bare`` repository has none: there ``top`` is the
    repository itself, and ``prefix`` is a folder of its trees that lies nowhere on disk.
    """

    top: Path
    prefix: str
    bare: bool = False


def repository_root(folder: Path) -> Path | None:
    """Return the top of the working tree around ``folder`` without running git."""
    folder = folder.resolve()
    for parent in (folder, *folder.parents):
        if _has_repository(parent):
            return parent
    return None


def _has_repository(folder: Path) -> bool:
    """Whether a working tree has its root here; an empty ``.git`` is none, as for git itself."""
    inner = folder / ".git"
    return inner.is_file() or (inner / "HEAD").is_file()


def bare_root(folder: Path) -> Path | None:
    """Return the bare repository that ``folder`` is or, as a folder of its trees, lies in.

    ``office.git`` names the repository, ``office.git/inventories`` a folder in its trees, which
    does not exist on disk. The inside of an ordinary ``.git`` reads the same way.
    """
    folder = folder.resolve()
    for parent in (folder, *folder.parents):
        if _has_repository(parent):
            return None
        if (parent / "HEAD").is_file() and (parent / "objects").is_dir():
            return parent if (parent / "refs").is_dir() else None
    return None


def locate_workspace(workspace: Path) -> Location:
    """Return where the workspace lies in its repository.

    Raises ``QingdanError`` where there is no repository.
    """
    workspace = workspace.resolve()
    bare = bare_root(workspace)
    top = bare or repository_root(workspace)
    if top is None:
        raise no_repository(workspace)
    inside = workspace.relative_to(top).as_posix()
    return Location(top, "" if inside == "." else f"{inside}/", bare is not None)


def demand_files(location: Location) -> None:
    """Refuse to look at the working tree or the index of a bare repository: it has neither."""
    if location.bare:
        raise QingdanError(
            _("“{folder}”是裸版本库，里面没有文件，只有提交过的版本。").format(
                folder=location.top.name
            ),
            _("写明要看哪个版本：validate、publish 用 --rev；diff 写两个版本。"),
        )


def git_folder(location: Location) -> Path:
    """Return the folder that all working trees of a repository share (objects, refs, shallow)."""
    if location.bare:
        return location.top
    own = location.top / ".git"
    if own.is_file():  # a linked working tree or a submodule: "gitdir: PATH"
        named = own.read_text("utf-8", errors="surrogateescape").partition("gitdir:")[2].strip()
        own = (location.top / named).resolve()
    shared = own / "commondir"
    if shared.is_file():
        return (own / shared.read_text("utf-8", errors="surrogateescape").strip()).resolve()
    return own


def cuts(workspace: Path) -> frozenset[str]:
    """Return the commits whose parents were cut off when the repository was cloned."""
    try:
        text = (git_folder(locate_workspace(workspace)) / "shallow").read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(text.split())


def is_shallow(workspace: Path) -> bool:
    """Whether history was cut off when the repository was cloned."""
    return bool(cuts(workspace))


def open_repository(workspace: Path) -> Repo:
    """Open the repository around ``workspace`` with GitPython."""
    location = locate_workspace(workspace)
    from git import Repo

    return Repo(location.top)


def create_repository(folder: Path) -> None:
    """Make ``folder`` a git repository with the branch ``main``."""
    from git import Repo

    with Repo.init(folder, initial_branch="main") as repository, repository.config_writer() as own:
        own.set_value("core", "quotepath", "false")  # or git shows Chinese names as numbers
