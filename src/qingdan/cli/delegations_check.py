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

LEVELS = ("error", "warning", "never")


def command(
    rev: RevOption = None,
    as_of: AsOfOption = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="|".join(LEVELS),
            help=_("不合法的算 error，缺文件、无法判断的算 warning；有这一级以上的退出码为 1。"),
        ),
    ] = "error",
    output_format: FormatOption = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the report; return 1 where something is as bad as ``--fail-on``, or was not read."""
    demand("--format", output_format, FORMATS)
    demand("--fail-on", fail_on, LEVELS)
    snapshot, found = read(workspace, rev, as_of, quiet=quiet)
    write_report(_render(found, output_format), output)
    unread = tell_unread(snapshot, found.unread)
    faulty = tell_unread(snapshot, found.doubtful, _("没有判断。"))
    return int(fail_on != "never" and (unread or faulty or _fails(found, fail_on)))


def _render(found: Overview, output_format: str) -> str:
    if output_format == "json":
        from ..report.delegations_json import check_json

        return check_json(found)
    from ..report.delegations_text import check_markdown, check_text

    return check_markdown(found) if output_format == "markdown" else check_text(found)


def _fails(found: Overview, fail_on: str) -> bool:
    from ..law.delegating.verdict import Verdict

    verdicts = {pair.judgement.verdict for pair in found.pairs}
    bad = {Verdict.UNLAWFUL} if fail_on == "error" else set(Verdict) - {Verdict.LAWFUL}
    return not verdicts.isdisjoint(bad)
