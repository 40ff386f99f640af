"""What ``qingdan law impact`` is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _

Title = Annotated[
    str,
    typer.Argument(
        metavar=_("名称"), help=_("废止或修改了的法规，可以带书名号。"), show_default=False
    ),
]
Old = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="VERSION",
        help=_("清单引的是哪个文本：2018、2018年修正；不写则为变化前的那个。"),
        show_default=False,
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="VERSION|SUCCESSOR",
        help=_("换成哪个文本，或者接替它的哪部法规；不写则为最新的。"),
        show_default=False,
    ),
]
Apply = Annotated[
    Path | None,
    typer.Option(
        "--apply",
        metavar="FILE",
        help=_("把工作单里确认过的引用改进清单，并起草调整（adjustments/）。"),
        show_default=False,
    ),
]
AllowDirty = Annotated[bool, typer.Option("--allow-dirty", help=_("有没提交的改动也照样改写。"))]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=_("按这一天看时限过了没有；不写则为今天。"),
        show_default=False,
    ),
]
