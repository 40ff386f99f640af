"""``qingdan calls check FILE``: calls of towns held against the lists and the calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import (
    FORMATS,
    AsOfOption,
    FormatOption,
    OutputOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .reports import write_report
from .unread import tell_unread


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help=_("呼叫记录表：Excel、CSV 等；不能有姓名、电话等个人信息列。")
        ),
    ],
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
    from ..calls import judging
    from ..calls.log import read_log
    from ..report import calls_words as words
    from ..store.inventory import load_inventory
    from ..who.answering import Desk
    from .announce_versions import profile_of
    from .calendar import calendar_of
    from .validate_input import find, snapshot_of

    snapshot = snapshot_of(find(workspace, [], None), None, staged=False)
    inventory = load_inventory(snapshot)
    profile = profile_of(inventory.workspace.profile)
    term = judging.term(profile.section(judging.SECTION))
    if days is not None:
        term = judging.Term(days, _("命令里写的"), verified=True)
    if term is None:
        raise QingdanError(
            _("省份方案里没有写几个工作日办结。"), _("用 --days 写明，如 --days 10。")
        )
    log = read_log(file)
    desk = Desk(inventory, internal=True)
    judged = judging.judge(log.calls, desk, inventory.organs, term, calendar_of(snapshot), today)
    writers: dict[str, words.Writer] = {
        "json": words.calls_json,
        "markdown": words.calls_markdown,
        "text": words.calls_text,
    }
    sheet = words.Sheet(log, judged, term)
    names = judging.names(inventory.organs)
    tallies = judging.by_town(judged, names), judging.by_organ(judged, names)
    write_report(writers[output_format](sheet, *tallies, judging.gaps(judged)), output)
    unread = tell_unread(snapshot, inventory.broken)
    return int(unread or (exit_code and len(sheet.wrong()) > 1))
