"""A complaint of pydantic brought into our terms, and what a rule says about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...model.finding import FieldPath
from ...model.record import Record
from ...model.vocabulary import ListKind
from ..rule import Mark
from .shape import Slot


class Site(NamedTuple):
    """The record that is checked: its model, its list, the extra fields declared for it."""

    model: type[Record]
    kind: ListKind | None = None
    extra: tuple[str, ...] = ()


class Problem(NamedTuple):
    """One complaint: what kind, where, about which value, and what belongs there."""

    kind: str
    path: FieldPath
    value: Any
    slot: Slot
    parent: Any
    record: type[Record] | None
    """Model of the record that the last key of ``path`` belongs to."""
    site: Site
    context: Mapping[str, Any]


class Words(NamedTuple):
    """What a rule says. ``at`` and ``mark`` where the finding points elsewhere than the value."""

    message: str
    hint: str
    at: FieldPath | None = None
    mark: Mark = Mark.VALUE
