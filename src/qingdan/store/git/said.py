"""Since when a file says something: the commit of the main line that made it say so."""

from __future__ import annotations

from pathlib import Path

from ...errors import QingdanError
from ...messages import _
from .repository import cuts, locate_workspace
from .running import GitFailure, run


def said_since(workspace: Path, path: str, words: str) -> str | None:
    """Return the commit that last changed how often a file says some words.

    ``path`` is relative to the workspace. None where no commit did. Raises ``QingdanError`` where
    history was cut off before it did: the commit at the cut seems to have written everything.
    """
    location = locate_workspace(workspace)
    try:
        found = run(
            location.top,
            *("log", "-1", "--first-parent", "-m", "--no-renames", "--format=%H"),
            *(f"-S{words}", "HEAD", "--", f":(literal,top){location.prefix}{path}"),
        )
    except GitFailure:
        return None  # nothing was ever committed
    commit = found.decode().strip()
    if commit and commit in cuts(workspace):
        raise QingdanError(
            _("这是浅克隆，历史不全，看不出 {path} 是哪一次提交写成这样的。").format(path=path),
            _("运行 git fetch --unshallow；在 CI 里把检出步骤设为 fetch-depth: 0。"),
        )
    return commit or None


__all__ = ["said_since"]
