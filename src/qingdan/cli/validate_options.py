"""What ``qingdan validate`` is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _
from .validate_output import FORMATS

LEVELS = ("error", "warning", "info", "never")

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("[路径…]"),
        help=_("只报告这些文件或文件夹里的问题；整个工作区仍会读取。"),
        show_default=False,
    ),
]
Revision = Annotated[
    str | None, typer.Option("--rev", metavar="REV", help=_("检查某个版本。"), show_default=False)
]
Staged = Annotated[
    bool,
    typer.Option("--staged", help=_("检查将要提交的内容（暂存区），只报告改动引起的问题。")),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="REV",
        help=_("只报告自某个版本以来的改动引起的问题。"),
        show_default=False,
    ),
]
Form = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=_("报告的格式。"))]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        help=_("只查这些规则：编号、前缀或名称，逗号隔开。"),
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help=_("不查这些规则。"), show_default=False),
]
FailOn = Annotated[
    str,
    typer.Option("--fail-on", metavar="|".join(LEVELS), help=_("有这一级以上的问题时退出码为 1。")),
]
Statistics = Annotated[bool, typer.Option("--statistics", help=_("列出每条规则的问题数。"))]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help=_("不报这个基线文件里的老问题。"), show_default=False
    ),
]
ToBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help=_("把现有的问题记为基线；已有的基线只减不增。"),
        show_default=False,
    ),
]
AddSuppressions = Annotated[
    bool,
    typer.Option(
        "--add-suppressions",
        help=_("把报告的问题写成豁免，加到各事项里；要写 --reason 和 --until。"),
    ),
]
Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help=_("豁免的理由。"), show_default=False),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help=_("豁免到哪一天为止。"), show_default=False),
]
Fix = Annotated[bool, typer.Option("--fix", help=_("把能安全修正的问题改好，再报告剩下的。"))]
UnsafeFixes = Annotated[
    bool,
    typer.Option("--unsafe-fixes", help=_("连同要人看过的修正；和 --fix 或 --diff 一起用。")),
]
Diff = Annotated[
    bool,
    typer.Option("--diff", help=_("只显示 --fix 会改什么，不写文件；有要改的退出码为 1。")),
]
AllowDirty = Annotated[bool, typer.Option("--allow-dirty", help=_("改写还没有提交的文件。"))]
NoCache = Annotated[bool, typer.Option("--no-cache", help=_("不用上一次的结果，全部重新检查。"))]
