"""``qingdan posts ledger TABLE``: moves of posts with their balances."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
            help=_("编制调整台账：日期、自、至、数、文号；自空着是新增，至空着是核销。"),
        ),
    ] = None,
    private: PrivateOption = None,
    opening: Annotated[
        Path | None,
        typer.Option(
            "--opening",
            metavar="FILE",
            help=_("期初的编制表；有了它才能判断每个单位够不够拨。"),
            show_default=False,
        ),
    ] = None,
    closing: Annotated[
        Path | None,
        typer.Option(
            "--closing",
            metavar="FILE",
            help=_("期末的编制表；和台账算出来的余数核对。"),
            show_default=False,
        ),
    ] = None,
    pool: Annotated[
        list[str] | None,
        typer.Option(
            "--pool",
            metavar="NAME",
            help=_("哪些账户是编制池，从 0 开始；名称里有池、统筹、周转的本来就是。可以写几次。"),
            show_default=False,
        ),
    ] = None,
    rev: RevOption = None,
    output_format: Format = "text",
    output: OutputOption = None,
    exit_code: ExitCode = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the ledger; an error is a negative balance, or a move without a document."""
    check_format(output_format, output)
    office = office_of(table, private, "台账")
    from ..posts.ledger import read_ledger
    from ..posts.staff import read_staff
    from ..report.posts_ledger import page

    roll = roll_of(workspace or office.lists, rev)
    before = read_staff(opening) if opening is not None else None
    after = read_staff(closing) if closing is not None else None
    ledger = read_ledger(office.table, roll, before, after, pool or ())
    return write(page(ledger), roll, output_format, output, exit_code=exit_code)
