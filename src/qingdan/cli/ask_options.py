"""What ``qingdan ask`` is asked beside the day and the version."""

from __future__ import annotations

from typing import Annotated

import typer

from ..messages import _

Name = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help=_("问哪一个；不写则列出能问的。"), show_default=False),
]
About = Annotated[
    str | None,
    typer.Argument(
        metavar="ABOUT",
        help=_("问的是哪部法规、哪个机构、哪个事项、哪张表。"),
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV",
        help=_("压减、收费：和哪个版本比。"),
        show_default=False,
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help=_("有效：哪一天有效的，按版本库里当天有效的文本。"),
        show_default=False,
    ),
]
Within = Annotated[
    int | None,
    typer.Option(
        "--within",
        metavar="DAYS",
        min=0,
        help=_("到期：列出多少日以内到期的；不写是 90 日。"),
        show_default=False,
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--list",
        metavar="powers|…",
        help=_("系统：和哪张清单核对，写清单的文件夹名；不写是 powers。"),
        show_default=False,
    ),
]
