"""What ``qingdan reconcile`` is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _

FORMATS = ("text", "json", "markdown", "xlsx")
KEYS = ("code", "name")

TableFile = Annotated[
    Path,
    typer.Argument(
        metavar="TABLE",
        help=_("和清单核对的表：.xlsx、.xls、.csv、Word 表格、网页、.json 等，按内容认。"),
    ),
]
ListKinds = Annotated[
    str,
    typer.Option("--list", metavar="powers|…", help=_("和哪张清单核对，写清单的文件夹名。")),
]
Key = Annotated[
    str | None,
    typer.Option(
        "--key",
        metavar="|".join(KEYS),
        help=_("只按编码或者只按名称认是不是一项；不写则先编码后名称。"),
        show_default=False,
    ),
]
Given = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar=_("列名=字段"),
        help=_('认不出的列是哪个字段，如 "法定期限=时限.法定"；可以写几次；不核对的写“忽略”。'),
        show_default=False,
    ),
]
OnlyType = Annotated[
    str | None,
    typer.Option(
        "--only-type",
        metavar=_("类型"),
        help=_(
            "只核对这一类权力，如 行政许可；行政许可按许可清单从严：清单以外的是错误。"
            "表名写着行政许可事项清单的，不写也是这样。"
        ),
        show_default=False,
    ),
]
OrganId = Annotated[
    str | None,
    typer.Option(
        "--organ",
        metavar="ID",
        help=_("只核对这个机构的；表只管一个部门时用。"),
        show_default=False,
    ),
]
Format = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出的格式。"))]
Revision = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help=_("核对清单的哪个版本（提交、标签、分支）；不写则核对磁盘上的文件。"),
        show_default=False,
    ),
]
