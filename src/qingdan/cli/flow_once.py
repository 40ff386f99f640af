"""``qingdan flow once``: the share of matters that are done at once."""

from __future__ import annotations

from .flow_reading import read
from .options import (
    FORMATS,
    FormatOption,
    OutputOption,
    RevOption,
    WorkspaceOption,
    demand,
)
from .reports import write_report
from .unread import tell_unread


def command(
    rev: RevOption = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the share, and which matters are not or may not be; returns 1 for broken files."""
    demand("--format", output_format, FORMATS)
    from ..flow.at_once import done_at_once
    from ..model.vocabulary import ListKind

    snapshot, inventory = read(workspace, rev, [ListKind.PROCEDURES])
    said = done_at_once(inventory)
    match output_format:
        case "json":
            from ..report.flow_json import once_json as render
        case "markdown":
            from ..report.flow_text import once_markdown as render
        case _:
            from ..report.flow_text import once_text as render
    write_report(render(said, inventory), output)
    return int(tell_unread(snapshot, inventory.broken))


__all__ = ["command"]
