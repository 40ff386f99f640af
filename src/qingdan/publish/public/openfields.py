"""Records as plain mappings that hold only the fields an audience may see.

Plain means str, int, bool, date, lists and mappings of them: what JSON, YAML and templates take.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from ...model.duration import Duration
from ...model.kinds import is_published
from ...model.record import ItemId, Record
from ...model.shared import Adopted, SharedText, expand
from ...model.vocabulary import Visibility
from .shapes import holds


@cache
def _fields(model: type[Record], with_internal: bool) -> tuple[tuple[str, str, bool], ...]:
    """(attribute, key on disk, holds ids of items) of the fields that may be shown."""
    return tuple(
        (attribute, field.alias or attribute, holds(field, ItemId))
        for attribute, field in model.model_fields.items()
        if is_published(field, with_internal=with_internal)
    )


class OpenRecords:
    """Turns records into plain mappings.

    ``texts`` are the shared texts, ``shown`` the ids of the items that are published; ids of other
    items are dropped. ``with_internal`` also lets through what the model marks internal.
    """

    def __init__(
        self,
        texts: Mapping[str, SharedText],
        shown: frozenset[str],
        *,
        with_internal: bool,
    ) -> None:
        self.texts = texts
        self.shown = shown
        self.with_internal = with_internal
        self._met: list[str] = []
        self._missed: list[str] = []
        self._makers: dict[type, Callable[[Any], Any]] = {}

    def references(self) -> tuple[str, ...]:
        """Ids of shown items met since the last call, in order, each once."""
        met = tuple(dict.fromkeys(self._met))
        self._met.clear()
        return met

    def missed(self) -> tuple[str, ...]:
        """Ids of items that are not shown, met since the last call."""
        missed = tuple(dict.fromkeys(self._missed))
        self._missed.clear()
        return missed

    def shows(self, item_id: str) -> bool:
        """Whether an item is published; notes the reference where it is."""
        if item_id not in self.shown:
            self._missed.append(item_id)
            return False
        self._met.append(item_id)
        return True

    def mapping(self, record: Record) -> dict[str, Any]:
        """Return the open, non-empty fields of a record, in the order of the model."""
        found: dict[str, Any] = {}
        for attribute, key, holds_ids in _fields(type(record), self.with_internal):
            value = getattr(record, attribute)
            if value is None:
                continue
            plain = self._plain(value)
            if holds_ids:
                plain = self._only_shown(plain)
            if plain is None or plain == [] or plain == {}:
                continue
            found[key] = plain
        return found

    def _plain(self, value: Any) -> Any:
        make = self._makers.get(type(value))
        if make is None:
            make = self._makers[type(value)] = self._maker(value)
        return make(value)

    def _maker(self, value: Any) -> Callable[[Any], Any]:
        """How values of this type become plain; asked once a type, the answer is kept."""
        if isinstance(value, StrEnum):
            return lambda word: word.value
        if isinstance(value, str | bool | int | datetime.date):
            return lambda same: same
        if isinstance(value, list):
            return self._list
        if isinstance(value, Adopted):
            return self._adopted
        if isinstance(value, Record):
            return lambda record: None if self._is_hidden(record) else self.mapping(record)
        if isinstance(value, Mapping):
            return lambda whole: {str(self._plain(k)): self._plain(v) for k, v in whole.items()}
        if isinstance(value, Duration):
            return str
        raise TypeError(type(value).__name__)

    def _list(self, parts: list[Any]) -> list[Any]:
        plain = [self._plain(part) for part in parts]
        return [part for part in plain if part is not None]

    def _adopted(self, value: Adopted) -> Any:
        """The shared text itself: its name is a matter of the workspace, not of the reader."""
        expanded = expand(value, self.texts)
        if expanded.lead is None:
            return list(expanded.clauses)
        return {"开头": expanded.lead, "内容": list(expanded.clauses)}

    def _is_hidden(self, record: Record) -> bool:
        """A part with a visibility of its own (a task of a duty) may be internal by itself."""
        own = getattr(record, "visibility", None)
        return own is Visibility.INTERNAL and not self.with_internal

    def _only_shown(self, ids: Any) -> Any:
        if isinstance(ids, list):
            return [item for item in ids if self.shows(item)]
        return ids if self.shows(ids) else None
