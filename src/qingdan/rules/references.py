"""Where the records of a list name organs, items and shared texts, read from the model.

A new kind of list, or a new field, is covered by the rules between items as soon as its type says
what it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BeforeValidator, Discriminator

from ..model.finding import FieldPath
from ..model.kinds import ITEM_MODELS
from ..model.organ import OrganRegister
from ..model.record import ItemId, OrganId, Record
from ..model.vocabulary import ListKind

EACH = "*"
"""Stands in a pattern for every element of a list or every value of a table."""


class Names(StrEnum):
    """What a value names."""

    ORGAN = "organ"
    ITEM = "item"
    TEXT = "text"


Mention = tuple[str, FieldPath]
"""A name and where it stands. A plain tuple: tens of thousands cross between processes."""

Pattern = tuple[str, ...]

_MARKS = {get_args(OrganId)[1]: Names.ORGAN, get_args(ItemId)[1]: Names.ITEM}


@cache
def patterns(kind: ListKind, names: Names) -> tuple[Pattern, ...]:
    """Return the places of an item of ``kind`` that name organs, items or shared texts."""
    return tuple(pattern for what, pattern in _visit_record(ITEM_MODELS[kind], ()) if what is names)


@cache
def _plan(kind: ListKind) -> tuple[tuple[str, tuple[tuple[str, Pattern], ...]], ...]:
    """Return the same by top-level key, with the field of ``Named`` that each belongs to."""
    by_key: dict[str, list[tuple[str, Pattern]]] = {}
    for names in Names:
        for pattern in patterns(kind, names):
            by_key.setdefault(pattern[0], []).append((f"{names}s", pattern))
    return tuple((key, tuple(targets)) for key, targets in by_key.items())


@cache
def register_patterns() -> tuple[Pattern, ...]:
    """Return the places of ``organs.yaml`` that name organs (a group's members may be any name)."""
    found = _visit_record(OrganRegister, ())
    return tuple(pattern for what, pattern in found if what is Names.ORGAN)


class Named(NamedTuple):
    """What an item names."""

    organs: list[Mention]
    items: list[Mention]
    texts: list[Mention]


def named(kind: ListKind, mapping: Mapping[str, Any]) -> Named:
    """Return what a plain mapping names; whatever has another form is passed over."""
    found = Named([], [], [])
    for key, targets in _plan(kind):
        if key in mapping:
            value = mapping[key]
            for names, pattern in targets:
                _collect(value, pattern, 1, (key,), getattr(found, names))
    return found


def mentions(mapping: Mapping[str, Any], pattern: Pattern) -> list[Mention]:
    """Return the texts that stand at ``pattern``."""
    found: list[Mention] = []
    _collect(mapping, pattern, 0, (), found)
    return found


def _collect(
    value: Any, pattern: Pattern, depth: int, path: FieldPath, found: list[Mention]
) -> None:
    """Add what stands under ``value``, which itself stands at the first ``depth`` steps."""
    if depth == len(pattern):
        if isinstance(value, str):
            found.append((value, path))
        return
    step = pattern[depth]
    if step != EACH:
        if isinstance(value, dict) and step in value:
            _collect(value[step], pattern, depth + 1, (*path, step), found)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            _collect(element, pattern, depth + 1, (*path, index), found)
    elif depth + 1 == len(pattern):
        if isinstance(value, str):
            found.append((value, path))  # a bare text where a list of one may be written (牵头)
    elif isinstance(value, dict):
        for key, element in value.items():
            _collect(element, pattern, depth + 1, (*path, key), found)


def _visit_record(record: type[Record], path: Pattern) -> Iterator[tuple[Names, Pattern]]:
    for field in record.model_fields.values():
        if field.alias:
            here = (*path, field.alias)
            mark = next((_MARKS[m] for m in field.metadata if _is_mark(m)), None)
            if mark is not None and field.annotation is str:
                yield mark, here
            else:
                yield from _visit(field.annotation, here)


def _is_mark(meta: object) -> bool:
    return isinstance(meta, BeforeValidator) and meta in _MARKS


def _visit(annotation: Any, path: Pattern) -> Iterator[tuple[Names, Pattern]]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark = next((_MARKS[m] for m in arguments[1:] if _is_mark(m)), None)
        if mark is not None:
            yield mark, path
        elif any(isinstance(meta, Discriminator) for meta in arguments[1:]):
            yield Names.TEXT, (*path, "套用")
        else:
            yield from _visit(arguments[0], path)
    elif origin is list:
        yield from _visit(arguments[0], (*path, EACH))
    elif origin is dict:
        yield from _visit(arguments[1], (*path, EACH))
    elif arguments:
        # A union: of a text that may also be free (a group's members) nothing can be demanded.
        parts = [part for part in arguments if part is not type(None)]
        if len(parts) == 1:
            yield from _visit(parts[0], path)
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield from _visit_record(annotation, path)
