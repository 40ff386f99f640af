"""Which files ``qingdan import`` is given, and how their revisions are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined

SourcesArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="SOURCE...",
        help=_(
            "清单文件，可以有多个：工作簿（.xlsx、.xls、.ods）、.csv、"
            "Word 表格（.docx）、网页（.html）、.json。按内容认，不看扩展名。"
        ),
    ),
]
RevisionsOption = Annotated[
    str,
    typer.Option(
        "--revisions",
        metavar="accept|reject",
        help=_("Word 文档里有修订时：accept 按接受后读，reject 按拒绝后读；不写则不读。"),
    ),
]


def expanded(sources: list[Path]) -> list[Path]:
    """Expand wildcards where the shell does not (Windows), and pass over lock files of Excel.

    Raises ``QingdanError`` that names every file that is not there.
    """
    paths: list[Path] = []
    missing: list[str] = []
    for source in sources:
        found = [source]
        if not source.exists():
            wild = any(c in source.name for c in "*?")
            found = sorted(source.parent.glob(source.name)) if wild else []
        if not found:
            missing.append(str(source))
        paths.extend(path for path in found if not path.name.startswith("~$"))
    if missing:
        raise QingdanError(
            _("没有这些文件：{names}").format(names=joined(missing)),
            _("检查路径和文件名；什么都没有读，也没有写。"),
        )
    if not paths:
        raise QingdanError(
            _("只有 Excel 的临时文件（~$ 开头），没有工作簿。"), _("关掉 Excel，指明要导入的文件。")
        )
    return paths
