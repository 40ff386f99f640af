"""``qingdan due``: every clock of the workspace on one board."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _
from .options import (
    AsOfOption,
    OutputOption,
    RevOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .reports import write_report
from .unread import tell_unread

FORMATS = ("text", "json", "markdown", "ics")


def command(
    within: Annotated[
        int, typer.Option("--within", metavar="DAYS", min=0, help=_("列出多少日以内到期的。"))
    ] = 90,
    everything: Annotated[bool, typer.Option("--all", help=_("不管多久到期，全部列出。"))] = False,
    rev: RevOption = None,
    as_of: AsOfOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("有过期的，退出码为 1。"))
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=_("输出格式；ics 是日历，可以导入日程软件。"),
        ),
    ] = "text",
    calls: Annotated[
        Path | None,
        typer.Option(
            "--calls",
            metavar="TABLE|DIR",
            help=_("连同没有办结的呼叫：呼叫记录表，或者内部工作区。"),
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the board; 1 where files cannot be read, or under ``--exit-code`` for overdue."""
    demand("--format", output_format, FORMATS)
    today = day_or_today(as_of)
    from ..due.board import board
    from ..report import due_data, due_words
    from ..store.inventory import load_inventory
    from .announce_versions import profile_of
    from .calendar import calendar_of
    from .calls_options import lists_for
    from .due_sources import clocks_of, library_of
    from .validate_input import find, snapshot_of

    root = find(lists_for(workspace, calls), [], rev)
    snapshot = snapshot_of(root, rev, staged=False)
    inventory = load_inventory(snapshot)
    profile = profile_of(inventory.workspace.profile)
    ahead = None if everything else within
    calendar = calendar_of(snapshot)
    found = board(
        snapshot,
        inventory,
        profile,
        calendar,
        today,
        ahead,
        library_of(root),
        clocks_of(calls, profile, calendar),
    )

    report: str | bytes
    if output_format == "json":
        report = due_data.due_json(found)
    elif output_format == "ics":
        report = due_data.due_calendar(found, inventory.organ_name)
    elif output_format == "markdown":
        report = due_words.due_markdown(found, inventory.organ_name)
    else:
        report = due_words.due_text(found, inventory.organ_name)
    write_report(report, output)
    unread = tell_unread(snapshot, found.unread)
    return int(unread or (exit_code and any(one.overdue for one in found.alarms)))
