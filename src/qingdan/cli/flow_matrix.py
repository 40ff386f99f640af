"""``qingdan flow matrix``: organs by matters, and organs by organs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import _
from .flow_reading import read
from .options import (
    OutputOption,
    RevOption,
    WorkspaceOption,
    demand,
)
from .reports import demand_file, write_report
from .unread import tell_unread

if TYPE_CHECKING:
    from ..flow.matrix import Matrix
    from ..store.inventory import Inventory

FORMATS = ("text", "json", "markdown", "csv", "xlsx")
TABLES = ("matters", "organs")


def command(
    table: Annotated[
        str,
        typer.Option(
            "--table",
            metavar="|".join(TABLES),
            help=_("csv 写哪一张：matters 事项和部门，organs 部门和部门；别的格式都有。"),
        ),
    ] = TABLES[0],
    rev: RevOption = None,
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="text|json|markdown|csv|xlsx", help=_("输出格式。")),
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the matrix; returns 1 where files are broken and so are not in it."""
    demand("--format", output_format, FORMATS)
    demand("--table", table, TABLES)
    demand_file(output_format, output)
    from ..flow.matrix import make_matrix
    from ..model.vocabulary import ListKind

    snapshot, inventory = read(workspace, rev, [ListKind.PROCEDURES])
    said = make_matrix(inventory)
    write_report(_render(said, inventory, output_format, pairs=table == TABLES[1]), output)
    return int(tell_unread(snapshot, inventory.broken))


def _render(said: Matrix, inventory: Inventory, output_format: str, *, pairs: bool) -> str | bytes:
    from ..report import flow_matrix as report

    match output_format:
        case "json":
            from ..report.flow_json import matrix_json

            return matrix_json(said, inventory)
        case "csv":
            return report.matrix_csv(said, inventory, pairs=pairs)
        case "xlsx":
            return report.matrix_xlsx(said, inventory)
        case "markdown":
            return report.matrix_markdown(said, inventory)
    return report.matrix_text(said, inventory)


__all__ = ["command"]
