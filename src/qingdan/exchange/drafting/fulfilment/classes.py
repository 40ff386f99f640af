"""Which of the three parts of a town's list a row belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ....model.vocabulary import FulfilmentClass
from ...tables.columns import Column

_WORDS: Mapping[str, FulfilmentClass] = {
    "basic": FulfilmentClass.BASIC,
    "cooperative": FulfilmentClass.ASSIST,
    "recall": FulfilmentClass.WITHDRAWN,
}
_NAMED = (
    (re.compile(r"收回"), FulfilmentClass.WITHDRAWN),
    (re.compile(r"配合"), FulfilmentClass.ASSIST),
    (re.compile(r"基本"), FulfilmentClass.BASIC),
)
_LISTED = (
    (re.compile(r"基本履职"), FulfilmentClass.BASIC),
    (re.compile(r"配合履职"), FulfilmentClass.ASSIST),
    (re.compile(r"上级(?:部门)?收回|收回事项"), FulfilmentClass.WITHDRAWN),
)
_OF_ASSIST = frozenset({Column.UPPER_DUTY, Column.TOWN_DUTY})
_OF_WITHDRAWN = frozenset({Column.TAKEOVER, Column.MANNER, Column.TAKEOVER_MANNER})


def class_of(text: str) -> FulfilmentClass | None:
    """Return the part that a cell or a section row names: 基本履职事项, 收回, cooperative."""
    word = "".join(text.split())
    return _WORDS.get(word.casefold()) or next((c for p, c in _NAMED if p.search(word)), None)


def class_in(text: str) -> FulfilmentClass | None:
    """Return the one part that a title, the name of a sheet or of a file speaks of."""
    found = {one for pattern, one in _LISTED if pattern.search("".join(text.split()))}
    return found.pop() if len(found) == 1 else None


def class_of_columns(columns: Collection[Column]) -> FulfilmentClass | None:
    """Return the part that has such columns; None for those that any part has."""
    if _OF_WITHDRAWN & set(columns):
        return FulfilmentClass.WITHDRAWN
    return FulfilmentClass.ASSIST if _OF_ASSIST & set(columns) else None
