"""``qingdan posts turnover TABLE``: people who came and went over a period."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import OutputOption, RevOption, WorkspaceOption
from .posts_options import ExitCode, Format, check_format, office_of, roll_of, write
from .private_options import PrivateOption


def command(
    table: Annotated[
        Path | None,
        typer.Argument(
            metavar="[TABLE]",
            show_default=False,
            help=_("人员流动表：日期、单位、类型、人数，或者单位、调入、调出、抽调；不能有姓名。"),
        ),
    ] = None,
    private: PrivateOption = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help=_("从哪天起（含）。"), show_default=False),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help=_("到哪天为止（含）。"), show_default=False),
    ] = None,
    staff: Annotated[
        Path | None,
        typer.Option(
            "--staff",
            metavar="FILE",
            help=_("编制和人员表：流动率按里面的实有人数算。"),
            show_default=False,
        ),
    ] = None,
    average: Annotated[
        int | None,
        typer.Option(
            "--average",
            metavar="N",
            min=1,
            help=_("这段时间平均有多少人：流动率按它算。"),
            show_default=False,
        ),
    ] = None,
    rev: RevOption = None,
    output_format: Format = "text",
    output: OutputOption = None,
    exit_code: ExitCode = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the turnover; an error is a row that cannot be read."""
    check_format(output_format, output)
    office = office_of(table, private, "流动")
    if staff is not None and average is not None:
        raise QingdanError(
            _("--staff 和 --average 不能同时用。"), _("留一个：人数表，或者平均人数。")
        )
    from ..posts.figures import Measure
    from ..posts.staff import read_staff
    from ..posts.turnover import read_turnover
    from ..report.posts_turnover import page
    from .validate_input import day

    roll = roll_of(workspace or office.lists, rev)
    people = average if staff is None else read_staff(staff).total(Measure.ACTUAL)
    said = read_turnover(
        office.table,
        roll,
        since=None if since is None else day(since, "--since"),
        until=None if until is None else day(until, "--until"),
        staff=people,
    )
    return write(page(said), roll, output_format, output, exit_code=exit_code)
