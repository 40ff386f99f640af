"""Which columns a table has and under what headings; which items stand on which sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from ...cells.columns import ITEM_ID, ORGAN, Column, ListColumns, Role
from ...model.vocabulary import ListKind, PowerType
from .gathering import Frame


class Sheets(StrEnum):
    """What has a sheet of its own."""

    LIST = "list"
    TYPE = "type"
    ORGAN = "organ"


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: what stands over it, and which column of the list it is.

    ``is_asked`` is false where it is only there because a table cannot do without.
    """

    heading: str
    column: Column
    is_asked: bool = True


@dataclass(frozen=True, eq=False)
class TableColumns:
    """The columns of the tables of one list: the id first, columns that are seldom there last."""

    every: ListColumns
    heads: tuple[Head, ...]

    @property
    def kind(self) -> ListKind:
        """The list."""
        return self.every.kind

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Numbers of the columns by path, counted from 0."""
        return {head.column.path: number for number, head in enumerate(self.heads)}

    def kept(self, used: int) -> tuple[Head, ...]:
        """The columns without the seldom ones, unless a bit of ``used`` says that one is filled."""
        usual = [head for head in self.heads if not head.column.seldom]
        return self.heads if used >> len(usual) else tuple(usual)


def full_columns(every: ListColumns) -> TableColumns:
    """Return a table of everything a list can hold, each column under its path."""
    return TableColumns(every, tuple(Head(one.path, one) for one in every.columns))


def chosen_columns(every: ListColumns, chosen: Sequence[tuple[str, str]]) -> TableColumns:
    """Return a table of some columns, given as (heading, path) in their order.

    The id always comes first, the organ is there in any case; so is the column for the whole of a
    record that has others. ``KeyError`` for a path that the list has not.
    """
    once = {path: heading for heading, path in reversed(chosen) if path != ITEM_ID}
    found = [Head(once[path], every.by_path[path]) for path in reversed(once)]
    asked = {head.column.path for head in found}
    first = [Head(ITEM_ID, every.by_path[ITEM_ID], is_asked=False)]
    if ORGAN in every.by_path and ORGAN not in asked:
        first.append(Head(ORGAN, every.by_path[ORGAN], is_asked=False))
    tops = {head.column.keys[0] for head in found if head.column.role is Role.FIELD}
    whole = [one for one in every.columns if one.role is Role.WHOLE and one.keys[0] in tops]
    more = [Head(one.path, one, is_asked=False) for one in whole]
    return TableColumns(every, (*first, *found, *more))


_NO_TYPE = "未写类型"
_ROOM = 26
"""Characters of an organ's name on a tab; what kind of list it is comes after it."""


class Arrangement:
    """Says on which sheet an item stands, and in which order sheets and items come."""

    def __init__(self, frame: Frame, sheets: Sheets) -> None:
        self._sheets = sheets
        self._organs = {organ: place for place, organ in enumerate(frame.organs)}
        self._names = {key: str(one.get("名称", key)) for key, one in frame.organs.items()}
        self._kinds = frame.kinds
        self._types = {word.value: place for place, word in enumerate(PowerType)}

    def sheet_of(self, kind: ListKind, organ: str | None, power_type: Any) -> tuple[int, int, str]:
        """Return the sheet of an item: the place of its list, its place in there, its name."""
        place = self._kinds.index(kind)
        if self._sheets is Sheets.TYPE and kind is ListKind.POWERS:
            name = power_type if isinstance(power_type, str) and power_type else _NO_TYPE
            return place, self._types.get(name, len(self._types)), name
        if self._sheets is Sheets.ORGAN and organ is not None:
            name = self._names.get(organ, organ)
            if len(self._kinds) > 1:
                name = f"{name[:_ROOM]}（{kind.short_name}）"
            return self._organs.get(organ, len(self._organs)), place, name
        return place, 0, kind.official_name

    def place_of(self, organ: str | None, ordinal: Any, item: str) -> tuple[int, str, int, str]:
        """Return where an item stands on its sheet: by organ, 序号, id."""
        known = self._organs.get(organ or "", len(self._organs))
        is_number = isinstance(ordinal, int) and not isinstance(ordinal, bool)
        return known, organ or "", ordinal if is_number else 1 << 62, item


def empty_sheets(frame: Frame, tables: Mapping[ListKind, TableColumns]) -> list[ListKind]:
    """Lists that are wanted and have no item: their tables are there to be filled in."""
    filled = {one.kind for one in frame.files}
    return [kind for kind in tables if kind not in filled]


__all__ = [
    "Arrangement",
    "Head",
    "Sheets",
    "TableColumns",
    "chosen_columns",
    "empty_sheets",
    "full_columns",
]
