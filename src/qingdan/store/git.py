"""The only place that runs git.

GitPython opens repositories, resolves revisions and makes commits; trees and blobs are listed and
read by plain plumbing through its command object, because its own object database is twenty times
slower. Everything is NUL separated, user configuration that runs programs is off, ``GIT_*``
variables of the caller are not passed on, and revisions never look like options.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _

if TYPE_CHECKING:
    from git import Repo

_SETTINGS = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=false",
    "-c",
    "core.precomposeunicode=true",
)
_KEPT_VARIABLES = frozenset({"GIT_EXEC_PATH", "GIT_SSL_CAINFO"})


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a tree: its mode (``100644`` file, ``120000`` link, ``160000`` submodule)."""

    mode: str
    blob: str
    path: str


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


@dataclass(frozen=True, slots=True)
class Location:
    """A workspace inside a repository: ``prefix`` is empty or ends in ``/``."""

    top: Path
    prefix: str


def environment() -> dict[str, str]:
    """Return the environment git runs in: the caller's, less its ``GIT_*`` variables."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT_VARIABLES
    }
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def repository_root(folder: Path) -> Path | None:
    """Return the top of the working tree around ``folder`` without running git."""
    folder = folder.resolve()
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return parent
    return None


def locate_workspace(workspace: Path) -> Location:
    """Return where the workspace lies in its repository.

    Raises ``QingdanError`` where there is no repository or git refuses it.
    """
    workspace = workspace.resolve()
    top = Path(_run(workspace, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    prefix = _run(workspace, "rev-parse", "--show-prefix").decode().rstrip("\n")
    return Location(top, prefix)


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


def resolve(workspace: Path, revision: str) -> str:
    """Return the full id of the commit that ``revision`` names; ``A...B`` is their merge base."""
    if "..." in revision:
        left, right = revision.split("...", 1)
        return _merge_base(workspace, left or "HEAD", right or "HEAD")
    try:
        found = _run(
            workspace,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            revision + "^{commit}",
        )
    except _GitFailure:
        raise _unknown(workspace, revision) from None
    return found.decode().strip()


def _merge_base(workspace: Path, left: str, right: str) -> str:
    first, second = resolve(workspace, left), resolve(workspace, right)
    with open_repository(workspace) as repository:
        bases = repository.merge_base(first, second)
    if bases:
        return str(bases[0].hexsha)
    if is_shallow(workspace):
        raise _shallow()
    raise QingdanError(
        _("{left} 和 {right} 没有共同的历史。").format(left=left, right=right),
        _("检查分支名是否写对。"),
    )


def is_shallow(workspace: Path) -> bool:
    """Whether history was cut off when the repository was cloned."""
    return _run(workspace, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _unknown(workspace: Path, revision: str) -> QingdanError:
    if is_shallow(workspace):
        return _shallow(revision)
    with open_repository(workspace) as repository:
        unborn = not repository.head.is_valid() and not repository.refs
    if unborn:
        return QingdanError(
            _("版本库里还没有任何提交，找不到版本“{revision}”。").format(revision=revision),
            _("先提交一次：git add -A，然后 git commit。"),
        )
    return QingdanError(
        _("版本库里没有版本“{revision}”。").format(revision=revision),
        _("用 git log --oneline、git tag 或 git branch -a 看有哪些版本。"),
    )


def _shallow(revision: str = "") -> QingdanError:
    return QingdanError(
        _("这是浅克隆，历史不全，找不到版本{revision}。").format(
            revision=f"“{revision}”" if revision else ""
        ),
        _("运行 git fetch --unshallow；在 CI 里把检出步骤设为 fetch-depth: 0。"),
    )


def commit_date(workspace: Path, commit: str) -> datetime.date:
    """Return the committer's date, as the day it was where the commit was made."""
    with open_repository(workspace) as repository:
        return repository.commit(commit).committed_datetime.date()


def list_tree(workspace: Path, commit: str) -> list[TreeEntry]:
    """List the files of the workspace at a commit, paths relative to the workspace."""
    location = locate_workspace(workspace)
    tree = f"{commit}:{location.prefix.rstrip('/')}" if location.prefix else commit
    try:
        output = _run(workspace, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", tree)
    except _GitFailure:
        return []
    entries = []
    for record in _records(output):
        head, path = record.split("\t", 1)
        mode, _kind, blob = head.split(" ", 2)
        entries.append(TreeEntry(mode, blob, path))
    return entries


def list_index(workspace: Path) -> list[TreeEntry]:
    """List the files of the workspace in the index; unmerged files appear once."""
    output = _run(workspace, "ls-files", "--stage", "-z", variables=_index_file())
    entries: dict[str, TreeEntry] = {}
    for record in _records(output):
        head, path = record.split("\t", 1)
        mode, blob, _stage = head.split(" ", 2)
        entries[path] = TreeEntry(mode, blob, path)
    return list(entries.values())


def read_blobs(workspace: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each blob, in the order asked, through one ``cat-file --batch``."""
    wanted = list(blobs)
    if not wanted:
        return
    command = ["git", *_SETTINGS, "cat-file", "--batch", "--buffer"]
    with subprocess.Popen(  # noqa: S603
        command,
        cwd=workspace,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        from threading import Thread

        assert process.stdin is not None  # noqa: S101 - both are pipes by construction
        assert process.stdout is not None  # noqa: S101
        feeder = Thread(target=_feed, args=(process.stdin, wanted), daemon=True)
        feeder.start()
        for blob in wanted:
            header = process.stdout.readline().split()
            if len(header) != 3:
                raise QingdanError(
                    _("版本库里缺少对象 {blob}。").format(blob=blob),
                    _("运行 git fsck 检查版本库；浅克隆请 git fetch --unshallow。"),
                )
            content = process.stdout.read(int(header[2]) + 1)[:-1]
            yield blob, content
        feeder.join()


def _feed(pipe: object, blobs: list[str]) -> None:
    stream = pipe  # a binary pipe; typed loosely because Popen's generics differ by version
    try:
        stream.write("".join(blob + "\n" for blob in blobs).encode())  # type: ignore[attr-defined]
        stream.close()  # type: ignore[attr-defined]
    except BrokenPipeError:
        return


def changed_paths(workspace: Path, base: str, head: str | None) -> list[PathChange]:
    """List what differs between two commits, or a commit and the working tree (``head`` None).

    The working tree includes files that are not added yet and not ignored. Renames are not
    guessed: an item is found again by its id.
    """
    if head is not None:
        output = _run(
            workspace, "diff-tree", "-r", "-z", "--no-renames", "--relative", base, head, "--", "."
        )
        return _raw_changes(output)
    output = _run(
        workspace,
        *("diff-index", "-z", "--no-renames", "--no-ext-diff", "--relative", base, "--", "."),
    )
    changes = _raw_changes(output)
    known = {change.head_path or change.base_path for change in changes}
    others = _run(workspace, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    changes.extend(
        PathChange(None, path, None, None) for path in _records(others) if path not in known
    )
    return changes


def changed_in_index(workspace: Path, base: str) -> list[PathChange]:
    """List what differs between a commit and the index."""
    output = _run(
        workspace,
        *("diff-index", "--cached", "-z", "--no-renames", "--relative", base, "--", "."),
        variables=_index_file(),
    )
    return _raw_changes(output)


def uncommitted(workspace: Path, paths: Iterable[str]) -> list[str]:
    """Return those of ``paths`` whose content is not in the last commit; sorted.

    Outside a repository nothing is committed and nothing can be lost by comparison: none.
    """
    if repository_root(workspace) is None:
        return []
    wanted = set(paths)
    output = _run(workspace, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    prefix = locate_workspace(workspace).prefix
    found = set()
    for record in _records(output):
        path = record[3:] if record[2:3] == " " else record  # a rename's old name comes alone
        if path.startswith(prefix):
            found.add(path[len(prefix) :])
    return sorted(wanted & found)


def _index_file() -> dict[str, str]:
    """Keep the index that a hook of ``git commit FILE`` names: it is what will be committed."""
    name = os.environ.get("GIT_INDEX_FILE")
    return {"GIT_INDEX_FILE": str(Path(name).resolve())} if name else {}


def _raw_changes(output: bytes) -> list[PathChange]:
    records = _records(output)
    changes = []
    for head, path in zip(records, records, strict=True):
        _old_mode, _new_mode, old, new, status = head.lstrip(":").split(" ", 4)
        base_blob = None if set(old) == {"0"} else old
        head_blob = None if set(new) == {"0"} else new
        changes.append(
            PathChange(
                None if status.startswith("A") else path,
                None if status.startswith("D") else path,
                base_blob,
                head_blob,
            )
        )
    return changes


def _records(output: bytes) -> Iterator[str]:
    text = output.decode("utf-8", errors="surrogateescape")
    return (record for record in text.split("\0") if record)


class _GitFailure(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def _run(folder: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> bytes:
    """Run a git command that only reads and return its output."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *_SETTINGS, *arguments],  # noqa: S607
            cwd=folder,
            env={**environment(), **(variables or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise QingdanError(
            _("这台电脑上没有 git。"), _("安装 git 后再试；只检查文件不需要 git。")
        ) from None
    if done.returncode == 0:
        return done.stdout
    complaint = done.stderr.decode("utf-8", errors="replace").strip()
    raise _translate(folder, complaint)


def _translate(folder: Path, complaint: str) -> Exception:
    if "not a git repository" in complaint or "must be run in a work tree" in complaint:
        return QingdanError(
            _("“{folder}”不在 git 版本库里。").format(folder=folder.name),
            _("在工作区里运行 git init，然后 git add -A、git commit。"),
        )
    if "dubious ownership" in complaint:
        return QingdanError(
            _("git 不信任这个文件夹：它属于别的用户。"),
            _("确认来源可靠后运行 git config --global --add safe.directory 文件夹的完整路径。"),
        )
    return _GitFailure(complaint)
