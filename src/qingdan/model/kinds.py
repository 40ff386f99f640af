"""Which model a kind of list has, what its items may inherit, and how a key is found by its path.

A new kind of list is a new model and one line in ``ITEM_MODELS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import create_model
from pydantic.fields import FieldInfo

from .boundary import Boundary
from .delegation import Delegation
from .duty import Duty
from .fulfilment import Fulfilment
from .item import Item
from .power import Power
from .procedure import Procedure
from .record import Aspect, Record
from .territory import Territory
from .vocabulary import ListKind

ITEM_MODELS: Mapping[ListKind, type[Item]] = {
    ListKind.DUTIES: Duty,
    ListKind.POWERS: Power,
    ListKind.BOUNDARIES: Boundary,
    ListKind.TERRITORY: Territory,
    ListKind.DELEGATIONS: Delegation,
    ListKind.FULFILMENT: Fulfilment,
    ListKind.PROCEDURES: Procedure,
}


def meta(field: FieldInfo) -> dict[str, Any]:
    """Return what ``key()`` noted about a field: ``x-aspect``, ``x-internal``, ``x-inherit``."""
    extra = field.json_schema_extra
    return extra if isinstance(extra, dict) else {}


def is_published(field: FieldInfo, *, with_internal: bool) -> bool:
    """Whether any page may show a field; ``with_internal`` for the office itself.

    Waivers of rules and notes of reviews are between editors and reviewers: no audience sees
    them.
    """
    if field.alias in _NEVER_PUBLISHED:
        return False
    return with_internal or not is_internal(field)


_NEVER_PUBLISHED = frozenset({"豁免", "核对"})


def is_internal(field: FieldInfo) -> bool:
    """Whether a field is kept out of everything public."""
    return bool(meta(field).get("x-internal"))


@cache
def inheritable_keys(kind: ListKind) -> frozenset[str]:
    """Keys whose default the header of a list may give."""
    fields = ITEM_MODELS[kind].model_fields.values()
    return frozenset(f.alias for f in fields if f.alias and meta(f).get("x-inherit"))


@cache
def defaults_model(kind: ListKind) -> type[Record]:
    """Model of the ``默认`` block of a header: the inheritable keys of the kind, all optional."""
    fields: dict[str, Any] = {
        name: (field.annotation, field)
        for name, field in ITEM_MODELS[kind].model_fields.items()
        if meta(field).get("x-inherit")
    }
    return create_model(f"{ITEM_MODELS[kind].__name__}Defaults", __base__=Record, **fields)


def inherit(item: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain mapping of an item with the defaults of its header put in; its own win."""
    return {**defaults, **item}


@cache
def aspect_of(kind: ListKind, key: str) -> Aspect:
    """Aspect of a top-level key of a kind; keys the model does not know are content."""
    for field in ITEM_MODELS[kind].model_fields.values():
        if field.alias == key:
            return Aspect(meta(field).get("x-aspect", Aspect.CONTENT))
    return Aspect.CONTENT
