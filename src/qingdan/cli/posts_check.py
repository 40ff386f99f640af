"""``qingdan posts check TABLE``: authorised against actual posts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _
from .options import AsOfOption, OutputOption, RevOption, WorkspaceOption, day_or_today
from .posts_options import ExitCode, Format, check_format, office_of, roll_of, write
from .private_options import PrivateOption


def command(
    table: Annotated[
        Path | None,
        typer.Argument(
            metavar="[TABLE]",
            show_default=False,
            help=_(
                "编制和人员表：单位、核定、实有（按类别分列或者分行）；不能有姓名等个人信息列。"
            ),
        ),
    ] = None,
    private: PrivateOption = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            "--roster",
            metavar="FILE",
            help=_("实名制花名册，一人一行，只留单位、类别、工号；人数和实有核对。"),
            show_default=False,
        ),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option(
            "--before",
            metavar="FILE",
            help=_("以前的编制表：核定总数不能比它多（零增长）。"),
            show_default=False,
        ),
    ] = None,
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: Format = "text",
    output: OutputOption = None,
    exit_code: ExitCode = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the vacancies; an error is somebody over-staffed, or figures that do not agree."""
    check_format(output_format, output)
    office = office_of(table, private, "编制")
    today = day_or_today(as_of)
    from ..posts.checking import check_posts
    from ..posts.staff import read_staff
    from ..report.posts_check import page

    roll = roll_of(workspace or office.lists, rev, today)
    earlier = read_staff(before) if before is not None else None
    checked = check_posts(read_staff(office.table), roll, roster, earlier)
    return write(page(checked), roll, output_format, output, exit_code=exit_code)
