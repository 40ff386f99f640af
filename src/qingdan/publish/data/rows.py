"""The rows of items: as cells, as lines of CSV, as rows of a workbook; one list, the same columns.

An item's row stands in the file of its list and in that of its organ, and most rows are those of
the last run: they are pieces on the shelf (``writing.shelf``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...model.kinds import ITEM_MODELS
from ...model.record import Record
from ...model.vocabulary import ExtraFieldType, ListKind
from ...model.workspace import ExtraField
from ...xlsx.rows import ready_row
from ...xlsx.sheet import Cell
from ..public.repeated import Repeated
from ..public.shapes import Shape, field_shapes
from .tables import ITEM_ID, ORGAN, ORGAN_ID, Column, cell_of, cells_of, columns_of, csv_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..public.projection import Projection, PublicItem
    from ..writing.shelf import Form, Shelf

_MOST = 20_000
"""Rows that are kept as cells, for the next form of them; of more each form makes its own."""


class Rows:
    """The rows of all items of a site."""

    def __init__(self, projection: Projection, shelf: Shelf) -> None:
        self._projection = projection
        self._shelf = shelf
        self._organs = {key: str(record["名称"]) for key, record in projection.organs.items()}
        self._known: Repeated[dict[str, Cell]] = Repeated()
        self._kept: dict[str, list[Cell]] = {}
        self._columns: dict[ListKind, tuple[Column, ...]] = {}
        self._may_keep = len(projection.items) <= _MOST

    def columns(self, kind: ListKind) -> tuple[Column, ...]:
        """Return the columns of a list: those of the model that any of its items fills."""
        if kind not in self._columns:
            self._columns[kind] = self._filled(kind)
        return self._columns[kind]

    def of(self, items: Sequence[PublicItem]) -> Iterator[Sequence[Cell]]:
        """Yield the rows of items of one list, in the order of its columns."""
        return map(self._row, items)

    def csv(self, kind: ListKind) -> Form:
        """Return the lines of CSV of the items of a list."""
        return self._form(f"csv {kind}", kind, csv_line)

    def xlsx(self, kind: ListKind) -> Form:
        """Return the rows of a workbook of the items of a list."""
        return self._form(f"xlsx {kind}", kind, ready_row)

    def _form(self, name: str, kind: ListKind, write: Callable[[Sequence[Cell]], bytes]) -> Form:
        heads = [column.name for column in self.columns(kind)]
        return self._shelf.form(name, (heads, self._organs), lambda item: write(self._row(item)))

    def _filled(self, kind: ListKind) -> tuple[Column, ...]:
        form = self._shelf.form(f"columns {kind}", (), _used_names)
        named = set(form.all(self._projection.of(kind)))
        used = {name for names in named for name in names.decode().split("\n")}
        first = [Column(ITEM_ID, meaning="事项的永久编号")]
        if kind.has_organ_folders:
            first.append(Column(ORGAN_ID, meaning="机构的永久编号，见机构名录"))
            first.append(Column(ORGAN, meaning="机构的名称"))
        more = [_extra_column(field) for field in self._projection.extra_fields.get(kind, [])]
        rest = [c for c in (*columns_of(ITEM_MODELS[kind]), *more) if c.name in used]
        return (*first, *rest)

    def _row(self, item: PublicItem) -> list[Cell]:
        row = self._kept.get(item.id)
        if row is None:
            cells = self._cells(item)
            row = [cells.get(column.name) for column in self.columns(item.kind)]
            if self._may_keep:
                self._kept[item.id] = row
        return row

    def _cells(self, item: PublicItem) -> dict[str, Cell]:
        cells: dict[str, Cell] = {ITEM_ID: item.id}
        if item.organ is not None:
            cells[ORGAN_ID] = item.organ
            cells[ORGAN] = self._organs.get(item.organ, item.organ)
        cells |= self._fields(ITEM_MODELS[item.kind], item.fields)
        for name, value in item.extra.items():
            cells[name] = cell_of(value)
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
                cells = cells_of(shapes[key], value, self._organs, "")
                if self._known.is_repeated(sign):
                    self._known.keep(sign, cells)
            row |= cells
        return row


def _used_names(item: PublicItem) -> bytes:
    """The names of the columns that an item fills, one a line."""
    names = sorted({*_used(ITEM_MODELS[item.kind], item.fields, ""), *item.extra})
    return "\n".join(names).encode()


def _used(model: type[Record], mapping: Mapping[str, Any], prefix: str) -> Iterator[str]:
    shapes = field_shapes(model)
    for key, value in mapping.items():
        shape = shapes[key]
        if shape.shape is Shape.RECORD and shape.model is not None:
            yield from _used(shape.model, value, f"{prefix}{key}.")
        else:
            yield prefix + key


def _extra_column(field: ExtraField) -> Column:
    types = {ExtraFieldType.INTEGER: "integer", ExtraFieldType.FLAG: "boolean"}
    meaning = field.description or "本地增加的字段"
    return Column(field.name, types.get(field.type, "string"), meaning, tuple(field.choices))
