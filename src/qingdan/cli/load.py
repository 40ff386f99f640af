"""``qingdan load``: what towns, organs and units bear, and how many hands they have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import AsOfOption, OutputOption, RevOption, WorkspaceOption, day_or_today, demand
from .posts_options import FORMATS, ExitCode, check_format, roll_of, write
from .private_options import PrivateOption, lists_of, private_of

BY = ("town", "organ", "unit")
DRAWN = (*FORMATS, "svg")


def command(
    staff: Annotated[
        Path | None,
        typer.Option(
            "--staff",
            metavar="TABLE",
            help=_(
                "编制和人员表：单位（按科室看还要有科室）、核定、实有；不写用内部工作区的，没有则只数事项。"
            ),
            show_default=False,
        ),
    ] = None,
    private: PrivateOption = None,
    by: Annotated[
        str,
        typer.Option("--by", metavar="|".join(BY), help=_("按什么看：镇街、部门、科室。")),
    ] = BY[0],
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="|".join(DRAWN), help=_("输出格式；svg 是图。")),
    ] = "text",
    output: OutputOption = None,
    exit_code: ExitCode = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the load; 1 for unread files, or under ``--exit-code`` for errors of the table."""
    check_format(output_format, output, DRAWN)
    today = day_or_today(as_of)
    demand("--by", by, BY)
    from ..posts.bearing import By
    from ..posts.load import make_load
    from ..posts.staff import read_staff
    from ..report.load_words import page

    found = private_of(private)
    table = staff if staff is not None or found is None else found.table("编制")
    roll = roll_of(lists_of(workspace, found), rev, today)
    load = make_load(roll, By(by), read_staff(table) if table is not None else None)
    if output_format == "svg" and not load.rows:
        raise QingdanError(_("没有可画的。"), _("不写 --format 再运行一次，看缺什么。"))
    return write(page(load), roll, output_format, output, exit_code=exit_code)
