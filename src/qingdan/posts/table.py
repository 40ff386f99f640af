"""Read an office's own table: rows by the headings of its columns, columns of people refused.

The table is read where it lies. Columns of personal data are refused by name, so that nobody
hands them on by mistake (个人信息保护法第六条: no more than the purpose needs).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import QingdanError
from ..exchange.reading.grid import Sheet, UnreadableWorkbook
from ..exchange.reading.workbook import read_file, read_workbook
from ..exchange.tables.columns import bare_heading, is_personal
from ..messages import _, joined

LOOKED_AT = 20
"""Rows from the top in which the heading is looked for."""
_FOOT = re.compile(
    r"(?:填表|制表|填报|审核|复核|审批|联系|经办|负责|分管)(?:人|领导|单位|日期|时间)"
    r"|(?:注|备注|说明)\s*[:：]"
)
_TOTAL = re.compile(r"(?:合计|总计|共计|小计|总数)$")


@dataclass(frozen=True)
class Form:
    """What a table looks like: its title, the headings of its fields, and which of them it needs.

    One group of ``needed`` must be there as a whole. ``coded`` are fields that people may stand in,
    as codes only.
    """

    title: Callable[[], str]
    """What it is called, in the language of the user."""
    headings: Mapping[str, tuple[str, ...]]
    needed: tuple[tuple[str, ...], ...]
    coded: frozenset[str] = frozenset()

    def field_of(self, heading: str) -> str | None:
        """Return the field that a heading names."""
        bare = bare_heading(heading)
        for name, words in self.headings.items():
            if any(bare == bare_heading(word) for word in words):
                return name
        return None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where it stands and what its cells say, by field."""

    place: str
    said: Mapping[str, str]

    def get(self, name: str) -> str:
        """Return what a cell says; empty where the table has no such column."""
        return self.said.get(name, "")


@dataclass
class Table:
    """The rows of a table, the fields it has, and the headings that mean nothing here."""

    name: str
    rows: list[Row] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    unused: list[str] = field(default_factory=list)


def sheets_of(path: Path) -> list[Sheet]:
    """Return the sheets of a file of any format that is read; ``QingdanError`` for any other."""
    try:
        return read_workbook(read_file(path)).sheets
    except UnreadableWorkbook as fault:
        raise QingdanError(fault.message, fault.hint, file=str(path)) from None


def read_table(path: Path, form: Form) -> Table:
    """Read a table of a form.

    Raises ``QingdanError`` where the file has no such table or has columns of personal data.
    """
    table = Table(path.name)
    found = False
    for sheet in sheets_of(path):
        heading = _heading(sheet, form)
        if heading is None:
            continue
        found = True
        row, columns = heading
        coded = {columns[name] for name in form.coded & set(columns)}
        refuse_people(sheet, range(row + 1), path, coded)
        table.fields |= set(columns)
        used = set(columns.values())
        table.unused += [
            sheet.text(*place) for place in sheet.row_places(row) if place.column not in used
        ]
        table.rows += _rows(sheet, row, columns)
    if not found:
        groups = _(" 或者 ").join(joined(group) for group in form.needed)
        raise QingdanError(
            _("没有找到{name}的表头。").format(name=form.title()),
            _("表头至少要有：{fields}。").format(fields=groups),
            file=str(path),
        )
    return table


def _heading(sheet: Sheet, form: Form) -> tuple[int, dict[str, int]] | None:
    """Return the row of the heading and the columns of its fields."""
    for row in range(min(sheet.rows, LOOKED_AT)):
        columns: dict[str, int] = {}
        for place in sheet.row_places(row):
            name = form.field_of(sheet.text(*place))
            if name is not None:
                columns.setdefault(name, place.column)
        if any(all(name in columns for name in group) for group in form.needed):
            return row, columns
    return None


def _rows(sheet: Sheet, heading: int, columns: Mapping[str, int]) -> Iterator[Row]:
    for row in range(heading + 1, sheet.rows):
        said = {name: sheet.shown(row, column).strip() for name, column in columns.items()}
        if any(said.values()) and not _is_foot(sheet, row):
            yield Row(f"{sheet.name}!{row + 1}", said)


def _is_foot(sheet: Sheet, row: int) -> bool:
    """Whether a row is a note under the table: who filled it in, explanations."""
    first = next((sheet.text(*place) for place in sheet.row_places(row)), "")
    return bool(_FOOT.match(first.strip()))


def refuse_people(
    sheet: Sheet, rows: range, path: Path, allowed: set[int] | frozenset[int] = frozenset()
) -> None:
    """Raise ``QingdanError`` where a heading of these rows names a column of personal data."""
    named = [
        text
        for row in rows
        for place in sheet.row_places(row)
        if place.column not in allowed and is_personal(text := sheet.text(*place))
    ]
    if named:
        raise QingdanError(
            _("表里有个人信息列：{columns}。").format(columns=joined(dict.fromkeys(named))),
            _("这里用不着这些列；删去以后再来，原表另存好。"),
            file=str(path),
        )


def is_total(text: str) -> bool:
    """Whether a cell says that its row is a sum."""
    return bool(_TOTAL.search(bare_heading(text)))


__all__ = [
    "LOOKED_AT",
    "Form",
    "Row",
    "Table",
    "is_total",
    "read_table",
    "refuse_people",
    "sheets_of",
]
