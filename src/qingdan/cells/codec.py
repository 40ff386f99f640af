"""A value of a field as the cell that shows it, and back."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any, Final

from ..model.ids import ITEM_ID
from ..model.shapes import FieldShape, Shape
from ..xlsx.sheet import Cell
from . import simple
from .clauses import clauses_of, clauses_text
from .escaping import JSON_MARK, from_json_cell, is_safe, json_cell
from .names import OrganNames
from .records import TextOf, entries_of, entries_text, entry_of, entry_text
from .simple import Said

_FIRST_YEAR = 1901
"""Spreadsheets disagree on days before 1900-03-01; those stay text."""
_REMEMBERED = 1 << 12
"""Values of a field whose texts are kept: lists repeat themselves."""


class Absent:
    """The type of ``ABSENT``."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()
"""What an empty cell holds: the key is not there."""


def cell_text(cell: object) -> str:
    """Return a cell of any reader as text: days as YYYY-MM-DD, line ends as LF, nothing as ``""``.

    Two cells are the same where their texts are.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell if "\r" not in cell else cell.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime.datetime):
        at_midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if at_midnight else cell.isoformat(" ")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


class Codec:
    """Renders and parses cells; ``names`` are the organs of the workspace.

    ``parse(shape, render(shape, value)) == value`` for every value a file may hold.
    """

    def __init__(self, names: OrganNames) -> None:
        self.names = names
        self._known: dict[int, tuple[FieldShape, dict[str, str]]] = {}

    def render(self, shape: FieldShape, value: Any) -> Cell:
        """Return the cell of a value: a number, a day, or text."""
        if shape.shape is Shape.TEXT and isinstance(value, str) and is_safe(value):
            return value
        text = self.text_of(shape, value)
        if text.startswith(JSON_MARK):
            return text
        if shape.shape is Shape.NUMBER:
            return int(text)
        if shape.shape is Shape.DAY and int(text[:4]) >= _FIRST_YEAR:
            return datetime.date.fromisoformat(text)
        return text

    def parse(self, shape: FieldShape, cell: object) -> Any:
        """Return the value of a cell; ``ABSENT`` for an empty one.

        Raises ``UnreadableCellError`` where the cell does not hold what the field holds.
        """
        text = cell_text(cell)
        return ABSENT if not text or text.isspace() else self.value_of(shape, text)

    def text_of(self, shape: FieldShape, value: Any) -> str:
        """Return a value as text: pleasant where that is read back as the value, else JSON."""
        if not isinstance(value, list | dict):
            return self._checked(shape, value)
        own = self._known.get(id(shape))
        if own is None:
            own = self._known[id(shape)] = (shape, {})
        known = own[1]
        sign = repr(value)
        text = known.get(sign)
        if text is None:
            text = self._checked(shape, value)
            if len(known) < _REMEMBERED:
                known[sign] = text
        return text

    def _checked(self, shape: FieldShape, value: Any) -> str:
        """The pleasant text of a value, made quickly, else with all its parts checked; or JSON."""
        for part_text in (self._quick, self._careful):
            said = self._pleasant(shape, value, part_text)
            if said is None:
                break
            text, sure = said
            if is_safe(text) and (sure or self._reads_back(shape, text, value)):
                return text
        return json_cell(value)

    def _quick(self, shape: FieldShape, value: Any) -> Said:
        """A part of a record; where nothing pleasant is found, the whole may still be."""
        said = self._pleasant(shape, value, self._quick)
        if said is None or not said[0] or said[0].startswith(JSON_MARK):
            return json_cell(value), False
        return said

    def _careful(self, shape: FieldShape, value: Any) -> Said:
        return self._checked(shape, value), False

    def _reads_back(self, shape: FieldShape, text: str, value: Any) -> bool:
        try:
            return _same(self.value_of(shape, text), value)
        except ValueError:
            return False

    def value_of(self, shape: FieldShape, text: str) -> Any:
        """Read the text of a cell, or of a part of it."""
        if text.startswith(JSON_MARK):
            return from_json_cell(text)
        match shape.shape:
            case Shape.TEXT | Shape.COUNTS:
                return text
            case Shape.FLAG:
                return simple.flag_of(text)
            case Shape.NUMBER:
                return simple.number_of(text)
            case Shape.DAY:
                return simple.day_of(text)
            case Shape.DURATION:
                return simple.duration_of(text)
            case Shape.WORDS:
                of = simple.words_of if shape.many else simple.word_of
                return of(text, _words(shape))
            case Shape.TEXTS:
                return simple.numbers_of(text) if shape.numbers else simple.lines_of(text)
            case Shape.ORGANS | Shape.ITEMS:
                return self._ids_of(shape, text)
            case Shape.CLAUSES:
                return clauses_of(text)
        if shape.many:
            return entries_of(shape.parts, text, self.value_of)
        return entry_of(shape.parts, text, self.value_of)

    def _pleasant(self, shape: FieldShape, value: Any, part_text: TextOf) -> Said | None:
        """A value as a person likes to read it, and whether it is sure to be read back."""
        match shape.shape:
            case Shape.TEXT:
                return (value, True) if isinstance(value, str) else None
            case Shape.DURATION:
                return (value, simple.is_duration(value)) if isinstance(value, str) else None
            case Shape.FLAG:
                return _sure(simple.flag_text(value))
            case Shape.NUMBER:
                return _sure(simple.number_text(value))
            case Shape.DAY:
                return _sure(simple.day_text(value))
            case Shape.WORDS:
                return simple.words_text(value if shape.many else [value], _words(shape))
            case Shape.TEXTS:
                return (simple.numbers_text if shape.numbers else simple.lines_text)(value)
            case Shape.ORGANS | Shape.ITEMS:
                return self._ids_text(shape, value)
            case Shape.CLAUSES:
                return clauses_text(value)
            case Shape.COUNTS:
                return None
        if shape.many:
            return entries_text(shape.parts, value, part_text)
        return entry_text(shape.parts, value, part_text)

    def _ids_text(self, shape: FieldShape, value: Any) -> Said | None:
        ids = value if shape.many and isinstance(value, list) else [value]
        if not ids or not all(isinstance(one, str) and "\n" not in one for one in ids):
            return None
        if shape.shape is Shape.ITEMS:
            return "\n".join(ids), shape.many and all(map(ITEM_ID.fullmatch, ids))
        sure = len(ids) > 1 or isinstance(value, list) is (shape.many and not shape.may_be_bare)
        text = "\n".join(self.names.show(one) for one in ids)
        return text, sure and all(map(self.names.is_sure, ids))

    def _ids_of(self, shape: FieldShape, text: str) -> Any:
        organs = shape.shape is Shape.ORGANS
        find = self.names.find if organs else simple.item_of
        if not shape.many:
            return find(text.strip())
        known = self.names.knows if organs else str.isascii
        ids = simple.parted(text, known, find)
        return ids[0] if shape.may_be_bare and len(ids) == 1 else ids


@cache
def _words(shape: FieldShape) -> dict[str, None]:
    """The vocabulary of a field, in its order."""
    return {word.value: None for word in shape.vocabulary or ()}


def _sure(text: str | None) -> Said | None:
    return None if text is None else (text, True)


def _same(one: Any, other: Any) -> bool:
    """Whether two plain values are equal; true is not 1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


__all__ = ["ABSENT", "Absent", "Codec", "cell_text"]
