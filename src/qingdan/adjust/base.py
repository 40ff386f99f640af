"""The version that declared and done are held against where none is named."""

from __future__ import annotations

import re
from pathlib import Path

from ..compare.changes import Comparison
from ..errors import QingdanError
from ..rules.ledger import PUBLISHED, Ledger
from ..store import git
from ..store.sides import INDEX, WORKTREE

_SHORT = 12
_RECORDED = re.compile(r"\A# [^\n]*?照 ([0-9a-f]{7,64})\b")
"""A draft says in its first line from which version it was drawn up."""


def last_published(root: Path, ledger: Ledger) -> str | None:
    """Return the commit in which the newest published adjustment became 公布稿.

    What was touched up in its file later does not move the base: whatever changed in between would
    go unseen. None where no adjustment is published and committed, and outside a repository. Raises
    ``QingdanError`` where history was cut off before (a shallow clone).
    """
    if git.repository_root(root) is None and git.bare_root(root) is None:
        return None
    for batch in reversed(ledger.published):
        commit = git.said_since(root, batch.file, PUBLISHED)
        if commit is not None:
            return commit
    return None


def between(root: Path, comparison: Comparison) -> str:
    """Return the two versions of a draft as its first line says them; ``drafted_from`` reads it."""
    named = {WORKTREE: "工作区", INDEX: "暂存区"}
    head = named.get(comparison.head) or dated(root, comparison.head)
    return f"{dated(root, comparison.base)}到{head}"


def dated(root: Path, commit: str) -> str:
    """Return how a commit is called where people read it: the beginning of its id, its day."""
    return f"{commit[:_SHORT]}（{git.commit_date(root, commit).isoformat()}）"


def drafted_from(root: Path, batch: bytes) -> str | None:
    """Return the commit that a batch was drafted from; None where it does not say, or it is gone.

    A rebase or a shallow clone may leave a commit behind that nobody has any more.
    """
    found = _RECORDED.match(batch.decode("utf-8", errors="replace").lstrip("\ufeff"))
    if found is None:
        return None
    try:
        return git.resolve_all(root, [found[1]])[0]
    except QingdanError:
        return None


__all__ = ["between", "dated", "drafted_from", "last_published"]
