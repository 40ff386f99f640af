"""Items as rows of a table: one column a key, typed where a spreadsheet has such a type."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Any

from ...model.organ import Organ
from ...model.record import Record
from ...xlsx.sheet import Cell
from ..public.projection import Projection
from ..public.shapes import FieldShape, Shape, field_shapes
from ..public.textescape import RISKY, spreadsheet_cell

ITEM_ID, ORGAN_ID, ORGAN = "事项编号", "机构编号", "机构"
_LINES = 200
"""Lines of CSV that are written at once."""


NO_NAMES: Mapping[str, str] = MappingProxyType({})


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
    ``ready`` are the rows as a workbook holds them (``xlsx.rows``), ``count`` is their number;
    without them they are made of ``rows``.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    widths: tuple[float, ...] = ()
    ready: Callable[[], Iterable[bytes]] | None = None
    count: int | None = None


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
            found |= cells_of(shape, value, names, prefix)
    return found


def cells_of(
    shape: FieldShape, value: Any, names: Mapping[str, str], prefix: str
) -> dict[str, Cell]:
    """Return a field as cells; see ``flatten``."""
    name = prefix + shape.key
    if shape.shape is Shape.RECORD and shape.model is not None:
        return flatten(shape.model, value, names, f"{name}.")
    if shape.shape is Shape.ORGANS:
        ids = value if isinstance(value, list) else [value]
        return {name: "\n".join(names.get(o, o) for o in ids)}
    return {name: cell_of(value, shape.model, names)}


def cell_of(
    value: Any, model: type[Record] | None = None, names: Mapping[str, str] = NO_NAMES
) -> Cell:
    """Return a value as a cell: of its own type where a spreadsheet has one, else as text."""
    if isinstance(value, datetime.date) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return _text(value, model, names)


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
    return csv_file(head, map(csv_line, rows))


def csv_file(head: Sequence[str], lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a head and lines that are ready as CSV for spreadsheets."""
    yield "\ufeff".encode() + csv_line(head)
    rest = iter(lines)
    while several := list(islice(rest, _LINES)):
        yield b"".join(several)


def csv_line(row: Sequence[Cell]) -> bytes:
    """Return a row as a line of CSV: CRLF, no cell that could be a formula."""
    text = io.StringIO()
    # The writer itself writes nothing for None, and days in ISO form.
    csv.writer(text, lineterminator="\r\n").writerow(
        [spreadsheet_cell(c) if isinstance(c, str) and c[:1] in RISKY else c for c in row]
    )
    return text.getvalue().encode()


def to_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as one CSV, the first of them its head; see ``csv_pieces``."""
    first, *rest = rows
    return b"".join(csv_pieces([str(cell) for cell in first], rest))
