"""``qingdan flow list``: which matters of 属地管理 have their steps drawn."""

from __future__ import annotations

from typing import Annotated

import typer

from ..messages import _
from .flow_reading import RevOption, read
from .options import OutputOption, WorkspaceOption, demand
from .reports import write_report

FORMATS = ("text", "json", "markdown")


def command(
    rev: RevOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="text|json|markdown", help=_("输出格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write how many have steps and a manual, by field and batch; returns 1 for broken files."""
    demand("--format", output_format, FORMATS)
    from ..flow.drawings import drawings_of
    from ..model.vocabulary import ListKind

    inventory = read(workspace, rev, [ListKind.TERRITORY])
    said = drawings_of(inventory)
    match output_format:
        case "json":
            from ..report.flow_json import drawings_json as render
        case "markdown":
            from ..report.flow_drawings import drawings_markdown as render
        case _:
            from ..report.flow_drawings import drawings_text as render
    write_report(render(said, inventory), output)
    return 1 if inventory.broken else 0


__all__ = ["command"]
