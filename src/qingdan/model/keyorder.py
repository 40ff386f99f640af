"""In which order the keys of a file are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, get_args

from .adjustment import Adjustment
from .item import Item
from .kinds import ITEM_MODELS
from .law import LocalLaw
from .organ import OrganRegister
from .record import Record
from .shared import SharedText
from .vocabulary import ListKind
from .workspace import ListHeader, WorkspaceFile


@dataclass(frozen=True)
class KeyOrder:
    """The order of the keys of a record, and that of what stands below them.

    ``below`` has an entry for keys whose values hold records; ``each`` is that of all others,
    and of the elements of a list.
    """

    names: tuple[str, ...] = ()
    below: Mapping[str, KeyOrder] = field(default_factory=dict)
    each: KeyOrder | None = None

    def sorted(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return ``keys`` in order; those that the model does not know come last as they are.

        Few combinations of keys make up the items of a list, so answers are kept.
        """
        found = tuple(keys)
        if self.names and found not in self._sorted:
            rank, last = self._rank, len(self.names)
            self._sorted[found] = tuple(sorted(found, key=lambda key: rank.get(key, last)))
        return self._sorted.get(found, found)

    @cached_property
    def _sorted(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    def of(self, part: str | int) -> KeyOrder:
        """Return the order of what stands under a key, or of an element of a list."""
        found = self.below.get(part) if isinstance(part, str) else None
        return found or self.each or _NONE


_NONE = KeyOrder()


@cache
def item_order(kind: ListKind) -> KeyOrder:
    """Return the order of an item of a list."""
    return _record(ITEM_MODELS[kind])


@cache
def header_order(kind: ListKind) -> KeyOrder:
    """Return the order of the header of a list; its defaults stand as in its items."""
    header = _record(ListHeader)
    return KeyOrder(header.names, {**header.below, "默认": item_order(kind)})


@cache
def register_order() -> KeyOrder:
    """Return the order of the register of organs; the organs themselves stay as they are."""
    return _record(OrganRegister)


@cache
def texts_order() -> KeyOrder:
    """Return the order of a file of shared texts; the texts themselves stay as they are."""
    return KeyOrder(each=_record(SharedText))


@cache
def law_order() -> KeyOrder:
    """Return the order of a law that a workspace keeps; its articles stay as they are."""
    return _record(LocalLaw)


@cache
def adjustment_order() -> KeyOrder:
    """Return the order of an adjustment."""
    return _record(Adjustment)


@cache
def workspace_order() -> KeyOrder:
    """Return the order of ``qingdan.yaml``."""
    return _record(WorkspaceFile)


@cache
def _record(model: type[Record]) -> KeyOrder:
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    names = model.in_order(fields) if issubclass(model, Item) else list(fields)
    below = {}
    for name in names:
        order = _annotated(fields[name].annotation)
        if order != _NONE:
            below[name] = order
    return KeyOrder(tuple(names), below)


def _annotated(annotation: Any) -> KeyOrder:
    """Return the order of whatever record an annotation allows; of several, one after another."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation)
    origin = getattr(annotation, "__origin__", None)
    arguments = [part for part in get_args(annotation) if not isinstance(part, str)]
    if origin in (list, dict):
        below = _annotated(arguments[-1])
        return KeyOrder(each=below) if below != _NONE else _NONE
    merged = _NONE
    for part in arguments:
        found = _annotated(part)
        merged = KeyOrder(
            tuple(dict.fromkeys((*merged.names, *found.names))),
            {**merged.below, **found.below},
            merged.each or found.each,
        )
    return merged
