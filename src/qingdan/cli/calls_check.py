"""``qingdan calls check``: calls of towns held against the lists and the calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _
from .calls_options import judged_calls, lists_for, log_of, no_term, source_of
from .options import (
    FORMATS,
    AsOfOption,
    FormatOption,
    OutputOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .private_options import PrivateOption
from .reports import write_report
from .unread import tell_unread


def command(
    table: Annotated[
        Path | None,
        typer.Argument(
            metavar="[TABLE]",
            help=_(
                "呼叫记录表：Excel、CSV 等，不能有姓名、电话等个人信息列；不写则核对导入的呼叫。"
            ),
            show_default=False,
        ),
    ] = None,
    private: PrivateOption = None,
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            metavar="N",
            min=1,
            help=_("几个工作日以内办结；不写则按省份方案。"),
            show_default=False,
        ),
    ] = None,
    as_of: AsOfOption = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("有派错、清单外或者超期的，退出码为 1。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write what the calls say; 1 for unread files, or under ``--exit-code`` for a wrong call."""
    demand("--format", output_format, FORMATS)
    today = day_or_today(as_of)
    source = source_of(table, private)
    from ..calls import judging
    from ..calls.strangers import strangers
    from ..calls.uncovered import gaps
    from ..report.calls_words import WRITERS, Sheet
    from ..store.inventory import load_inventory
    from ..store.snapshot import worktree
    from ..store.workspace import find_workspace
    from .announce_versions import profile_of
    from .calendar import calendar_of

    log = log_of(source)
    snapshot = worktree(find_workspace(lists_for(workspace, source)))
    inventory = load_inventory(snapshot)
    profile = profile_of(inventory.workspace.profile)
    judged = judged_calls(log, inventory, profile, calendar_of(snapshot), today, days)
    if judged is None:
        raise no_term()
    names = judging.names(inventory.organs)
    sheet = Sheet(
        log,
        judged.calls,
        judged.term,
        judging.by_town(judged.calls, names),
        judging.by_organ(judged.calls, names),
        strangers(log.calls, inventory.organs),
        gaps(one.call.text for one in judged.calls if one.handling is None),
    )
    write_report(WRITERS[output_format](sheet), output)
    unread = tell_unread(snapshot, inventory.broken)
    return int(unread or (exit_code and bool(sheet.faulty)))
