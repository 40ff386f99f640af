"""Digests of what files are made from: equal digests, equal files."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..public.projection import PublicItem

_DIGEST = 16


class ItemKeys:
    """Digests of projected items, each reckoned once; an item stands in many files."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def of(self, item: PublicItem) -> bytes:
        """The item by itself: what its fields say, not what other items say of it."""
        known = self.known.get(item.id)
        if known is None:
            known = self.known[item.id] = content_key(item)
        return known

    def of_all(self, items: Iterable[PublicItem]) -> bytes:
        """Items in their order."""
        return b"".join(map(self.of, items))


def content_key(value: Any) -> bytes:
    """Return a digest of a value made of plain parts: equal values give equal digests.

    Without a memo the pickle does not tell two equal texts from one text that stands twice.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.fast = True
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return digest(stream.getvalue())


class _Reducers(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How dataclasses and words of an enumeration are taken apart.

    Their own ways are written in Python, and slow.
    """

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if is_dataclass(kind):
            names = [field.name for field in fields(kind)]
        elif issubclass(kind, Enum):
            names = ["_value_"]
        else:
            raise KeyError(kind)
        take = attrgetter("__class__", "__class__", *names)  # of one name it gives no tuple
        self[kind] = reduce = lambda value: (_taken_apart, take(value))
        return reduce


def _taken_apart(*_parts: Any) -> None:
    """Stands in a digest for the making of a dataclass."""


_REDUCERS = _Reducers()


def digest(data: bytes | memoryview) -> bytes:
    """Return 16 bytes that stand for data."""
    return blake2b(data, digest_size=_DIGEST).digest()
