"""``qingdan flow list``: which matters of 属地管理 have their steps drawn."""

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
    """Write how many have steps and a manual, by field and batch; returns 1 for broken files."""
    demand("--format", output_format, FORMATS)
    from ..flow.drawings import drawings_of
    from ..model.vocabulary import ListKind

    snapshot, inventory = read(workspace, rev, [ListKind.TERRITORY])
    said = drawings_of(inventory)
    match output_format:
        case "json":
            from ..report.flow_json import drawings_json as render
        case "markdown":
            from ..report.flow_drawings import drawings_markdown as render
        case _:
            from ..report.flow_drawings import drawings_text as render
    write_report(render(said, inventory), output)
    return int(tell_unread(snapshot, inventory.broken))


__all__ = ["command"]
