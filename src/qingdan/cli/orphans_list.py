"""``qingdan orphans list``: matters without a lead, with several, or with an abolished organ."""

from __future__ import annotations

from typing import Annotated

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


def command(
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("有无头事项，退出码为 1。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write what nobody owns; 1 for unread files, or under ``--exit-code`` for a matter."""
    demand("--format", output_format, FORMATS)
    today = day_or_today(as_of)
    from ..ownership.orphans import NOT_COVERED, orphans
    from ..report import orphans_words as words
    from ..rules.run import Options, validate
    from ..store.inventory import load_inventory
    from .validate_input import find, snapshot_of

    snapshot = snapshot_of(find(workspace, [], rev), rev, staged=False)
    inventory = load_inventory(snapshot)
    report = validate(snapshot, Options(as_of=today, select=(NOT_COVERED,)))
    found = orphans(inventory, report.findings, today)

    def named(organ: str) -> str:
        known = inventory.organs.get(organ)
        return known.name if known is not None else organ

    if output_format == "json":
        said = words.orphans_json(found, inventory.broken)
    elif output_format == "markdown":
        said = words.orphans_markdown(found, inventory.broken, named)
    else:
        said = words.orphans_text(found, inventory.broken, named)
    write_report(said, output)
    unread = tell_unread(snapshot, inventory.broken)
    return int(unread or (exit_code and bool(found)))
