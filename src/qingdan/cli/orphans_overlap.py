"""``qingdan orphans overlap``: powers that two departments claim, and a boundary draft for each."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
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
    alike: Annotated[
        float,
        typer.Option("--alike", metavar="0…1", min=0, max=1, help=_("名称至少多相近才算。")),
    ] = 0.85,
    most: Annotated[
        int,
        typer.Option(
            "--most", metavar="N", min=2, help=_("同一名称或者依据超过多少个部门，就当作各管各的。")
        ),
    ] = 3,
    draft: Annotated[
        bool,
        typer.Option("--draft", help=_("给每一对起草一个职责边界事项（草案，不写谁牵头）。")),
    ] = False,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("有重叠的，退出码为 1。"))
    ] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the pairs; 1 for unread files, or under ``--exit-code`` for a pair."""
    demand("--format", output_format, FORMATS)
    if draft and rev is not None:
        raise QingdanError(_("--draft 写在工作树里，不能和 --rev 一起用。"))
    from ..ownership.drawing import boundary_drafts
    from ..ownership.overlap import overlaps
    from ..report import overlap_words as words
    from ..store.inventory import load_inventory
    from .rewriting import write_over
    from .validate_input import find, snapshot_of

    root = find(workspace, [], rev)
    snapshot = snapshot_of(root, rev, staged=False)
    inventory = load_inventory(snapshot)
    found = overlaps(inventory, like=alike, most=most)

    if output_format == "json":
        said = words.overlap_json(found)
    elif output_format == "markdown":
        said = words.overlap_markdown(found, inventory.organ_name)
    else:
        said = words.overlap_text(found, inventory.organ_name)
    write_report(said, output)
    unread = tell_unread(snapshot, inventory.broken)
    if draft:
        drafts = boundary_drafts(found.pairs, {entry.id for entry in inventory.entries})
        files = {path: text.encode("utf-8") for path, text in drafts.items()}
        for path in write_over(root, {}, files, allow_dirty=False):
            sys.stderr.write(_("已起草 {path}，请写明谁牵头。").format(path=path) + "\n")
    return int(unread or (exit_code and bool(found.pairs)))
