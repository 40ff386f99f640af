"""``qingdan flow render ITEM``: the steps of one item as text or as a Mermaid chart."""

from __future__ import annotations

from typing import Annotated

import typer

from ..messages import _
from .flow_reading import read
from .options import (
    OutputOption,
    RevOption,
    WorkspaceOption,
    demand,
)
from .reports import write_report
from .unread import tell_unread

FORMATS = ("mermaid", "text", "json")


def command(
    item: Annotated[
        str,
        typer.Argument(
            metavar="ITEM",
            help=_("哪个事项：id、id 的开头、文件路径或名称（属地管理、权力清单）。"),
            show_default=False,
        ),
    ],
    rev: RevOption = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="mermaid|text|json",
            help=_("输出格式；mermaid 可以贴进 Markdown 画成图。"),
        ),
    ] = "mermaid",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the steps of an item; returns 1 where what all items stand on is broken."""
    demand("--format", output_format, FORMATS)
    from ..flow.steps import STEPS, flow_of
    from ..store.layout import Role, place

    snapshot, inventory = read(workspace, rev, list(STEPS), item)
    said = flow_of(inventory, item)
    match output_format:
        case "json":
            from ..report.flow_json import steps_json

            report = steps_json(said, inventory)
        case "text":
            from ..report.flow_drawings import steps_text

            report = steps_text(said)
        case _:
            report = said.mermaid
    write_report(report, output)
    shared = [path for path in inventory.broken if place(path).role is not Role.ITEM]
    return int(tell_unread(snapshot, shared))


__all__ = ["command"]
