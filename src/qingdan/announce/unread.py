"""Files of a version that cannot be read: an announcement that counts without them is wrong."""

from __future__ import annotations

from ..model.vocabulary import ListKind
from ..store.layout import Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .census import Census

_SHARED = frozenset({Role.ORGANS, Role.HEADER, Role.TEXTS})


def unread_files(snapshot: Snapshot, census: Census, kind: ListKind | None = None) -> list[str]:
    """Return the items, headers, shared texts and the register that cannot be read, sorted.

    With ``kind`` only those that a document on this list needs.
    """
    shared = [one.path for one in map(place, snapshot.paths()) if one.role in _SHARED]
    wrong = [path for path, data in snapshot.read_all(shared) if read_mapping(data).value is None]
    wrong += [path for path, (_stamp, said) in census.read.items() if said is None]
    return sorted(path for path in wrong if kind is None or place(path).kind in (kind, None))


__all__ = ["unread_files"]
