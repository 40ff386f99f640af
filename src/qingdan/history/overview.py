"""What is known of all items from the log alone, without reading any of them."""

from __future__ import annotations

from typing import NamedTuple

from ..model.vocabulary import ListKind
from .ledger import Ledger


class When(NamedTuple):
    """A commit and its day."""

    commit: str
    day: str


class Traced(NamedTuple):
    """An item: where it is, or was last where it is ``gone``.

    ``commits`` is how often its file was written; that is no less than the versions it has, because
    whether one says the same in other words shows only to who reads them (``entries``).
    """

    item: str
    list: ListKind
    organ: str | None
    file: str
    gone: bool
    commits: int
    first: When
    last: When


def trace_all(ledger: Ledger) -> list[Traced]:
    """Return every item there ever was, by list, organ and id."""
    kinds = {str(kind): (number, kind) for number, kind in enumerate(ListKind)}
    when = [When(*made) for made in zip(ledger.commits, ledger.days, strict=True)]
    found = []
    for item, first, last, path, gone, versions in ledger.spans():
        number, kind = kinds[path.partition("/")[0]]
        organ = path.split("/", 2)[1] if kind.has_organ_folders else None
        traced = Traced(item, kind, organ, path, gone, versions, when[first], when[last])
        found.append((number, organ or "", item, traced))
    found.sort()
    return [entry[-1] for entry in found]
