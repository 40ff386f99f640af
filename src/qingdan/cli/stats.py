"""``qingdan stats``: how many items the lists have, by what, and since when."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from ..stats.dimensions import Dimension
from .options import (
    OutputOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    demand,
)
from .reports import write_report
from .unread import tell_unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..stats.statistics import Statistics
    from ..store.snapshot import Snapshot

_Word = TypeVar("_Word", bound=StrEnum)

FORMATS = ("text", "json", "markdown", "csv")
LISTS = tuple(map(str, ListKind))
BY = tuple(map(str, Dimension))


def command(
    rev: RevOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help=_("和哪个版本比：以前多少项，现在多少项，增减和百分比。"),
            show_default=False,
        ),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--list", metavar="|".join(LISTS), help=_("只统计一张清单。"), show_default=False
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="|".join(BY),
            help=_(
                "再按什么分：部门、类型、层级、层级组合、领域、批次、类别、方式、承接准备、镇街。"
                "可以写几次。"
            ),
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="text|json|markdown|csv", help=_("输出格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the statistics; returns 1 where files could not be read and so were not counted."""
    demand("--format", output_format, FORMATS)
    kind = (
        _meant("--list", only, {one: one.official_name for one in ListKind})
        if only is not None
        else None
    )
    chosen = [_meant("--by", word, {one: one.label for one in Dimension}) for word in by or ()]
    dimensions = list(dict.fromkeys(chosen))
    snapshot, said = _statistics(workspace, rev, since, kind, dimensions, quiet=quiet)
    write_report(_render(said, output_format), output)
    unread = tell_unread(snapshot, said.unread)
    return int(unread or bool(said.unread_before))


def _meant(option: str, given: str, meanings: Mapping[_Word, str]) -> _Word:
    """Return what is meant by a word of an option, or by what it means in Chinese."""
    for word, meaning in meanings.items():
        if given in (word, meaning):
            return word
    raise QingdanError(
        _("{option} 不能是“{given}”。").format(option=option, given=given),
        _("可以写：{choices}。").format(
            choices=joined(
                _("{word}（{meaning}）").format(word=word, meaning=meaning)
                for word, meaning in meanings.items()
            )
        ),
    )


def _statistics(
    workspace: Path | None,
    rev: str | None,
    since: str | None,
    kind: ListKind | None,
    dimensions: list[Dimension],
    *,
    quiet: bool,
) -> tuple[Snapshot, Statistics]:
    from ..stats.roll import Known, read_roll
    from ..stats.statistics import make_statistics
    from ..store.snapshot import revision, worktree
    from ..store.workspace import find_versions, find_workspace
    from .progress import bar

    root = find_workspace(workspace) if rev is None else find_versions(workspace)
    snapshot: Snapshot = worktree(root) if rev is None else revision(root, rev)
    earlier = None if since is None else revision(root, since)
    known: Known = {}
    with bar(_("读取"), quiet=quiet) as advance:
        head = read_roll(snapshot, known, advance)
        base = read_roll(earlier, known, advance) if earlier is not None else None
    return snapshot, make_statistics(head, base, only=kind, by=dimensions)


def _render(said: Statistics, output_format: str) -> str | bytes:
    match output_format:
        case "json":
            from ..report.stats_json import stats_json

            return stats_json(said)
        case "csv":
            from ..report.stats_json import stats_csv

            return stats_csv(said)
        case "markdown":
            from ..report.stats_text import stats_markdown

            return stats_markdown(said)
    from ..report.stats_text import stats_text

    return stats_text(said)
