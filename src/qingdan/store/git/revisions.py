"""What the names of revisions mean: commits, merge bases, their days."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from ...errors import QingdanError
from ...messages import _, joined
from .folders import WORKSPACE_FILE, remember
from .repository import is_shallow, locate_workspace
from .running import GitFailure, run, run_heard


def resolve(workspace: Path, revision: str) -> str:
    """Return the full id of the commit that ``revision`` names; ``A...B`` is their merge base.

    A name that is both a tag and a branch is refused: git would take the tag, a reader may mean
    the branch, and what is compared with what must not depend on who remembers that.
    """
    if "..." in revision:
        left, right = revision.split("...", 1)
        return _merge_base(workspace, left or "HEAD", right or "HEAD")
    top = locate_workspace(workspace).top
    try:
        found, warning = run_heard(
            top, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}"
        )
    except GitFailure as failure:
        if "is ambiguous" in failure.text and "short object" in failure.text:
            raise QingdanError(
                _("有几个提交都以“{revision}”开头。").format(revision=revision),
                _("把提交号多写几位。"),
            ) from None
        raise _unknown(workspace, revision) from None
    except ValueError:  # a NUL in the name
        raise _unknown(workspace, revision) from None
    if "is ambiguous" in warning:
        _refuse_ambiguous(top, revision)
    commit = found.decode().strip()
    if not commit.isalnum():  # "^main": everything but that
        raise _unknown(workspace, revision)
    return commit


def resolve_all(workspace: Path, revisions: Sequence[str]) -> list[str]:
    """Return the commits that several revisions name, mostly through one process.

    Raises ``QingdanError`` as ``resolve`` does.
    """
    location = locate_workspace(workspace)
    if not any(name.startswith(("-", "^", ":")) or ".." in name for name in revisions):
        # Where the workspace lies at each commit is asked next: ask at once.
        file = f"{location.prefix}{WORKSPACE_FILE}"
        names = [f"{name}^{{commit}}" for name in revisions]
        names += [f"{name}:{file}" for name in revisions]
        try:
            found, warning = run_heard(location.top, "rev-parse", *names)
        except (GitFailure, ValueError):
            pass  # one of them is unknown: ask again one by one, and say which
        else:
            commits = found.decode().split()
            if "is ambiguous" not in warning and len(commits) == len(names):
                del commits[len(revisions) :]
                for commit in commits:
                    remember(location.top, f"{commit}:{file}")
                return commits
    return [resolve(workspace, name) for name in revisions]


def _refuse_ambiguous(top: Path, revision: str) -> None:
    name = revision
    for mark in "~^@:":
        name = name.split(mark, 1)[0]
    wanted = [f"refs/{name}", f"refs/tags/{name}", f"refs/heads/{name}", f"refs/remotes/{name}"]
    listed = run(top, "for-each-ref", "--format=%(refname)", *wanted).decode("utf-8", "replace")
    exact = [line for line in listed.splitlines() if line in wanted]
    if len(exact) < 2:
        return  # git has other doubts, of a name like an object id: it takes the object
    raise QingdanError(
        _("“{name}”同时是 {refs}，不知道指哪一个。").format(name=name, refs=joined(exact)),
        _("写全名，例如 {tag} 或 {branch}。").format(tag=exact[0], branch=exact[-1]),
    )


def _merge_base(workspace: Path, left: str, right: str) -> str:
    first, second = resolve(workspace, left), resolve(workspace, right)
    try:
        return run(locate_workspace(workspace).top, "merge-base", first, second).decode().strip()
    except GitFailure:
        pass
    if is_shallow(workspace):
        raise _shallow()
    raise QingdanError(
        _("{left} 和 {right} 没有共同的历史。").format(left=left, right=right),
        _("检查分支名是否写对。"),
    )


def _unknown(workspace: Path, revision: str) -> QingdanError:
    if is_shallow(workspace):
        return _shallow(revision)
    top = locate_workspace(workspace).top
    if _is_unborn(top):
        return QingdanError(
            _("版本库里还没有任何提交，找不到版本“{revision}”。").format(revision=revision),
            _("先提交一次：git add -A，然后 git commit。"),
        )
    return QingdanError(
        _("版本库里没有版本“{revision}”。").format(revision=revision),
        _("用 git log --oneline、git tag 或 git branch -a 看有哪些版本。"),
    )


def _is_unborn(top: Path) -> bool:
    """Whether nothing was ever committed: HEAD names no commit and there are no references."""
    try:
        run(top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except GitFailure:
        return not run(top, "for-each-ref", "--count=1", "--format=%(refname)")
    return False


def _shallow(revision: str = "") -> QingdanError:
    return QingdanError(
        _("这是浅克隆，历史不全，找不到版本{revision}。").format(
            revision=f"“{revision}”" if revision else ""
        ),
        _("运行 git fetch --unshallow；在 CI 里把检出步骤设为 fetch-depth: 0。"),
    )


def commit_date(workspace: Path, commit: str) -> datetime.date:
    """Return the committer's date, as the day it was where the commit was made."""
    top = locate_workspace(workspace).top
    said = run(top, "show", "--no-patch", "--format=%cI", "--end-of-options", commit)
    return datetime.date.fromisoformat(said.decode()[:10])
