"""``qingdan orphans list``: matters without a lead, with several, or with an abolished organ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import _
from .options import (
    FORMATS,
    AsOfOption,
    FormatOption,
    OutputOption,
    RevOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .reports import write_report
from .unread import tell_unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..calls.uncovered import Uncovered
    from ..store.inventory import Inventory


def command(
    calls: Annotated[
        Path | None,
        typer.Option(
            "--calls",
            metavar="TABLE|DIR",
            help=_("连同清单没有写到的呼叫：呼叫记录表，或者内部工作区。"),
            show_default=False,
        ),
    ] = None,
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("有无头事项或者没有写到的呼叫，退出码为 1。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write what nobody owns; 1 for unread files, or under ``--exit-code`` for a matter."""
    demand("--format", output_format, FORMATS)
    today = day_or_today(as_of)
    from ..ownership.orphans import NOT_COVERED, looked_at, orphans
    from ..report.orphans_words import WRITERS, Ownerless
    from ..rules.run import Options, validate
    from ..store.inventory import load_inventory
    from .calls_options import lists_for
    from .validate_input import find, snapshot_of

    outside = _calls(calls)
    snapshot = snapshot_of(find(lists_for(workspace, calls), [], rev), rev, staged=False)
    inventory = load_inventory(snapshot)
    report = validate(snapshot, Options(as_of=today, select=(NOT_COVERED,)))
    found = orphans(inventory, report.findings, today)
    uncovered = outside(inventory)

    said = Ownerless(found, looked_at(inventory), inventory.broken, inventory.organ_name, uncovered)
    write_report(WRITERS[output_format](said), output)
    unread = tell_unread(snapshot, inventory.broken)
    wrong = bool(found) or (uncovered is not None and bool(uncovered.calls))
    return int(unread or (exit_code and wrong))


def _calls(source: Path | None) -> Callable[[Inventory], Uncovered | None]:
    """Return what finds the calls that no list covers; the calls are read at once."""
    if source is None:
        return lambda inventory: None
    from ..calls.uncovered import uncovered
    from ..who.answering import Desk
    from .calls_options import log_of

    log = log_of(source)
    return lambda inventory: uncovered(log.calls, Desk(inventory, internal=True))
