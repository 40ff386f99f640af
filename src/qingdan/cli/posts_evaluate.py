"""``qingdan posts evaluate TABLE``: evaluation of duties from inside and outside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
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

if TYPE_CHECKING:
    from ..posts.evaluation import Weights


def command(
    table: Annotated[
        Path | None,
        typer.Argument(
            metavar="[TABLE]",
            show_default=False,
            help=_("双轴评价表：职责（编号或名称）、内部、外部、依据。"),
        ),
    ] = None,
    private: PrivateOption = None,
    weights: Annotated[
        str,
        typer.Option("--weights", metavar="IN:OUT", help=_("内部和外部评价的权重，如 6:4。")),
    ] = "1:1",
    full: Annotated[
        int, typer.Option("--full", metavar="N", min=1, max=999, help=_("满分是多少。"))
    ] = 100,
    organ: Organs = None,
    rev: RevOption = None,
    output_format: Format = "text",
    output: OutputOption = None,
    exit_code: ExitCode = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the scores; an error is a mark that cannot be read, or a duty not on the list."""
    check_format(output_format, output)
    office = office_of(table, private, "评价")
    given = _weights(weights)
    from ..posts.evaluation import read_evaluation
    from ..report.posts_evaluate import page

    roll = roll_of(workspace or office.lists, rev)
    said = read_evaluation(office.table, roll, given, full=full, organs=organs_of(roll, organ))
    return write(page(said, roll.organ_name), roll, output_format, output, exit_code=exit_code)


def _weights(text: str) -> Weights:
    """Read ``6:4``; ``QingdanError`` for anything but two whole numbers that are not both 0."""
    from ..posts.evaluation import Weights

    found = re.fullmatch(r"([0-9]{1,4})[:：]([0-9]{1,4})", text)
    if found is None or not int(found[1]) + int(found[2]):
        raise QingdanError(
            _("--weights 不能是“{text}”。").format(text=text),
            _("写两个整数，内部在前，如 1:1、6:4、70:30。"),
        )
    return Weights(int(found[1]), int(found[2]))
