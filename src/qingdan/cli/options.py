"""Options that several commands share."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="DIR",
        help=_("工作区文件夹；不写则从当前文件夹向上找，再看 ./inventories。"),
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help=_("写入文件，不写到屏幕。"), show_default=False
    ),
]
RevOption = Annotated[
    str | None,
    typer.Option(
        "--rev", metavar="REV", help=_("看哪个版本；不写则看现在的文件。"), show_default=False
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help=_("以这一天为“今天”。"), show_default=False),
]
FORMATS = ("text", "json", "markdown")
FormatOption = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出格式。"))
]
ExitCodeOption = Annotated[
    bool, typer.Option("--exit-code", help=_("有错误或者警告，退出码为 1；不写则为 0。"))
]
"""Of a report that has severities. Files that cannot be read make it 1 in any case."""
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=_("不显示进度和小结。"))]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="N", min=1, help=_("进程数；默认按核数和文件数决定。"), show_default=False
    ),
]


def day_or_today(as_of: str | None) -> datetime.date:
    """Return the day of ``--as-of``, today where it was not given.

    Raises ``QingdanError`` for anything but an existing day.
    """
    if as_of is None:
        return datetime.datetime.now().astimezone().date()
    from .validate_input import day

    return day(as_of)


def demand(option: str, given: str, known: tuple[str, ...], later: tuple[str, ...] = ()) -> None:
    """Refuse a value that an option does not know; ``later`` are those still to come."""
    if given in known:
        return
    if given in later:
        raise QingdanError(
            _("现在还不能输出 {given}。").format(given=given),
            _("现有格式：{choices}。").format(choices=joined(known)),
        )
    raise QingdanError(
        _("{option} 不能是“{given}”。").format(option=option, given=given),
        _("可以写：{choices}。").format(choices=joined(known)),
    )
