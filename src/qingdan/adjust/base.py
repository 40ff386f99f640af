"""The version that declared and done are held against where none is named."""

from __future__ import annotations

from pathlib import Path

from ..rules.ledger import PUBLISHED, Ledger
from ..store import git


def last_published(root: Path, ledger: Ledger) -> str | None:
    """Return the commit in which the newest published adjustment became 公布稿.

    What was touched up in its file later does not move the base: whatever changed in between would
    go unseen. None where no adjustment is published and committed, outside a repository, and where
    history was cut off before (a shallow clone).
    """
    if git.repository_root(root) is None and git.bare_root(root) is None:
        return None
    for batch in reversed(ledger.published):
        commit = git.said_since(root, batch.file, PUBLISHED)
        if commit is not None:
            return commit
    return None


__all__ = ["last_published"]
