"""``qingdan delegations table``: counts of the list by one property."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import _
from .delegations_input import read
from .options import (
    AsOfOption,
    OutputOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    demand,
)
from .reports import write_report
from .unread import tell_unread

if TYPE_CHECKING:
    from ..rules.delegations.overview import Overview
    from ..rules.delegations.tally import Tally

FORMATS = ("text", "json", "markdown", "csv")
BY = ("readiness", "method", "type", "recipient", "route", "verdict", "organ")


def command(
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="|".join(BY),
            help=_("按什么分：准备、方式、类型、承接机构、路径、判断、原实施机构。"),
        ),
    ] = "readiness",
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出的格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the table; return 1 where files could not be read and so were not counted."""
    demand("--by", by, BY)
    demand("--format", output_format, FORMATS)
    snapshot, found = read(workspace, rev, as_of, quiet=quiet)
    from ..rules.delegations.tally import By, tally

    write_report(_render(found, tally(found, By(by)), output_format), output)
    return int(tell_unread(snapshot, found.unread))


def _render(found: Overview, table: Tally, output_format: str) -> str | bytes:
    match output_format:
        case "json":
            from ..report.delegations_json import table_json

            return table_json(found, table)
        case "csv":
            from ..report.delegations_json import table_csv

            return table_csv(found, table)
        case "markdown":
            from ..report.delegations_text import table_markdown

            return table_markdown(found, table)
    from ..report.delegations_text import table_text

    return table_text(found, table)
