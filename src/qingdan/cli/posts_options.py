"""What the commands on posts share: the table, the workspace, the formats."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import demand
from .private_options import lists_of, private_of, table_of
from .reports import demand_file, write_report
from .unread import tell_unread

if TYPE_CHECKING:
    from ..report.posts_page import Page
    from ..stats.roll import Roll

FORMATS = ("text", "json", "markdown", "xlsx")
Format = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出格式。"))]
ExitCode = Annotated[bool, typer.Option("--exit-code", help=_("有错误，退出码为 1；不写则为 0。"))]
Organs = Annotated[
    list[str] | None,
    typer.Option(
        "--organ",
        metavar="ID",
        help=_("核对哪些机构的职责任务（机构 id 或名称）；不写是表里出现的机构。可以写几次。"),
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Office:
    """A table of the office, and the workspace of lists to hold it against, where one is named."""

    table: Path
    lists: Path | None


def check_format(
    output_format: str, output: Path | None, formats: tuple[str, ...] = FORMATS
) -> None:
    """Refuse a format that there is not, and a workbook for the terminal."""
    demand("--format", output_format, formats)
    demand_file(output_format, output)


def office_of(table: Path | None, private: Path | None, name: str) -> Office:
    """Return a command's table and the workspace of lists that its private workspace names."""
    found = private_of(private)
    return Office(table_of(table, found, name), lists_of(None, found))


def roll_of(workspace: Path | None, rev: str | None, day: datetime.date | None = None) -> Roll:
    """Read the workspace as it lies, or as a revision had it; ``day`` is for its organs."""
    from ..stats.roll import read_roll
    from .validate_input import find, snapshot_of

    snapshot = snapshot_of(find(workspace, [], rev), rev, staged=False)
    roll = replace(read_roll(snapshot), day=day)
    tell_unread(snapshot, roll.unread)
    return roll


def organs_of(roll: Roll, given: list[str] | None) -> list[str]:
    """Return the ids of the organs named; ``QingdanError`` where one is not in the register."""
    from ..posts.names import OrganNames

    names = OrganNames(roll)
    found = []
    for word in given or []:
        organ = names.find(word)
        if organ is None:
            raise QingdanError(
                _("没有机构“{name}”。").format(name=word), _("写机构名录里的 id 或者名称。")
            )
        found.append(organ)
    return found


def write(
    page: Page, roll: Roll, output_format: str, output: Path | None, *, exit_code: bool
) -> int:
    """Write a report; 1 where files are unread, or under ``--exit-code`` where it holds errors."""
    from ..posts.remark import error, has_errors
    from ..report.posts_page import RENDERERS

    for path in roll.unread:
        text = _("{path} 读不了，没有算进去；先运行 qingdan validate。")
        page.remarks.append(error(path, text.format(path=path)))
    write_report(RENDERERS[output_format](page), output)
    return int(bool(roll.unread) or (exit_code and has_errors(page.remarks)))
