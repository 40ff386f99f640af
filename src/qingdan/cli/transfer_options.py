"""What ``qingdan transfer`` is asked."""

from __future__ import annotations

from typing import Annotated

import typer

from ..messages import _

FORMATS = ("text", "json")

Giver = Annotated[
    str | None,
    typer.Argument(
        metavar="FROM", help=_("划出的机构：organs.yaml 里的 id 或名称。"), show_default=False
    ),
]
Taker = Annotated[
    str | None, typer.Argument(metavar="TO", help=_("划入的机构。"), show_default=False)
]
Items = Annotated[
    list[str] | None,
    typer.Option(
        "--items",
        metavar="ID,…",
        help=_("划转哪些事项，逗号分隔，可以写几次；主项带上它的子项。"),
        show_default=False,
    ),
]
Every = Annotated[bool, typer.Option("--all", help=_("划转全部事项，废止的除外。"))]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DAY",
        help=_("从哪天起，写进事项的生效日期（自己的日期更晚的不提前）；不写则为今天。"),
        show_default=False,
    ),
]
Document = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar=_("文号"),
        help=_("批准文号，写进事项的“批准”。"),
        show_default=False,
    ),
]
BasisText = Annotated[
    str | None,
    typer.Option(
        "--basis",
        metavar="TEXT",
        help=_("依据，如机构改革方案；写进报告，撤销机构时写进它的备注。"),
        show_default=False,
    ),
]
Close = Annotated[
    bool, typer.Option("--close", help=_("原机构同日撤销：在 organs.yaml 里写失效日期和承接。"))
]
WithUnits = Annotated[
    bool, typer.Option("--with-units", help=_("事项写着的科室、队伍等一并登记到新机构名下。"))
]
Boundaries = Annotated[
    str | None,
    typer.Option(
        "--boundaries",
        metavar="ID,…|all",
        help=_(
            "把这些职责边界、属地管理、赋权、履职、联动事项里的原机构也换成新机构，同日生效；"
            "不写则只列出来由人定。"
        ),
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("只报告会怎么改，不写文件。"))]
Undo = Annotated[
    bool,
    typer.Option("--undo", help=_("撤回上一次划转：只恢复它改过的文件；后来又改过的不撤。")),
]
Format = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出的格式。"))]
AllowDirty = Annotated[bool, typer.Option("--allow-dirty", help=_("有没提交的改动也照样改写。"))]
