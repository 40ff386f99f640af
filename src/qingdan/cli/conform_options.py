"""What ``qingdan conform`` is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..messages import _

FORMATS = ("text", "json", "markdown", "html")
FIELDS = ("名称", "类型", "编码", "依据")

Upper = Annotated[
    str | None,
    typer.Option(
        "--upper",
        metavar="NAME",
        help=_("只和 qingdan.yaml“上级清单”里的这一个比；不写则逐个比。"),
        show_default=False,
    ),
]
Format = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出的格式。"))]
Fields = Annotated[
    str | None,
    typer.Option(
        "--select",
        metavar="FIELDS",
        help=_("只比这几样，逗号分隔：名称、类型、编码、依据；不写则四样都比。"),
        show_default=False,
    ),
]
Revision = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help=_("比本级的哪个版本（提交、标签、分支）；不写则比磁盘上的文件。"),
        show_default=False,
    ),
]
Propose = Annotated[
    Path | None,
    typer.Option(
        "--propose",
        metavar="FILE",
        help=_("把改成上级写法的改动写成补丁（git apply 可用），不改清单文件。"),
        show_default=False,
    ),
]
Apply = Annotated[
    bool,
    typer.Option("--apply", help=_("把能改的都改成上级的写法，注释和别的键不动；全改或者都不改。")),
]
AllowDirty = Annotated[bool, typer.Option("--allow-dirty", help=_("有没提交的改动也照样改写。"))]
