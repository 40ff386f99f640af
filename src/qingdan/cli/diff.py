"""``qingdan diff BASE [HEAD]``: what changed between two versions."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import OutputOption, QuietOption, WorkspaceOption, demand
from .reports import wants_colour, write_report

if TYPE_CHECKING:
    from ..compare.changes import ChangeKind, Comparison

FORMATS = ("text", "markdown", "html", "json", "docx")
COLOURS = ("auto", "always", "never")


def command(
    base: Annotated[
        str,
        typer.Argument(
            metavar="BASE", help=_("从哪个版本比起：提交、标签、分支，或 A...B（共同祖先到 B）。")
        ),
    ],
    head: Annotated[
        str | None,
        typer.Argument(metavar="HEAD", help=_("比到哪个版本；不写则比到工作树（磁盘上的文件）。")),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=_("输出格式：markdown 用于合并请求，html 为单个网页，docx 带修订标记。"),
        ),
    ] = "text",
    output: OutputOption = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("有差别时退出码为 1。"))] = False,
    select: Annotated[
        str | None,
        typer.Option(
            "--select",
            metavar="KINDS",
            help=_("只列这些种类，逗号分隔： added removed modified moved recoded split merged 。"),
            show_default=False,
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help=_("比到暂存区（下一次提交的内容），不比工作树。"))
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help=_("按这一天看哪些以后才生效；不写则为今天。"),
            show_default=False,
        ),
    ] = None,
    workspace: WorkspaceOption = None,
    colour: Annotated[
        str, typer.Option("--color", metavar="auto|always|never", help=_("是否用颜色。"))
    ] = "auto",
    quiet: QuietOption = False,
) -> int:
    """Compare two versions and write the report; returns the exit code."""
    demand("--format", output_format, FORMATS)
    demand("--color", colour, COLOURS)
    if staged and head is not None:
        raise QingdanError(
            _("--staged 比到暂存区，不能再写 HEAD。"), _("去掉 --staged，或者去掉 HEAD。")
        )
    if output_format == "docx" and output is None and sys.stdout.isatty():
        raise QingdanError(_("Word 文件不能显示在屏幕上。"), _("加上 -o，例如：-o 修订稿.docx"))
    from ..compare.comparison import compare_versions
    from ..store.workspace import find_versions

    today = _day(as_of)
    kinds = _kinds(select)
    base, head = _range(base, head, staged)
    root = find_versions(workspace)
    comparison = compare_versions(root, base, head, staged=staged)
    if kinds:
        comparison = comparison.only(kinds)
    report: str | bytes
    if output_format == "docx":
        report = _docx(comparison, root, today)
    else:
        report = _render(comparison, output_format, today, wants_colour(colour, output))
    write_report(report, output)
    if not quiet:
        _tell_aside(comparison)
    return 1 if exit_code and comparison.changes else 0


def _day(as_of: str | None) -> datetime.date:
    if as_of is None:
        return datetime.datetime.now().astimezone().date()
    from .validate_input import day

    return day(as_of)


def _kinds(select: str | None) -> list[ChangeKind]:
    from ..compare.changes import ChangeKind

    if select is None:
        return []
    known = {str(kind): kind for kind in ChangeKind}
    words = [word.strip() for word in select.replace("，", ",").split(",")]
    for word in words:
        demand("--select", word, tuple(known))
    return [known[word] for word in words]


def _range(base: str, head: str | None, staged: bool) -> tuple[str, str | None]:
    """Read ``A..B`` and ``A...B`` as git diff does: up to B, an empty side is HEAD."""
    if head is not None or staged or ".." not in base:
        return base, head
    dots = "..." if "..." in base else ".."
    left, right = base.split(dots, 1)
    return (base if dots == "..." else left or "HEAD"), right or "HEAD"


def _docx(comparison: Comparison, root: Path, today: datetime.date) -> bytes:
    from ..report.changes_docx import changes_docx
    from ..store import git
    from ..store.snapshot import INDEX, WORKTREE

    committed = comparison.head not in (INDEX, WORKTREE)
    made = git.commit_date(root, comparison.head) if committed else None
    return changes_docx(comparison, today, made)


def _render(
    comparison: Comparison, output_format: str, today: datetime.date, coloured: bool
) -> str:
    match output_format:
        case "json":
            from ..report.changes_json import changes_json

            return changes_json(comparison)
        case "markdown":
            from ..report.changes_markdown import changes_markdown

            return changes_markdown(comparison, today)
        case "html":
            from ..report.changes_html import changes_html

            return changes_html(comparison, today)
    from ..report.changes_text import coloured_text, plain_text

    return coloured_text(comparison) if coloured else plain_text(comparison)


def _tell_aside(comparison: Comparison) -> None:
    """Say on stderr what was looked at and is not in the report."""
    from ..report.changes_redline import clean

    def named(paths: tuple[str, ...]) -> str:
        shown = "、".join(map(clean, paths[:3]))
        return shown if len(paths) <= 3 else _("{shown} 等").format(shown=shown)

    if comparison.rewritten:
        sys.stderr.write(
            _("另有 {count} 个文件只改了注释、引号或次序，内容没有变：{files}").format(
                count=len(comparison.rewritten), files=named(comparison.rewritten)
            )
            + "\n"
        )
    if comparison.aside:
        sys.stderr.write(
            _("另有 {count} 个改动的文件不属于清单，没有比较：{files}").format(
                count=len(comparison.aside), files=named(comparison.aside)
            )
            + "\n"
        )
