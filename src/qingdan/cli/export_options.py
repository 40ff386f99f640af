"""What ``qingdan export`` is asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from .options import demand

TABLES = ("xlsx", "csv", "json", "jsonl")
PAPERS = ("docx", "pdf")
FORMATS = (*TABLES, *PAPERS, "jsonld")
LISTS = tuple(kind.value for kind in ListKind)
SHEETS = ("list", "type", "organ")
AUDIENCES = ("internal", "public")
PAPER_SIZES = ("A4", "A3")

Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help=_(
            "格式：xlsx、csv 是可以改了再导回的表；json、jsonl 一字不差；"
            "docx、pdf 是可以印发的清单；jsonld 是公开的关联数据。"
            "不写则看 -o 的扩展名，没有扩展名则为 xlsx。"
        ),
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|DIR",
        help=_(
            "写入文件，没有写 --format 时扩展名决定格式；"
            "文件夹（或没有扩展名的名字）里按内容取文件名。不写则写到标准输出。"
        ),
        show_default=False,
    ),
]
Lists = Annotated[
    list[str] | None,
    typer.Option(
        "--list",
        metavar="|".join(LISTS),
        help=_("导出哪张清单，可以写几次；不写则导出有事项的全部清单。"),
        show_default=False,
    ),
]
Organs = Annotated[
    list[str] | None,
    typer.Option(
        "--organ",
        metavar="ID",
        help=_("只导出这个机构的，可以写几次；不分机构的清单（如职责边界清单）全部导出。"),
        show_default=False,
    ),
]
Revision = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help=_("导出哪个版本（提交、标签、分支）；不写则导出工作树。"),
        show_default=False,
    ),
]
SheetsOption = Annotated[
    str,
    typer.Option(
        "--sheets",
        metavar="|".join(SHEETS),
        help=_("xlsx 的工作表：每张清单一个、每种权力类型一个，或者每个机构一个。"),
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAME",
        help=_("用哪一套列（省份方案里的“表格列”）；不写则是全部的列。"),
        show_default=False,
    ),
]
Audience = Annotated[
    str | None,
    typer.Option(
        "--audience",
        metavar="internal|public",
        help=_(
            "给谁看：internal 含内部字段；public 只含可以公开的。表默认 internal，其余 public。"
        ),
        show_default=False,
    ),
]
PaperSize = Annotated[
    str | None,
    typer.Option(
        "--paper",
        metavar="A4|A3",
        help=_("docx、pdf 的纸张（横向）；不写则有权力责任清单时 A3，否则 A4。"),
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help=_("文件已经在那里也换掉。"))]


def form_of(form: str | None, output: Path | None) -> str:
    """Return the format that is meant: the one given, else by the ending of the output, else xlsx.

    Raises ``QingdanError`` where the ending is that of another format, or nobody's.
    """
    ending = "" if output is None or output.is_dir() else output.suffix.lower()
    by_ending = ending[1:] if ending[1:] in FORMATS else None
    if form is not None:
        if by_ending not in (None, form) and form in FORMATS:
            raise QingdanError(
                _("--format 是 {form}，“{output}”的扩展名却是 {ending}。").format(
                    form=form, output=output, ending=ending
                ),
                _("要 {form}，把文件名改成 .{form} 结尾；要 {other}，去掉 --format。").format(
                    form=form, other=by_ending
                ),
            )
        return form
    if ending and by_ending is None:
        raise QingdanError(
            _("从“{output}”的扩展名看不出要什么格式。").format(output=output),
            _("扩展名可以是 {endings}；别的名字要同时写 --format。").format(
                endings=joined(f".{one}" for one in FORMATS)
            ),
        )
    return by_ending or FORMATS[0]


@dataclass(frozen=True)
class Asked:
    """The options of one export."""

    form: str
    output: Path | None
    kinds: tuple[str, ...]
    organs: tuple[str, ...]
    rev: str | None
    sheets: str
    columns: str | None
    audience: str
    paper: str | None
    force: bool
    quiet: bool

    def check(self) -> None:
        """Refuse values that no option has, and options that the format does not know."""
        demand("--format", self.form, FORMATS)
        demand("--sheets", self.sheets, SHEETS)
        demand("--audience", self.audience, AUDIENCES)
        for kind in self.kinds:
            demand("--list", kind, LISTS)
        if self.paper is not None:
            demand("--paper", self.paper, PAPER_SIZES)
        useless = [
            option
            for option, given, formats in (
                ("--sheets", self.sheets != SHEETS[0], ("xlsx",)),
                ("--columns", self.columns is not None, ("xlsx", "csv")),
                ("--paper", self.paper is not None, PAPERS),
            )
            if given and self.form not in formats
        ]
        if useless:
            raise QingdanError(
                _("格式 {form} 没有选项 {options}。").format(
                    form=self.form, options=joined(useless)
                ),
                _("去掉这个选项，或者换一种格式。"),
            )


__all__ = ["AUDIENCES", "FORMATS", "PAPERS", "TABLES", "Asked", "form_of"]
