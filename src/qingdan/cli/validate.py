"""``qingdan validate``: check a workspace and say what is wrong, where, and what to do."""

from __future__ import annotations

import datetime
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from ..messages import _
from .options import JobsOption, OutputOption, QuietOption, WorkspaceOption, demand
from .replay import Run
from .validate_output import FORMATS, Output, write

_LEVELS = ("error", "warning", "info", "never")


def command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[路径…]"),
            help=_("只报告这些文件或文件夹里的问题；整个工作区仍会读取。"),
            show_default=False,
        ),
    ] = None,
    workspace: WorkspaceOption = None,
    rev: Annotated[
        str | None, typer.Option(metavar="REV", help=_("检查某个版本。"), show_default=False)
    ] = None,
    staged: Annotated[
        bool,
        typer.Option("--staged", help=_("检查将要提交的内容（暂存区），只报告改动引起的问题。")),
    ] = False,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REV", help=_("只报告自某个版本以来的改动引起的问题。"), show_default=False
        ),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=_("报告的格式。")),
    ] = "auto",
    output: OutputOption = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help=_("只查这些规则：编号、前缀或名称，逗号隔开。"),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help=_("不查这些规则。"), show_default=False),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="|".join(_LEVELS), help=_("有这一级以上的问题时退出码为 1。")),
    ] = "error",
    jobs: JobsOption = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=_("列出每条规则的问题数。"))
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("以这一天为“今天”。"), show_default=False),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=_("不报这个基线文件里的老问题。"), show_default=False),
    ] = None,
    to_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE",
            help=_("把现有的问题记为基线；已有的基线只减不增。"),
            show_default=False,
        ),
    ] = None,
    add_suppressions: Annotated[
        bool,
        typer.Option(
            "--add-suppressions",
            help=_("把报告的问题写成豁免，加到各事项里；要写 --reason 和 --until。"),
        ),
    ] = False,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help=_("豁免的理由。"), show_default=False)
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("豁免到哪一天为止。"), show_default=False),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help=_("把能安全修正的问题改好，再报告剩下的。"))
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help=_("连同要人看过的修正；和 --fix 或 --diff 一起用。")),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=_("只显示 --fix 会改什么，不写文件；有要改的退出码为 1。")),
    ] = False,
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help=_("改写还没有提交的文件。"))
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help=_("不用上一次的结果，全部重新检查。"))
    ] = False,
    quiet: QuietOption = False,
) -> int:
    """Check the workspace; return 1 where a finding is as bad as ``--fail-on``, else 0."""
    demand("--format", output_format, FORMATS)
    demand("--fail-on", fail_on, _LEVELS)
    from ..rules.baseline import Baseline
    from .validate_baseline import given_baseline, refuse_partial, save_baseline
    from .validate_input import (
        base_of,
        changes_of,
        chosen_paths,
        day,
        find,
        memory_of,
        refuse_other_snapshot,
        repository_path,
        since_of,
        snapshot_of,
    )
    from .validate_waive import demand_reason, save_waivers

    today = day(as_of) if as_of else datetime.datetime.now().astimezone().date()
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
    snapshot = snapshot_of(root, rev, staged=staged)
    only = chosen_paths(root, snapshot, paths, _note) if paths else None
    base = base_of(root, changed_since, _note)
    changes = changes_of(root, snapshot, base, staged=staged)
    since = since_of(root, snapshot, base)

    from ..rules.run import Options, validate
    from ..rules.selection import split
    from .progress import bar

    with bar(_("检查"), quiet=quiet) as progress:
        options = Options(
            as_of=today,
            select=tuple(split(select or ())),
            ignore=tuple(split(ignore or ())),
            paths=only,
            changes=changes,
            jobs=jobs,
            workspace=repository_path(root),
            baseline=Baseline() if to_baseline else given_baseline(baseline),
            memory=None if no_cache else memory_of(root, snapshot),
            since=since,
            progress=progress,
        )
        report = validate(snapshot, options)
    if to_baseline is not None:
        save_baseline(report, to_baseline)
        return 0
    if add_suppressions:
        save_waivers(root, snapshot, report, reason or "", until or "", allow_dirty=allow_dirty)
        return 0
    if wanted is not None:
        if diff:
            return show_diff(snapshot, options, report, wanted, output)
        report, snapshot = fixed(root, snapshot, options, report, wanted)
    with run.listening() if run is not None else nullcontext():
        write(report, Output(output_format, output, quiet, statistics, fail_on), snapshot)
    from ..model.finding import Severity

    code = int(report.reaches(None if fail_on == "never" else Severity(fail_on)))
    if run is not None:
        run.keep(code)
    return code


def _note(text: str) -> None:
    """Say something that is no part of the report."""
    sys.stderr.write(text + "\n")
