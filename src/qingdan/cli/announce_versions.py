"""What ``announce`` and ``packet`` are made of: one or two versions of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BrokenDataError, QingdanError
from ..messages import _
from .unread import tell_unread

if TYPE_CHECKING:
    from ..announce.announcement import Versions
    from ..announce.categories import Categories
    from ..rules.profile import Profile
    from ..store.snapshot import Snapshot


@dataclass(frozen=True)
class Read:
    """One or two versions of a workspace, as snapshots and as what documents are made of."""

    root: Path
    base: Snapshot | None
    head: Snapshot
    versions: Versions
    profile: Profile


def ends(subject: str) -> tuple[str, str | None]:
    """Read ``A..B``; an empty A is refused, an empty B is the working tree.

    Raises ``QingdanError`` for ``A...B``: what is announced has one beginning.
    """
    first, _dots, second = subject.partition("..")
    if not first or second.startswith("."):
        raise QingdanError(
            _("“{given}”不是两个版本。").format(given=subject),
            _("写成 调整前..调整后，如 v2025..v2026；后一个不写就是现在的文件。"),
        )
    return first, second or None


def version(workspace: Path | None, rev: str | None) -> Snapshot:
    """Return a revision, or the working tree where none is named."""
    from ..store.snapshot import revision, worktree
    from ..store.workspace import find_versions, find_workspace

    if rev is None:
        return worktree(find_workspace(workspace))
    return revision(find_versions(workspace), rev)


def gather(workspace: Path | None, base: str | None, head: str | None) -> Read:
    """Read what a document is made of; ``base`` None for nothing to compare with.

    Raises ``QingdanError`` where there is no workspace, no such revision, no such profile, where
    a file of the newer version cannot be read, and ``BrokenAdjustmentError`` where an adjustment
    that is new since the base cannot be read.
    """
    from ..announce.announcement import Versions
    from ..announce.census import take_census
    from ..announce.declared import new_between
    from ..announce.issuing import read_steps
    from ..announce.unread import unread_files
    from ..compare.comparison import compare_versions
    from ..store.inventory import read_workspace_file
    from ..store.snapshot import revision
    from ..store.workspace import find_versions, find_workspace

    root = find_workspace(workspace) if head is None else find_versions(workspace)
    new = version(workspace, head)
    old = revision(root, base) if base is not None else None
    profile = profile_of(read_workspace_file(new).profile)
    census = take_census(new)
    demand_read(new, unread_files(new, census))
    return Read(
        root,
        old,
        new,
        Versions(
            categories_of(profile),
            census,
            take_census(old, census) if old is not None else None,
            compare_versions(root, base, head) if base is not None else None,
            tuple(new_between(old, new)) if old is not None else (),
            read_steps(profile.section("调整审批")),
        ),
        profile,
    )


def demand_read(snapshot: Snapshot, unread: list[str]) -> None:
    """Refuse to count where files could not be read (``BrokenDataError``)."""
    if tell_unread(snapshot, unread):
        raise BrokenDataError(
            _("有 {count} 个文件读不了，数量会不对，没有生成文件。").format(count=len(unread))
        )


def profile_of(name: str | None) -> Profile:
    """Return a profile; ``QingdanError`` where there is none of this name."""
    from ..rules.profile import load

    try:
        return load(name)
    except KeyError as error:
        raise QingdanError(
            _("没有“{name}”这个方案。").format(name=error.args[0]),
            _("有哪些方案见 docs/profiles.md。"),
        ) from None


def categories_of(profile: Profile) -> Categories:
    """Return how the profile groups adjustments in an announcement."""
    from ..announce.categories import read_categories

    return read_categories(profile.section("公告分类"))


__all__ = ["Read", "categories_of", "demand_read", "ends", "gather", "profile_of", "version"]
