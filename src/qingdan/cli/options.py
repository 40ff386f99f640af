"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _

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
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=_("不显示进度和小结。"))]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="N", min=1, help=_("进程数；默认按核数和文件数决定。"), show_default=False
    ),
]
