"""The delta of a whole workspace: what turns the files of one version into those of another.

``apply_deltas(base, workspace_deltas(base, head)) == head``, whatever the files say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..store.layout import Role
from .alignment import frozen
from .files import Difference, Version, owner_of
from .mapping import Delta, apply, compare_values
from .match import pair_items

Files = Mapping[str, dict[str, Any]]
"""Path (relative to the workspace) to the plain mapping of the file."""


@dataclass(frozen=True, slots=True)
class FileDelta:
    """What happened to one file.

    ``before`` and ``after`` are its paths, None where it does not exist. A file on both sides has
    a ``delta`` (None where it only moved), one that came has its whole ``content``.
    """

    before: str | None
    after: str | None
    delta: Delta | None = None
    content: dict[str, Any] | None = None


def workspace_deltas(base: Files, head: Files) -> tuple[FileDelta, ...]:
    """Return what turns ``base`` into ``head``; items are matched as a comparison matches them."""
    differing = [
        path
        for path in sorted({*base, *head})
        if path not in base or path not in head or frozen(base[path]) != frozen(head[path])
    ]
    items = [path for path in differing if _is_item(path)]
    found = [_file_delta(path, path, base, head) for path in differing if not _is_item(path)]
    for pair in pair_items(
        Difference(path, _version(path, base), _version(path, head)) for path in items
    ):
        before, after = (side.path if side else None for side in (pair.base, pair.head))
        found.append(_file_delta(before, after, base, head))
    return tuple(sorted(found, key=lambda delta: (delta.after or "", delta.before or "")))


def apply_deltas(base: Files, deltas: Iterable[FileDelta]) -> dict[str, Any]:
    """Return the files of the head, sorted by path."""
    changed = list(deltas)
    gone = {delta.before for delta in changed}
    files: dict[str, Any] = {path: value for path, value in base.items() if path not in gone}
    for delta in changed:
        if delta.after is None:
            continue
        if delta.before is None:
            files[delta.after] = delta.content
        else:
            files[delta.after] = apply(base[delta.before], delta.delta)
    return dict(sorted(files.items()))


def _file_delta(before: str | None, after: str | None, base: Files, head: Files) -> FileDelta:
    if before is None or before not in base:
        return FileDelta(None, after, content=head[after or ""])
    if after is None or after not in head:
        return FileDelta(before, None)
    return FileDelta(before, after, compare_values(base[before], head[after]))


def _is_item(path: str) -> bool:
    owner = owner_of(path)
    return owner is not None and owner.role is Role.ITEM


def _version(path: str, files: Files) -> Version | None:
    owner = owner_of(path)
    if path not in files or owner is None:
        return None
    return Version(path, owner, b"", files[path])
