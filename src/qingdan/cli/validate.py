"""``qingdan validate``: check a workspace and say what is wrong, where, and what to do."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import typer

from ..messages import _
from . import validate_options as asked
from .options import (
    AsOfOption,
    JobsOption,
    OutputOption,
    QuietOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .replay import Run
from .validate_output import FORMATS, Output, write

if TYPE_CHECKING:
    from ..rules.result import Report


def command(
    context: typer.Context,
    paths: asked.Paths = None,
    workspace: WorkspaceOption = None,
    rev: asked.Revision = None,
    staged: asked.Staged = False,
    changed_since: asked.ChangedSince = None,
    output_format: asked.Form = "auto",
    output: OutputOption = None,
    select: asked.Select = None,
    ignore: asked.Ignore = None,
    fail_on: asked.FailOn = "error",
    jobs: JobsOption = None,
    statistics: asked.Statistics = False,
    as_of: AsOfOption = None,
    baseline: asked.BaselineFile = None,
    to_baseline: asked.ToBaseline = None,
    add_suppressions: asked.AddSuppressions = False,
    reason: asked.Reason = None,
    until: asked.Until = None,
    fix: asked.Fix = False,
    unsafe_fixes: asked.UnsafeFixes = False,
    diff: asked.Diff = False,
    allow_dirty: asked.AllowDirty = False,
    no_cache: asked.NoCache = False,
    quiet: QuietOption = False,
) -> int:
    """Check the workspace; return 1 where a finding is as bad as ``--fail-on``, else 0."""
    demand("--format", output_format, FORMATS)
    demand("--fail-on", fail_on, asked.LEVELS)
    from ..rules.baseline import Baseline
    from .validate_baseline import given_baseline, refuse_partial, save_baseline
    from .validate_input import find, memory_of, refuse_other_snapshot, repository_path, scope_of
    from .validate_waive import demand_reason, save_waivers

    today = day_or_today(as_of)
    root = find(workspace, paths or [], rev)
    if add_suppressions:
        demand_reason(reason, until)
        refuse_other_snapshot(rev, staged=staged, option="--add-suppressions")
    wanted = None
    if fix or diff or unsafe_fixes:
        from .validate_fix import Wanted, demand_sensible, fixed, show_diff

        wanted = Wanted(fix, unsafe_fixes, diff, allow_dirty, quiet)
        others = {"--add-suppressions": add_suppressions, "--write-baseline": bool(to_baseline)}
        demand_sensible(wanted, rev, staged=staged, others=others)
    if to_baseline is not None:
        refuse_partial(partial=bool(paths or select or ignore or changed_since or staged))
    run = context.obj if isinstance(context.obj, Run) else None
    if run is not None:
        run.starts_at(root)
    scope = scope_of(root, paths, rev, changed_since, staged=staged, note=_note)

    from ..rules.run import Options, validate
    from ..rules.selection import split
    from .progress import bar

    with bar(_("检查"), quiet=quiet) as progress:
        options = Options(
            as_of=today,
            select=tuple(split(select or ())),
            ignore=tuple(split(ignore or ())),
            paths=scope.paths,
            changes=scope.changes,
            jobs=jobs,
            workspace=repository_path(root),
            baseline=Baseline() if to_baseline else given_baseline(baseline),
            memory=None if no_cache else memory_of(root, scope.snapshot),
            since=scope.since,
            progress=progress,
        )
        report = validate(scope.snapshot, options)
    if to_baseline is not None:
        save_baseline(report, to_baseline)
        return 0
    snapshot = scope.snapshot
    if add_suppressions:
        save_waivers(root, snapshot, report, reason or "", until or "", allow_dirty=allow_dirty)
        return 0
    if wanted is not None:
        if diff:
            return show_diff(snapshot, options, report, wanted, output)
        report, snapshot = fixed(root, snapshot, options, report, wanted)
    with run.listening() if run is not None else nullcontext():
        write(report, Output(output_format, output, quiet, statistics, fail_on), snapshot)
    return _ended(run, report, fail_on)


def _ended(run: Run | None, report: Report, fail_on: str) -> int:
    """Return the exit code, which the run keeps."""
    from ..model.finding import Severity

    code = int(report.reaches(None if fail_on == "never" else Severity(fail_on)))
    if run is not None:
        run.keep(code)
    return code


def _note(text: str) -> None:
    """Say something that is no part of the report."""
    sys.stderr.write(text + "\n")
