"""``qingdan adjust check [BASE]``: what was declared is what was done, and the steps were taken."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import _, bracketed
from .adjust_options import BaseArgument
from .options import (
    AsOfOption,
    JobsOption,
    OutputOption,
    QuietOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .validate_output import FORMATS, Output, write

if TYPE_CHECKING:
    from ..rules.result import Report
    from ..rules.since import Since
    from ..store.snapshot import Snapshot

_LEVELS = ("error", "warning", "info", "never")
_RULES = "QD6"
_SHORT = 12
_FORM = frozenset({"QD0", "QD1"})
"""Rules on the form of a file; of them only what they say of adjustments is told."""


def command(
    base: BaseArgument = None,
    staged: Annotated[
        bool, typer.Option("--staged", help=_("核对将要提交的内容（暂存区）。"))
    ] = False,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("报告的格式。"))
    ] = "auto",
    output: OutputOption = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="|".join(_LEVELS), help=_("有这一级以上的问题时退出码为 1。")),
    ] = "error",
    as_of: AsOfOption = None,
    jobs: JobsOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Check adjustments; return 1 where a finding is as bad as ``--fail-on``, else 0."""
    demand("--format", output_format, FORMATS)
    demand("--fail-on", fail_on, _LEVELS)
    from ..model.finding import Severity
    from ..rules.registry import RULES
    from ..rules.run import Options, validate
    from ..store.workspace import find_workspace
    from .progress import bar
    from .validate_input import memory_of, repository_path, snapshot_of

    today = day_or_today(as_of)
    root = find_workspace(workspace)
    snapshot = snapshot_of(root, None, staged=staged)
    since = _since(root, snapshot, base)
    if not quiet:
        _tell(root, since)
    with bar(_("检查"), quiet=quiet) as progress:
        options = Options(
            as_of=today,
            ignore=tuple(sorted({rule.code[:3] for rule in RULES} - {_RULES, *_FORM})),
            jobs=jobs,
            workspace=repository_path(root),
            memory=memory_of(root, snapshot),
            since=since,
            progress=progress,
        )
        report = _of_adjustments(validate(snapshot, options))
    write(report, Output(output_format, output, quiet, False, fail_on), snapshot)
    return int(report.reaches(None if fail_on == "never" else Severity(fail_on)))


def _of_adjustments(report: Report) -> Report:
    """Leave out what is wrong with the form of other files, as long as they can be read."""
    from ..rules.registry import RULES

    told = {rule.code for rule in RULES if rule.code.startswith(_RULES) or rule.unskippable}
    kept = tuple(
        one
        for one in report.located
        if one.finding.rule in told or one.finding.file.startswith("adjustments/")
    )
    return replace(report, located=kept)


def _since(root: Path, snapshot: Snapshot, base: str | None) -> Since:
    from ..adjust.base import last_published
    from ..adjust.since import anchors_alone, since_revision
    from ..adjust.versions import Version
    from ..rules.ledger import Ledger

    if base is None:
        base = last_published(root, Ledger(Version(snapshot).adjustments))
    if base is None:
        return anchors_alone(snapshot)
    return since_revision(root, snapshot, base, asked=True)


def _tell(root: Path, since: Since) -> None:
    """Say on stderr what was held against what, and what could not be checked."""
    if since.base is not None:
        sys.stderr.write(
            _("基线是 {base}；自那以后改了 {count} 处。").format(
                base=_dated(root, since.base), count=len(since.altered)
            )
            + "\n"
        )
        return
    sys.stderr.write(
        _(
            "没有基线（没有已经提交的公布稿），只按指纹核对调整里写到的"
            " {count} 项事项；没有写到的事项有没有改、公布过的调整有没有动，查不了。"
            "要查，写上 BASE，例如 qingdan adjust check HEAD~1。"
        ).format(count=len(since.now))
        + "\n"
    )


def _dated(root: Path, commit: str) -> str:
    from ..store import git

    return commit[:_SHORT] + bracketed(git.commit_date(root, commit).isoformat())


__all__ = ["command"]
