"""Cells of columns that are read straight into a field, as an export of ours would write them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import ValidationError

from ...cells.codec import ABSENT, Codec
from ...cells.columns import Column
from ...cells.fault import UnreadableCellError
from ...cells.names import OrganNames
from ...messages import _, in_one
from ...model.kinds import ITEM_MODELS
from ...model.shapes import Shape
from ...model.vocabulary import ListKind
from ..findings import Notes, short
from ..reading.grid import Place
from ..tables.readable import readable_fields
from ..tables.table import NONE_WORDS, Record, Table
from .draft import Draft
from .repair import Kind, mend

_CODEC = Codec(OrganNames({}))
_FEE = "收费"
_FREE = frozenset({"不收费", "免费", "不收取费用", "免收", "否", "0", "0元"})


class _Cell(NamedTuple):
    """A cell that was read: its column in the table, its field, its value."""

    at: int
    column: Column
    value: Any


def read_given(record: Record, table: Table, draft: Draft, notes: Notes) -> None:
    """Put the cells of a record's given columns into the draft; what is none goes aside, told."""
    if table.header is None or not record.given:
        return
    aside = _Aside(record, table, draft, notes)
    cells = sorted(_read(record, table, aside), key=lambda cell: cell.column.keys[0])
    for key, group in groupby(cells, key=lambda cell: cell.column.keys[0]):
        own = list(group)
        value = _together(own)
        if key == _FEE and "标准" in value and _FEE not in value:
            value[_FEE] = value["标准"] not in _FREE
            message = _("没有“是否收费”，按收费标准记为“{word}”，请核对：{text}").format(
                word="是" if value[_FEE] else "否", text=short(value["标准"])
            )
            place = Place(record.row, own[0].at)
            notes.tell("fee-inferred", message, table.sheet.name, place)
        wrong = _wrong(table.kind, key, value)
        there = draft.fields.get(key) or {}
        if not wrong and (not isinstance(there, dict) or _clash(there, value)):
            wrong = _("“{key}”已经有内容。").format(key=key)
        if wrong:
            aside.put(own, wrong)
        else:
            draft.fields[key] = {**there, **value} if isinstance(value, dict) else value


def _read(record: Record, table: Table, aside: _Aside) -> Iterable[_Cell]:
    """Yield the values of the given cells; those that cannot be read are put aside."""
    known = readable_fields(table.kind)
    for index, text in record.given.items():
        column = known[aside.paths[index]]
        if column.shape.shape is Shape.TEXT:
            text = mend(text, Kind.PROSE).text
        if text.strip() in NONE_WORDS:
            continue
        try:
            value = _CODEC.parse(column.shape, text.strip())
        except UnreadableCellError as error:
            aside.put([_Cell(index, column, None)], in_one(error.message, error.hint))
        else:
            if value is not ABSENT:
                yield _Cell(index, column, value)


class _Aside:
    """Puts texts of a record into 内部说明, and says so."""

    def __init__(self, record: Record, table: Table, draft: Draft, notes: Notes) -> None:
        self._record, self._sheet, self._draft, self._notes = record, table.sheet, draft, notes
        header = table.header
        self.paths = {} if header is None else header.given
        self._headings = {} if header is None else header.texts

    def put(self, cells: Iterable[_Cell], why: str) -> None:
        for index, column, _value in cells:
            heading = self._headings.get(index, column.path)
            text = self._record.given[index].strip()
            self._draft.unhoused.append(f"来源表格“{heading}”：{text}")
            message = _("“{heading}”读不成“{field}”，原文已记入内部说明：{text}。{why}").format(
                heading=heading, field=column.path, text=short(text), why=why
            )
            place = Place(self._record.row, index)
            self._notes.warn("field-unread", message, self._sheet.name, place)


def _together(cells: list[_Cell]) -> Any:
    """Return the value of a key from the cells of its parts; of a key without parts, the one."""
    made: dict[str, Any] = {}
    for _index, column, value in cells:
        if len(column.keys) == 1:
            return value
        made[column.keys[1]] = value
    return made


def _clash(there: dict[str, Any], value: Any) -> bool:
    return bool(there) and not (isinstance(value, dict) and there.keys().isdisjoint(value))


def _wrong(kind: ListKind, key: str, value: Any) -> str:
    """Return what the format does not allow in a key of an item; empty for nothing."""
    try:
        ITEM_MODELS[kind].model_validate({key: value})
    except ValidationError as error:
        for one in error.errors(include_url=False):
            if one["loc"][0] != key:
                continue
            if one["type"] == "missing":
                return _("还缺“{key}”。").format(key=".".join(map(str, one["loc"])))
            return _("不合格式，允许怎样写见 docs/format.md 里的“{key}”。").format(key=key)
    return ""
