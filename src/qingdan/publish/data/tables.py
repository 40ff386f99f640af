"""Items as rows of a table: one column a key, typed where a spreadsheet has such a type."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.kinds import ITEM_MODELS
from ...model.organ import Organ
from ...model.record import Record
from ...model.vocabulary import ExtraFieldType, ListKind
from ...model.workspace import ExtraField
from ...xlsx.sheet import Cell
from ..public.projection import Projection, PublicItem
from ..public.repeated import Repeated
from ..public.shapes import FieldShape, Shape, field_shapes
from ..public.textescape import RISKY, spreadsheet_cell

ITEM_ID, ORGAN_ID, ORGAN = "事项编号", "机构编号", "机构"
_MOST_ROWS = 20_000
"""Rows that are kept; of a longer list each file makes its own."""
_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its type (``string``, ``integer``, ``date``, ``boolean``: the words of
    Table Schema), what it means, and the values it may take."""

    name: str
    type: str = "string"
    meaning: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows under columns; ``rows`` are made again each time they are asked for.

    ``widths`` are those of the columns in a workbook; without them the rows are looked at.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    widths: tuple[float, ...] = ()


class Rows:
    """The rows of items, made once for all files they stand in, as long as there are few enough."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._organs = {key: str(record["名称"]) for key, record in projection.organs.items()}
        self._known: Repeated[dict[str, Cell]] = Repeated()
        self._kept: dict[str, list[Cell]] = {}
        self._columns: dict[ListKind, tuple[Column, ...]] = {}
        self._may_keep = len(projection.items) <= _MOST_ROWS

    def columns(self, kind: ListKind) -> tuple[Column, ...]:
        """Return the columns of a list: those of the model that any of its items fills."""
        if kind not in self._columns:
            self._columns[kind] = self._filled(kind)
        return self._columns[kind]

    def _filled(self, kind: ListKind) -> tuple[Column, ...]:
        items = self._projection.of(kind)
        used = {name for item in items for name in _used(ITEM_MODELS[kind], item.fields, "")}
        used.update(name for item in items for name in item.extra)
        first = [Column(ITEM_ID, meaning="事项的永久编号")]
        if kind.has_organ_folders:
            first.append(Column(ORGAN_ID, meaning="机构的永久编号，见机构名录"))
            first.append(Column(ORGAN, meaning="机构的名称"))
        more = [_extra_column(field) for field in self._projection.extra_fields.get(kind, [])]
        rest = [c for c in (*columns_of(ITEM_MODELS[kind]), *more) if c.name in used]
        return (*first, *rest)

    def of(self, items: Sequence[PublicItem]) -> Iterator[Sequence[Cell]]:
        """Yield the rows of items of one list, in the order of its columns."""
        for item in items:
            row = self._kept.get(item.id)
            if row is None:
                cells = self._cells(item)
                row = [cells.get(column.name) for column in self.columns(item.kind)]
                if self._may_keep:
                    self._kept[item.id] = row
            yield row

    def _cells(self, item: PublicItem) -> dict[str, Cell]:
        cells: dict[str, Cell] = {ITEM_ID: item.id}
        if item.organ is not None:
            cells[ORGAN_ID] = item.organ
            cells[ORGAN] = self._organs.get(item.organ, item.organ)
        cells |= self._fields(ITEM_MODELS[item.kind], item.fields)
        for name, value in item.extra.items():
            cells[name] = _extra_cell(value)
        return cells

    def _fields(self, model: type[Record], fields: Mapping[str, Any]) -> dict[str, Cell]:
        """An item's columns; what many items say is written out once."""
        shapes = field_shapes(model)
        row: dict[str, Cell] = {}
        for key, value in fields.items():
            if isinstance(value, str) and shapes[key].shape is not Shape.ORGANS:
                row[key] = value
                continue
            sign = (key, repr(value))
            cells = self._known.find(sign)
            if cells is None:
                cells = _cells_of(shapes[key], value, self._organs, "")
                if self._known.is_repeated(sign):
                    self._known.keep(sign, cells)
            row |= cells
        return row


def organ_table(projection: Projection) -> Table:
    """Return the register of organs as a table."""
    names = {key: str(record["名称"]) for key, record in projection.organs.items()}
    records = [
        {ORGAN_ID: organ, **flatten(Organ, record, names)}
        for organ, record in projection.organs.items()
    ]
    first = Column(ORGAN_ID, meaning="机构的永久编号")
    columns = [
        column for column in (first, *columns_of(Organ)) if any(column.name in r for r in records)
    ] or [first]
    rows = [[record.get(column.name) for column in columns] for record in records]
    return Table("机构名录", tuple(columns), rows)


def columns_of(model: type[Record], prefix: str = "") -> Iterator[Column]:
    """Yield the columns of a model: a record gives one for each of its keys."""
    for key, shape in field_shapes(model).items():
        if shape.shape is Shape.RECORD and shape.model is not None:
            yield from columns_of(shape.model, f"{prefix}{key}.")
        else:
            values: tuple[str, ...] = ()
            if shape.shape is Shape.WORDS and shape.vocabulary is not None and not shape.many:
                values = tuple(word.value for word in shape.vocabulary)
            yield Column(prefix + key, _TYPES.get(shape.shape, "string"), shape.help, values)


_TYPES = {Shape.NUMBER: "integer", Shape.DAY: "date", Shape.FLAG: "boolean"}


def _extra_column(field: ExtraField) -> Column:
    types = {ExtraFieldType.INTEGER: "integer", ExtraFieldType.FLAG: "boolean"}
    meaning = field.description or "本地增加的字段"
    return Column(field.name, types.get(field.type, "string"), meaning, tuple(field.choices))


def _used(model: type[Record], mapping: Mapping[str, Any], prefix: str) -> Iterator[str]:
    shapes = field_shapes(model)
    for key, value in mapping.items():
        shape = shapes[key]
        if shape.shape is Shape.RECORD and shape.model is not None:
            yield from _used(shape.model, value, f"{prefix}{key}.")
        else:
            yield prefix + key


def flatten(
    model: type[Record], mapping: Mapping[str, Any], names: Mapping[str, str], prefix: str = ""
) -> dict[str, Cell]:
    """Return a record as cells. Organs are written by name, lists one line each."""
    found: dict[str, Cell] = {}
    shapes = field_shapes(model)
    for key, value in mapping.items():  # a projected record has its keys in the model's order
        shape = shapes[key]
        if isinstance(value, str) and shape.shape is not Shape.ORGANS:
            found[prefix + key] = value
        else:
            found |= _cells_of(shape, value, names, prefix)
    return found


def _cells_of(
    shape: FieldShape, value: Any, names: Mapping[str, str], prefix: str
) -> dict[str, Cell]:
    name = prefix + shape.key
    if shape.shape is Shape.RECORD and shape.model is not None:
        return flatten(shape.model, value, names, f"{name}.")
    if shape.shape is Shape.ORGANS:
        ids = value if isinstance(value, list) else [value]
        return {name: "\n".join(names.get(o, o) for o in ids)}
    return {name: _cell(value, shape.model, names)}


def _cell(value: Any, model: type[Record] | None, names: Mapping[str, str]) -> Cell:
    if isinstance(value, datetime.date) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return _text(value, model, names)


def _extra_cell(value: Any) -> Cell:
    return _cell(value, None, {})


def _text(value: Any, model: type[Record] | None, names: Mapping[str, str]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "\n".join(_text(part, model, names) for part in value)
    if isinstance(value, Mapping):
        if model is not None:
            flat = flatten(model, value, names)
            parts = [f"{k}：{one_line(_text(v, None, names))}" for k, v in flat.items()]
        elif "内容" in value:
            parts = [value.get("开头", ""), *value["内容"]]
            return "\n".join(part for part in parts if part)
        else:
            parts = [f"{k}：{one_line(_text(v, None, names))}" for k, v in value.items()]
        return "；".join(parts)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def one_line(text: str) -> str:
    """Return a text of several lines on one, as an enumeration."""
    if "\n" not in text and text.isprintable():
        return text.strip()
    return "、".join(line.strip() for line in text.splitlines() if line.strip())


def csv_pieces(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield rows as CSV for spreadsheets: BOM, CRLF, no cell that could be a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    text.write("\ufeff")
    writer.writerow([spreadsheet_cell(title) for title in head])
    for row in rows:  # the writer itself writes nothing for None, and days in ISO form
        writer.writerow(
            [spreadsheet_cell(c) if isinstance(c, str) and c[:1] in RISKY else c for c in row]
        )
        if text.tell() >= _PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def to_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as one CSV, the first of them its head; see ``csv_pieces``."""
    first, *rest = rows
    return b"".join(csv_pieces([str(cell) for cell in first], rest))
