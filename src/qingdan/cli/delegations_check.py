"""``qingdan delegations check``: by which way every matter came down, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import _
from .delegations_input import read
from .options import (
    FORMATS,
    AsOfOption,
    FormatOption,
    OutputOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    demand,
)
from .reports import write_report
from .unread import tell_unread

if TYPE_CHECKING:
    from ..rules.delegations.overview import Overview


def command(
    rev: RevOption = None,
    as_of: AsOfOption = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help=_("有不合法、缺文件或者无法判断的，退出码为 1；不写则为 0。")
        ),
    ] = False,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the report; 1 for unread files, or under ``--exit-code`` for what is not lawful."""
    demand("--format", output_format, FORMATS)
    snapshot, found = read(workspace, rev, as_of, quiet=quiet)
    write_report(_render(found, output_format), output)
    unread = tell_unread(snapshot, found.unread)
    faulty = tell_unread(snapshot, found.doubtful, _("没有判断。"))
    return int(unread or faulty or (exit_code and _has_work(found)))


def _render(found: Overview, output_format: str) -> str:
    if output_format == "json":
        from ..report.delegations_json import check_json

        return check_json(found)
    from ..report.delegations_text import check_markdown, check_text

    return check_markdown(found) if output_format == "markdown" else check_text(found)


def _has_work(found: Overview) -> bool:
    from ..law.delegating.verdict import Verdict

    return any(pair.judgement.verdict is not Verdict.LAWFUL for pair in found.pairs)
