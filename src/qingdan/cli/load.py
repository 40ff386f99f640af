"""``qingdan load``: what towns, organs and units bear, and how many hands they have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _
from .options import OutputOption, WorkspaceOption, demand
from .posts_options import Format, check_format, roll_of, write

BY = ("town", "organ", "unit")


def command(
    staff: Annotated[
        Path | None,
        typer.Option(
            "--staff",
            metavar="TABLE",
            help=_("编制和人员表：单位（按科室看还要有科室）、核定、实有；不写只数事项。"),
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option("--by", metavar="|".join(BY), help=_("按什么看：镇街、部门、科室。")),
    ] = BY[0],
    output_format: Format = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the load; returns 1 where the table or a file of the workspace could not be read."""
    check_format(output_format, output)
    demand("--by", by, BY)
    from ..posts.bearing import By
    from ..posts.load import make_load
    from ..posts.staff import read_staff
    from ..report.load_words import page

    roll = roll_of(workspace)
    load = make_load(roll, By(by), read_staff(staff) if staff is not None else None)
    return write(page(load), roll, output_format, output)
