"""The matrix of organs and matters: as tables, for the terminal, Markdown, CSV and Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..cells.escaping import csv_escaped
from ..flow.matrix import Matrix
from ..messages import _, in_one, joined
from ..model.vocabulary import ListKind
from ..store.inventory import Inventory
from ..xlsx.sheet import Cell, sheet_of
from . import markdown_escape
from .findings_escape import visible
from .flow_words import broken, no_items
from .tables_text import figures

Rows = list[list[str]]


def totals(said: Matrix) -> str:
    """Return how many matters and organs there are, and what is missing."""
    parts = [
        _("{matters} 项，{organs} 个部门。").format(
            matters=len(said.matters), organs=len(said.organs)
        )
    ]
    if said.leaderless:
        parts.append(
            _("没有牵头或者不止一个牵头的 {count} 项。").format(count=len(said.leaderless))
        )
    if said.lone:
        parts.append(_("不到两个部门的 {count} 项。").format(count=len(said.lone)))
    return in_one(*parts)


def organ_rows(said: Matrix, inventory: Inventory) -> Rows:
    """Return one row an organ: how many matters, how many of them it leads."""
    head = [_("号"), _("部门"), _("事项"), _("牵头"), _("参与")]
    rows = []
    for number, organ in enumerate(said.organs, start=1):
        matters, leads = said.parts[organ, organ], said.led[organ, organ]
        name = inventory.organ_name(organ)
        rows.append([str(number), name, str(matters), str(leads), str(matters - leads)])
    return [head, *rows]


def pair_rows(said: Matrix, inventory: Inventory, *, named: bool = False) -> Rows:
    """Return organs by organs: how many matters they share and, in brackets, the row leads.

    Columns bear the numbers of the organs, or their names where they are ``named``.
    """
    names = [inventory.organ_name(organ) for organ in said.organs]
    columns = names if named else [str(number) for number in range(1, len(names) + 1)]
    rows = []
    for number, (organ, name) in enumerate(zip(said.organs, names, strict=True), start=1):
        cells = [_cell(said, organ, other) for other in said.organs]
        rows.append([name if named else f"{number} {name}", *cells])
    return [[_("部门"), *columns], *rows]


def _cell(said: Matrix, one: str, other: str) -> str:
    shared, leads = said.parts[one, other], said.led[one, other]
    if not shared:
        return ""
    return f"{shared}({leads})" if leads else f"{shared}"


def matter_rows(said: Matrix, inventory: Inventory) -> Rows:
    """Return matters by organs: 牵头, 参与 or nothing; the last row counts the matters."""
    names = [inventory.organ_name(organ) for organ in said.organs]
    rows = []
    for one in said.matters:
        cells = [_part(organ, one.leads, one.others) for organ in said.organs]
        rows.append([one.id, one.name, one.field or "", *cells, str(len(one.organs))])
    counts = [str(said.parts[organ, organ]) for organ in said.organs]
    whole = str(sum(len(one.organs) for one in said.matters))
    head = [_("事项"), _("名称"), _("领域"), *names, _("部门数")]
    return [head, *rows, [_("合计"), "", "", *counts, whole]]


def _part(organ: str, leads: tuple[str, ...], others: tuple[str, ...]) -> str:
    return _("牵头") if organ in leads else _("参与") if organ in others else ""


def _listed(said: Matrix, inventory: Inventory) -> Rows:
    """Return one row a matter with the names of its organs, for a narrow page."""
    head = [_("事项"), _("名称"), _("牵头"), _("参与")]
    return [
        head,
        *(
            [
                one.id,
                one.name,
                joined(inventory.organ_name(organ) for organ in one.leads) or "—",
                joined(inventory.organ_name(organ) for organ in one.others) or "—",
            ]
            for one in said.matters
        ),
    ]


def matrix_text(said: Matrix, inventory: Inventory) -> str:
    """Return the matrix as text: organs, organs by organs, and matter by matter who takes part."""
    return "\n".join(_text(said, inventory)) + "\n"


def _text(said: Matrix, inventory: Inventory) -> Iterator[str]:
    if not said.matters:
        yield no_items(ListKind.PROCEDURES)
    else:
        yield totals(said)
        yield ""
        yield from figures(organ_rows(said, inventory), 2)
        yield ""
        yield _note()
        yield from figures(pair_rows(said, inventory))
        yield ""
        yield from figures(_listed(said, inventory), 4)
    yield from map(visible, broken(inventory))


def _note() -> str:
    return _("两个部门共同的事项数，括号里是这一行的部门牵头的；列号是部门的号。")


def matrix_markdown(said: Matrix, inventory: Inventory) -> str:
    """Return the matrix as Markdown."""
    parts = ["## " + _("部门联动事项和部门")]
    if not said.matters:
        parts.append(no_items(ListKind.PROCEDURES))
    else:
        tables = (organ_rows(said, inventory), pair_rows(said, inventory))
        first, second = map(markdown_escape.table, tables)
        parts += [totals(said), first, _note(), second]
        parts.append(markdown_escape.table(_listed(said, inventory)))
    parts += map(markdown_escape.escape, broken(inventory))
    return "\n\n".join(parts) + "\n"


def matrix_csv(said: Matrix, inventory: Inventory, *, pairs: bool) -> bytes:
    """Return matters by organs as CSV, or organs by organs where ``pairs`` are asked for."""
    rows = pair_rows(said, inventory, named=True) if pairs else matter_rows(said, inventory)
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([csv_escaped(cell) for cell in row] for row in rows)
    return ("\ufeff" + stream.getvalue()).encode("utf-8", "surrogatepass")


def matrix_xlsx(said: Matrix, inventory: Inventory) -> bytes:
    """Return a workbook: matters by organs, organs by organs, organs."""
    from ..xlsx.workbook import workbook

    tables = (
        (_("事项和部门"), matter_rows(said, inventory), {0, 1, 2}),
        (_("部门和部门"), pair_rows(said, inventory, named=True), {0}),
        (_("部门"), organ_rows(said, inventory), {1}),
    )
    sheets = [
        sheet_of(name, rows[0], [_typed(row, texts) for row in rows[1:]])
        for name, rows, texts in tables
    ]
    return b"".join(workbook(sheets, _("部门联动事项和部门")))


def _typed(row: list[str], texts: set[int]) -> list[Cell]:
    """Turn figures into numbers but for the columns ``texts``, nothing into empty cells."""
    return [
        int(cell) if number not in texts and cell.isdecimal() else cell or None
        for number, cell in enumerate(row)
    ]


__all__ = [
    "matrix_csv",
    "matrix_markdown",
    "matrix_text",
    "matrix_xlsx",
    "matter_rows",
    "organ_rows",
    "pair_rows",
    "totals",
]
