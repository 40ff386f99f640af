"""How far a change of something shared reaches: the number of items that inherit or use it.

Items that are new are not reached: nothing was there that could change. What was in another list,
or stated itself what it inherits now, does not count for the header either.

Only here more than the changed files is read, and only when something shared did change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from ..model.shared import adopted_names
from ..model.vocabulary import ListKind
from ..store.layout import Role
from ..store.reader import read_mapping
from .files import Owner, TwoSides, Version, owner_of
from .match import Pair

_ESCAPES = (b"\\u", b"\\U", b"\\x", b"\\\n", b"\\\r")
"""In a quoted text these may hide a name from a search in the bytes."""

_UNCHANGED = object()


def items_before(pairs: Iterable[Pair]) -> dict[str, Version | None]:
    """Return what the items that differ were, by their path now; None for what is new."""
    return {pair.head.path: pair.base for pair in pairs if pair.head is not None}


@dataclass
class Reach:
    """Counts items of the head; what it had to read is kept for the next question.

    ``before`` are the items that differ, by their path now: what each was, None for what is new.
    """

    sides: TwoSides
    before: Mapping[str, Version | None] = field(default_factory=dict)
    _owners: dict[str, Owner] = field(default_factory=dict)
    _contents: dict[str, bytes] = field(default_factory=dict)
    _values: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of_workspace(self) -> int:
        """Return the number of all items."""
        return len(self._items())

    def of_header(
        self,
        kind: ListKind,
        organ: str | None,
        keys: Set[str],
        was: tuple[ListKind | None, str | None] | None = None,
    ) -> int:
        """Return how many items of a list take one of the defaults ``keys`` from its header.

        Without keys the header itself says something new, and speaks for every item of the list.
        ``was`` is the list (and its organ) that the header stood in before, where it moved.
        """
        was = was or (kind, organ)
        items = [path for path in self._items_of(kind, organ) if self._inherited(path, was, keys)]
        if not keys:
            return len(items)
        return sum(1 for path in items if not keys <= self._value(path).keys())

    def _inherited(
        self, path: str, was: tuple[ListKind | None, str | None], keys: Set[str]
    ) -> bool:
        """Whether an item took one of the defaults from the header before; what did not differ did.

        Whether that still holds is another question.
        """
        if path not in self.before:
            return True
        old = self.before[path]
        if old is None or (old.owner.kind, old.owner.organ) != was:
            return False
        return not keys or not keys <= (old.value or {}).keys()

    def of_texts(self, names: Set[str]) -> int:
        """Return how many items use one of the shared texts, themselves or through the header."""
        through: dict[tuple[ListKind | None, str | None], set[str]] = {}
        for path, owner in self._files().items():
            if owner.role is Role.HEADER:
                defaults = self._value(path).get("默认")
                if isinstance(defaults, dict):
                    keys = {key for key, value in defaults.items() if _adopts(value, names)}
                    through[owner.kind, owner.organ] = keys
        count = 0
        for path in self._items():
            owner = self._owners[path]
            inherited = through.get((owner.kind, owner.organ), set())
            uses = self._may_hold(path, names) and _adopts(self._value(path), names)
            if uses or (inherited and not inherited <= self._value(path).keys()):
                count += 1
        return count

    def of_organs(self, organs: Set[str]) -> int:
        """Return how many items belong to one of the organs or name it by its id."""
        count = 0
        for path in self._items():
            if self._owners[path].organ in organs:
                count += 1
            elif self._may_hold(path, organs):
                count += any(text in organs for text in _texts(self._value(path)))
        return count

    def _files(self) -> dict[str, Owner]:
        if not self._owners:
            for path in self.sides.head_files():
                owner = owner_of(path)
                if owner is not None:
                    self._owners[path] = owner
        return self._owners

    def _items(self) -> list[str]:
        """Return the items that were there before, too."""
        return [
            path
            for path, owner in self._files().items()
            if owner.role is Role.ITEM and self.before.get(path, _UNCHANGED) is not None
        ]

    def _items_of(self, kind: ListKind, organ: str | None) -> list[str]:
        owners = self._files()
        return [
            path
            for path in self._items()
            if owners[path].kind is kind and owners[path].organ == organ
        ]

    def _content(self, path: str) -> bytes:
        if path not in self._contents:
            owner = self._owners[path]
            alike = [
                other
                for other, its in self._owners.items()
                if other not in self._contents and (its.role, its.kind) == (owner.role, owner.kind)
            ]
            self._contents.update(self.sides.read_head(alike))
        return self._contents.get(path, b"")

    def _may_hold(self, path: str, words: Set[str]) -> bool:
        """Whether a file may hold one of the words; spares most files the reading."""
        content = self._content(path)
        spelled = (word.encode() for word in words)
        return any(part in content for part in (*spelled, *_ESCAPES))

    def _value(self, path: str) -> dict[str, Any]:
        if path not in self._values:
            self._values[path] = read_mapping(self._content(path)).value or {}
        return self._values[path]


def _adopts(value: Any, names: Set[str]) -> bool:
    return not names.isdisjoint(adopted_names(value))


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, part in value.items():
                yield str(key)
                yield from _texts(part)
        case list():
            for part in value:
                yield from _texts(part)
