"""The commits that changed what an item says: its own file, or the header it inherits from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..compare.files import owner_of
from ..store.layout import header_path
from .ledger import Event, Ledger, Timeline


@dataclass(frozen=True, slots=True)
class Moment:
    """A commit that changed an item or the header of its list; header path, old and new blob."""

    number: int
    before: Event | None
    after: Event
    headers: tuple[tuple[str, str, str], ...]

    @property
    def is_own(self) -> bool:
        """Whether the item itself changed."""
        return self.after.number == self.number

    def blobs(self) -> Iterator[str]:
        """Yield what must be read to compare before and after."""
        if self.before is not None:
            yield self.before.new
        yield self.after.new
        for _path, old, new in self.headers:
            yield old
            yield new


@lru_cache(maxsize=1 << 16)
def header_of(path: str) -> str:
    """Return the path of the header of the list that an item's file lies in."""
    owner = owner_of(path)
    return header_path(owner.kind, owner.organ) if owner and owner.kind else ""


def moments_of(ledger: Ledger, item: str) -> list[Moment]:
    """Return the moments of an item, the oldest first.

    A change of a header counts while the item stands under it.
    """
    own = Timeline(ledger.events(item))
    headers = {
        path: Timeline(ledger.events(path))
        for path in {header_of(event.path) for event in own.events}
    }
    numbers = {event.number for event in own.events}
    for path, header in headers.items():
        for event in header.events:
            before = own.at(event.number - 1)
            if before is not None and before.new and header_of(before.path) == path:
                numbers.add(event.number)
    return [_moment(own, headers, number) for number in sorted(numbers)]


def _moment(own: Timeline, headers: dict[str, Timeline], number: int) -> Moment:
    before, after = own.at(number - 1), own.at(number)
    assert after is not None  # noqa: S101 - a moment is one of the item, or later
    paths = dict.fromkeys(header_of(event.path) for event in (before, after) if event)
    around = tuple(
        (path, headers[path].blob_at(number - 1), headers[path].blob_at(number)) for path in paths
    )
    return Moment(number, before, after, around)
