"""``qingdan validate``: check a workspace and say what is wrong, where, and what to do."""

from __future__ import annotations

import datetime
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import JobsOption, OutputOption, QuietOption, WorkspaceOption, demand
from .replay import Run

if TYPE_CHECKING:
    from ..rules.result import Report

_FORMATS = ("auto", "text", "json", "github")
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
        typer.Option("--format", metavar="|".join(_FORMATS), help=_("报告的格式。")),
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
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help=_("改写还没有提交的文件。"))
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help=_("不用上一次的结果，全部重新检查。"))
    ] = False,
    quiet: QuietOption = False,
) -> int:
    """Check the workspace; return 1 where a finding is as bad as ``--fail-on``, else 0."""
    demand("--format", output_format, _FORMATS)
    demand("--fail-on", fail_on, _LEVELS)
    from ..rules.baseline import Baseline
    from .validate_baseline import given_baseline, refuse_partial, save_baseline
    from .validate_input import (
        changes_of,
        chosen_paths,
        day,
        find,
        memory_of,
        refuse_other_snapshot,
        repository_path,
        snapshot_of,
    )
    from .validate_waive import demand_reason, save_waivers

    today = day(as_of) if as_of else datetime.datetime.now().astimezone().date()
    root = find(workspace, paths or [])
    if add_suppressions:
        demand_reason(reason, until)
        refuse_other_snapshot(rev, staged=staged, option="--add-suppressions")
    if to_baseline is not None:
        refuse_partial(partial=bool(paths or select or ignore or changed_since or staged))
    run = context.obj if isinstance(context.obj, Run) else None
    if run is not None:
        run.starts_at(root)
    snapshot = snapshot_of(root, rev, staged=staged)
    only = chosen_paths(root, snapshot, paths, _note) if paths else None
    changes = changes_of(root, snapshot, changed_since, staged=staged)

    from ..rules.run import Options, validate
    from ..rules.selection import split
    from .progress import bar

    with bar(_("检查"), quiet=quiet) as progress:
        report = validate(
            snapshot,
            Options(
                as_of=today,
                select=tuple(split(select or ())),
                ignore=tuple(split(ignore or ())),
                paths=only,
                changes=changes,
                jobs=jobs,
                workspace=repository_path(root),
                baseline=Baseline() if to_baseline else given_baseline(baseline),
                memory=None if no_cache else memory_of(root, snapshot),
                progress=progress,
            ),
        )
    if to_baseline is not None:
        save_baseline(report, to_baseline)
        return 0
    if add_suppressions:
        save_waivers(root, snapshot, report, reason or "", until or "", allow_dirty=allow_dirty)
        return 0
    with run.listening() if run is not None else nullcontext():
        _write(report, output_format, output, quiet=quiet, statistics=statistics)
    from ..model.finding import Severity

    code = int(report.reaches(None if fail_on == "never" else Severity(fail_on)))
    if run is not None:
        run.keep(code)
    return code


def _note(text: str) -> None:
    """Say something that is no part of the report."""
    sys.stderr.write(text + "\n")


def _write(
    report: Report, output_format: str, output: Path | None, *, quiet: bool, statistics: bool
) -> None:
    if output_format == "auto":
        output_format = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    if output_format == "text" and output is None and _wants_colour():
        from ..report.findings_terminal import show

        show(report, sys.stdout, summary=not quiet, statistics=statistics)
        return
    text = _render(report, output_format, summary=not quiet, statistics=statistics)
    if output is None:
        sys.stdout.write(text)
    else:
        _save(text, output)
    if not quiet and (output is not None or output_format != "text"):
        _sum_up(report, output_format)


def _render(report: Report, output_format: str, *, summary: bool, statistics: bool) -> str:
    match output_format:
        case "json":
            from ..report import findings_json

            return findings_json.render(report, statistics=statistics)
        case "github":
            from ..report import findings_github

            return findings_github.render(report)
    from ..report import findings_text

    return findings_text.render(report, summary=summary, statistics=statistics)


def _wants_colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _save(text: str, output: Path) -> None:
    try:
        output.write_bytes(text.encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        raise QingdanError(
            _("写不了文件：{why}").format(why=error.strerror or type(error).__name__),
            _("检查文件夹是否存在、文件是否被别的程序打开。"),
            file=str(output),
        ) from None


def _sum_up(report: Report, output_format: str) -> None:
    """Say on stderr what the report on stdout, or in a file, comes to."""
    from ..report.findings_words import closing

    for sentence in closing(report):
        _note(sentence)
    if output_format == "github":
        from ..report.findings_github import cut_off

        hidden = cut_off(report)
        if hidden:
            _note(
                _("GitHub 每一步每级只显示 10 条批注，另有 {count} 条只在日志里。").format(
                    count=hidden
                )
            )
