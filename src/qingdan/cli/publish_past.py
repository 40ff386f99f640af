"""What ``publish`` knows of the past: the log of the repository, where there is one to read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _

if TYPE_CHECKING:
    from ..history.ledger import Ledger
    from ..publish.public.projection import Projection
    from ..publish.public.versions import Chronicle
    from ..store.inventory import Inventory
    from ..store.snapshot import Snapshot

Past = Callable[["Inventory", "Projection"], "Chronicle"]


def past_of(root: Path, snapshot: Snapshot, *, without: bool, no_cache: bool) -> Past:
    """Return what makes the public past of a snapshot.

    ``without`` reads no history. Where there is no history to read, that is said on stderr and
    the site says so, too; it is no error.
    """
    from ..announce.categories import read_categories
    from ..announce.issuing import read_steps
    from ..chronicle.making import Source, make_chronicle
    from ..rules.profile import load
    from ..store.sides import WORKTREE
    from .cache import cache_folder

    def made(inventory: Inventory, projection: Projection) -> Chronicle:
        ledger, changed = None, frozenset[str]()
        if not without:
            is_worktree = snapshot.label == WORKTREE
            ledger = _ledger(root, snapshot.label if not is_worktree else None, no_cache=no_cache)
            if ledger is not None and is_worktree:
                changed = _changed(root, ledger.tip)
        profile = load(inventory.workspace.profile)
        source = Source(
            snapshot,
            read_categories(profile.section("公告分类")),
            root,
            ledger,
            changed,
            None if no_cache else cache_folder(),
            read_steps(profile.section("调整审批")),
        )
        return make_chronicle(source, inventory, projection)

    return made


def tip_of(root: Path, snapshot: Snapshot) -> str:
    """Return what the history of a snapshot is read from: its commit and where a clone was cut.

    Empty where there is no history, which is said on stderr.
    """
    from ..store import git
    from ..store.sides import WORKTREE

    try:
        tip = git.resolve(root, "HEAD") if snapshot.label == WORKTREE else snapshot.label
        return " ".join([tip, *sorted(git.cuts(root))])
    except QingdanError as error:
        _say_none(error)
        return ""


def _say_none(error: QingdanError) -> None:
    sys.stderr.write(
        _("注意：网站没有历史版本：{why}").format(why=error.message) + f"{error.hint}\n"
    )


def _ledger(root: Path, commit: str | None, *, no_cache: bool) -> Ledger | None:
    from ..store import git
    from .history import open_ledger

    try:
        return open_ledger(root, commit or git.resolve(root, "HEAD"), no_cache=no_cache)
    except QingdanError as error:
        _say_none(error)
        return None


def _changed(root: Path, tip: str) -> frozenset[str]:
    """Return the paths of the working tree that differ from the last commit."""
    from ..store import git

    listed = git.changed_paths(root, tip, None)
    return frozenset(
        path for change in listed for path in (change.base_path, change.head_path) if path
    )
