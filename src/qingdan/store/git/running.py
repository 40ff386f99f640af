"""Start git, as a reader that no setting of the user can turn into anything else.

Everything is NUL separated, user configuration that runs programs is off, and ``GIT_*`` variables
of the caller are not passed on.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from ...errors import QingdanError
from ...messages import _

SETTINGS = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=false",
    "-c",
    "core.precomposeunicode=true",
    "-c",
    "core.warnAmbiguousRefs=true",
    "-c",
    "log.showRoot=true",
    "-c",
    "log.showSignature=false",
)
_KEPT_VARIABLES = frozenset({"GIT_EXEC_PATH", "GIT_SSL_CAINFO"})


class GitFailure(Exception):  # noqa: N818 - never leaves this package
    """What git complained of, in its own words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def environment() -> dict[str, str]:
    """Return the environment git runs in: the caller's, less its ``GIT_*`` variables."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT_VARIABLES
    }
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def run(folder: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> bytes:
    """Run a git command that only reads and return its output; ``GitFailure`` where it fails."""
    return run_heard(folder, *arguments, variables=variables)[0]


def run_heard(
    folder: Path, *arguments: str, variables: Mapping[str, str] | None = None
) -> tuple[bytes, str]:
    """Run a git command that only reads; return its output and what it warned of."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *SETTINGS, *arguments],  # noqa: S607
            cwd=folder,
            env={**environment(), **(variables or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise no_git() from None
    said = done.stderr.decode("utf-8", errors="replace").strip()
    if done.returncode == 0:
        return done.stdout, said
    raise _translate(folder, said)


def records(output: bytes) -> Iterator[str]:
    """Split what git wrote under ``-z``; bytes that are no UTF-8 survive as surrogates."""
    text = output.decode("utf-8", errors="surrogateescape")
    return (record for record in text.split("\0") if record)


def no_git() -> QingdanError:
    """Return the error for a computer without git."""
    return QingdanError(_("这台电脑上没有 git。"), _("安装 git 后再试；只检查文件不需要 git。"))


def no_repository(folder: Path) -> QingdanError:
    """Return the error for a folder that lies in no repository."""
    return QingdanError(
        _("“{folder}”不在 git 版本库里。").format(folder=folder.name),
        _("在工作区里运行 git init，然后 git add -A、git commit。"),
    )


def _translate(folder: Path, complaint: str) -> Exception:
    if "not a git repository" in complaint or "must be run in a work tree" in complaint:
        return no_repository(folder)
    if "dubious ownership" in complaint:
        return QingdanError(
            _("git 不信任这个文件夹：它属于别的用户。"),
            _("确认来源可靠后运行 git config --global --add safe.directory 文件夹的完整路径。"),
        )
    return GitFailure(complaint)
