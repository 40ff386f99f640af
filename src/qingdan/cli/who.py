"""``qingdan who TEXT``: which organ answers for a matter, asked in everyday words."""

from __future__ import annotations

from typing import Annotated

import typer

from ..errors import QingdanError
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

FORMATS = ("text", "json")


def command(
    words: Annotated[
        list[str],
        typer.Argument(metavar="TEXT", help=_("问题，照群众的话写。")),
    ],
    most: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help=_("最多列出几个机构。"))
    ] = 3,
    audience: Annotated[
        str,
        typer.Option(
            "--audience", metavar="public|internal", help=_("internal 连同内部事项一起找。")
        ),
    ] = "public",
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="text|json", help=_("输出格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write who handles the matter; 0 where somebody was found and every file was read, else 1."""
    demand("--format", output_format, FORMATS)
    demand("--audience", audience, ("public", "internal"))
    question = " ".join(words).strip()
    if not question:
        raise QingdanError(_("没有写要问什么。"), _("如 qingdan who 楼上漏水找谁。"))
    today = day_or_today(as_of)
    from ..report.who_words import who_json, who_text
    from ..store.inventory import load_inventory
    from ..who.answering import Desk
    from .validate_input import find, snapshot_of

    snapshot = snapshot_of(find(workspace, [], rev), rev, staged=False)
    inventory = load_inventory(snapshot)
    desk = Desk(inventory, internal=audience == "internal", today=today)
    answers = desk.ask(question, most)
    say = who_json if output_format == "json" else who_text
    write_report(say(question, answers), output)
    unread = tell_unread(snapshot, inventory.broken)
    return int(unread or not (answers and answers[0].certain))
