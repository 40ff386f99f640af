"""``qingdan diff BASE [HEAD]``: what changed between two versions."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from .options import OutputOption, QuietOption, WorkspaceOption, day_or_today, demand
from .reports import wants_colour, write_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..compare.changes import ChangeKind, Comparison

FORMATS = ("text", "markdown", "html", "json", "docx")
COLOURS = ("auto", "always", "never")


KINDS = {
    "增加": "added",
    "删除": "removed",
    "修改": "modified",
    "移动": "moved",
    "改码": "recoded",
    "拆分": "split",
    "合并": "merged",
}
"""What --select takes: the words of the report, or those of the JSON."""

BaseArgument = Annotated[
    str,
    typer.Argument(
        metavar="BASE", help=_("从哪个版本比起：提交、标签、分支，或 A...B（共同祖先到 B）。")
    ),
]
HeadArgument = Annotated[
    str | None,
    typer.Argument(metavar="HEAD", help=_("比到哪个版本；不写则比到磁盘上的文件。")),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help=_("输出格式：markdown 用于合并请求，html 为单个网页，docx 带修订标记。"),
    ),
]
SelectOption = Annotated[
    str | None,
    typer.Option(
        "--select",
        metavar="KINDS",
        help=_(
            "只列这些种类，逗号分隔：增加、删除、修改、移动、改码、拆分、合并；"
            "也可以写 JSON 里的英文词，如 added,moved。"
        ),
        show_default=False,
    ),
]
StagedOption = Annotated[
    bool, typer.Option("--staged", help=_("比到暂存区（下一次提交的内容），不比磁盘上的文件。"))
]
DayOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=_("按这一天看哪些以后才生效；不写则为今天。"),
        show_default=False,
    ),
]
ColourOption = Annotated[
    str, typer.Option("--color", metavar="auto|always|never", help=_("是否用颜色。"))
]


def command(
    base: BaseArgument,
    head: HeadArgument = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("有差别时退出码为 1。"))] = False,
    select: SelectOption = None,
    staged: StagedOption = False,
    as_of: DayOption = None,
    workspace: WorkspaceOption = None,
    colour: ColourOption = "auto",
    quiet: QuietOption = False,
) -> int:
    """Compare two versions and write the report; returns the exit code."""
    _demand_possible(head, output_format, output, colour, staged=staged)
    from ..store.sides import read_ahead
    from ..store.workspace import find_versions

    today = day_or_today(as_of)
    kinds = _kinds(select)
    root = find_versions(workspace)
    base, head = _range(base, head, staged)
    opened = read_ahead(root, base, head, staged=staged)  # git reads while the rest is loaded
    from ..compare.comparison import compare_sides

    render = _renderer(output_format, wants_colour(colour, output))
    comparison = compare_sides(opened())
    if kinds:
        comparison = comparison.only(kinds)
    write_report(render(comparison, root, today), output)
    if not quiet:
        _tell_aside(comparison)
    return 1 if exit_code and comparison.changes else 0


def _demand_possible(
    head: str | None, output_format: str, output: Path | None, colour: str, *, staged: bool
) -> None:
    """Refuse options that cannot be followed."""
    demand("--format", output_format, FORMATS)
    demand("--color", colour, COLOURS)
    if staged and head is not None:
        raise QingdanError(
            _("--staged 比到暂存区，不能再写 HEAD。"), _("去掉 --staged，或者去掉 HEAD。")
        )
    if output_format == "docx" and output is None and sys.stdout.isatty():
        raise QingdanError(_("Word 文件不能显示在屏幕上。"), _("加上 -o，例如：-o 修订稿.docx"))


def _kinds(select: str | None) -> list[ChangeKind]:
    if select is None:
        return []
    from ..compare.changes import ChangeKind

    words = [word for word in re.split(r"[,，、\s]+", select) if word] or [""]
    for word in words:
        if word not in KINDS.values():
            demand("--select", word, tuple(KINDS))
    return [ChangeKind(KINDS.get(word, word)) for word in words]


def _range(base: str, head: str | None, staged: bool) -> tuple[str, str | None]:
    """Read ``A..B`` and ``A...B`` as git diff does: up to B, an empty side is HEAD."""
    if head is not None or staged or ".." not in base:
        return base, head
    dots = "..." if "..." in base else ".."
    left, right = base.split(dots, 1)
    return (base if dots == "..." else left or "HEAD"), right or "HEAD"


def _renderer(output_format: str, coloured: bool) -> Callable[..., str | bytes]:
    """Load what writes a format: comparison, workspace and today in, the report out."""
    match output_format:
        case "docx":
            return _docx
        case "json":
            from ..report.changes_json import changes_json

            return lambda comparison, _root, _today: changes_json(comparison)
        case "markdown":
            from ..report.changes_markdown import changes_markdown

            return lambda comparison, _root, today: changes_markdown(comparison, today)
        case "html":
            from ..report.changes_html import changes_html

            return lambda comparison, _root, today: changes_html(comparison, today)
    from ..report.changes_text import coloured_text, plain_text

    text = coloured_text if coloured else plain_text
    return lambda comparison, _root, _today: text(comparison)


def _docx(comparison: Comparison, root: Path, today: datetime.date) -> bytes:
    from ..report.changes_docx import changes_docx
    from ..store import git
    from ..store.sides import INDEX, WORKTREE

    committed = comparison.head not in (INDEX, WORKTREE)
    made = git.commit_date(root, comparison.head) if committed else None
    return changes_docx(comparison, today, made)


def _tell_aside(comparison: Comparison) -> None:
    """Say on stderr what was looked at and is not in the report."""
    from ..report.changes_redline import clean

    def named(paths: tuple[str, ...]) -> str:
        shown = joined(map(clean, paths[:3]))
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
