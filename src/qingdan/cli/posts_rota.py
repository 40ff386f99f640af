"""``qingdan posts rota TABLE``: A/B posts of tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _
from .options import OutputOption, RevOption, WorkspaceOption
from .posts_options import (
    ExitCode,
    Format,
    Organs,
    check_format,
    office_of,
    organs_of,
    roll_of,
    write,
)
from .private_options import PrivateOption


def command(
    table: Annotated[
        Path | None,
        typer.Argument(
            metavar="[TABLE]",
            show_default=False,
            help=_("A、B 岗表：任务（名称或编号）、A岗、B岗、在岗；人只写工号、缩写或者岗位。"),
        ),
    ] = None,
    private: PrivateOption = None,
    most: Annotated[
        int,
        typer.Option("--most", metavar="N", min=1, help=_("一个人最多是几项任务的 B 岗。")),
    ] = 3,
    away: Annotated[
        list[str] | None,
        typer.Option(
            "--away",
            metavar="CODE",
            help=_("今天谁不在（表里的工号、缩写或岗位）；看哪些任务没有人。可以写几次。"),
            show_default=False,
        ),
    ] = None,
    organ: Organs = None,
    with_people: Annotated[
        bool, typer.Option("--with-people", help=_("报告里写出 A、B 岗的代码；不写则不出现。"))
    ] = False,
    rev: RevOption = None,
    output_format: Format = "text",
    output: OutputOption = None,
    exit_code: ExitCode = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the rota; an error is a task without a post, A that is B, or nobody there."""
    check_format(output_format, output)
    office = office_of(table, private, "AB岗")
    from ..posts.rota import read_rota
    from ..report.posts_rota import page

    roll = roll_of(workspace or office.lists, rev)
    rota = read_rota(
        office.table,
        roll,
        most=most,
        away=away or (),
        organs=organs_of(roll, organ),
        with_people=with_people,
    )
    return write(
        page(rota, with_people=with_people), roll, output_format, output, exit_code=exit_code
    )
