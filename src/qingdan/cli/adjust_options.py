"""What the commands on adjustments are asked alike: the base."""

from __future__ import annotations

from typing import Annotated

import typer

from ..messages import _

BaseArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[BASE]",
        help=_("从哪个版本比起；不写则从最近一批调整公布的那个提交比起。"),
        show_default=False,
    ),
]
