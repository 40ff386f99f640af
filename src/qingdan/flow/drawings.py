"""Which matters of 属地管理 have their steps drawn (施工图) and their manual written (说明书)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..model.territory import Territory
from ..model.vocabulary import ListKind
from ..store.inventory import Entry, Inventory
from .listed import listed


@dataclass(frozen=True, slots=True)
class Drawn:
    """One matter, where it stands, and what it has."""

    id: str
    name: str
    path: str
    field: str | None
    batch: str | None
    steps: int
    manual: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Matters of one field or batch; ``word`` is None for those that do not say."""

    word: str | None
    matters: int
    drawn: int
    manuals: int


@dataclass(frozen=True)
class Drawings:
    """All matters on the list, in its order."""

    matters: tuple[Drawn, ...]

    @property
    def fields(self) -> tuple[Group, ...]:
        """The matters by field, in the order in which fields first come."""
        return _grouped(self.matters, lambda one: one.field)

    @property
    def batches(self) -> tuple[Group, ...]:
        """The matters by batch, in the order in which batches first come."""
        return _grouped(self.matters, lambda one: one.batch)

    @property
    def whole(self) -> Group:
        """All matters as one group."""
        return _group(None, self.matters)

    @property
    def undrawn(self) -> list[Drawn]:
        """Matters without steps."""
        return [one for one in self.matters if not one.steps]

    @property
    def unwritten(self) -> list[Drawn]:
        """Matters without a manual."""
        return [one for one in self.matters if not one.manual]


def drawings_of(inventory: Inventory) -> Drawings:
    """Return what each matter of the territory list has."""
    entries = listed(inventory, ListKind.TERRITORY)
    return Drawings(tuple(_drawn(entry, entry.item) for entry in entries if _is_one(entry)))


def _is_one(entry: Entry) -> bool:
    return isinstance(entry.item, Territory)


def _drawn(entry: Entry, item: object) -> Drawn:
    assert isinstance(item, Territory)  # noqa: S101 - asked before
    manual = item.manual
    written = manual is not None and bool(manual.who or manual.how or manual.standards)
    return Drawn(entry.id, item.name, entry.path, item.field, item.batch, len(item.steps), written)


def _grouped(matters: Sequence[Drawn], word_of: Callable[[Drawn], str | None]) -> tuple[Group, ...]:
    words = sorted(dict.fromkeys(map(word_of, matters)), key=lambda word: word is None)
    return tuple(_group(word, [one for one in matters if word_of(one) == word]) for word in words)


def _group(word: str | None, matters: Sequence[Drawn]) -> Group:
    drawn = sum(bool(one.steps) for one in matters)
    return Group(word, len(matters), drawn, sum(one.manual for one in matters))


__all__ = ["Drawings", "Drawn", "Group", "drawings_of"]
