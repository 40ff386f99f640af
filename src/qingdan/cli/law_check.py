"""``qingdan law check [FILE|-]``: the citations of any text, judged for a day."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .law_library import OnOption
from .options import OutputOption, QuietOption, WorkspaceOption, day_or_today, demand
from .reports import wants_colour, write_report

if TYPE_CHECKING:
    from ..exchange.documents.citation_check import Checked, Found
    from ..exchange.documents.passages import Document

FORMATS = ("text", "json", "markdown", "github")
STATUSES = (
    "in-force",
    "not-yet",
    "amended",
    "repealed",
    "no-such-article",
    "no-such-paragraph",
    "no-such-subparagraph",
    "not-covered",
    "unknown-law",
    "malformed",
    "quote-different",
)
"""What ``--fail-on`` knows: the statuses of a citation, and a quotation that is wrong."""
FAILING = "not-yet,repealed,no-such-article,no-such-paragraph,no-such-subparagraph,quote-different"
REPORTS_ARE_TEXT = (".docx", ".doc", ".xlsx", ".xls", ".pdf", ".yaml", ".yml")
"""Files of people: a report is none of them, and would destroy one."""
COLOURS = ("auto", "always", "never")
STDIN = "-"


def command(
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|-]",
            help=_("文本、Markdown、网页、Word（.docx）或 Excel 文件；- 从标准输入读文本。"),
            show_default=False,
        ),
    ] = STDIN,
    as_of: OnOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出的格式。"))
    ] = "text",
    output: OutputOption = None,
    only_problems: Annotated[
        bool, typer.Option("--only-problems", help=_("不列没有问题的引用。"))
    ] = False,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="STATUS,…|never",
            help=_(
                "有这些状态的引用时退出码为 1；never 总是 0。状态名同 JSON 里的 status；"
                "quote-different 是引文与条文不同。"
            ),
        ),
    ] = FAILING,
    workspace: WorkspaceOption = None,
    colour: Annotated[
        str, typer.Option("--color", metavar="auto|always|never", help=_("是否用颜色。"))
    ] = "auto",
    quiet: QuietOption = False,
) -> int:
    """Check a file and write the report; returns 1 where a citation has a failing status."""
    demand("--format", output_format, FORMATS)
    demand("--color", colour, COLOURS)
    statuses = _statuses(fail_on)
    from ..exchange.documents.citation_check import check_document
    from .law_library import open_for, pin_differs

    _guard(file, output)
    on = day_or_today(as_of)
    document = _read(file)
    opened = open_for(workspace)
    different = pin_differs(opened)
    if different and not quiet:
        sys.stderr.write(different + "\n")
    checked = check_document(document, opened.library, on)
    coloured = output_format == "text" and wants_colour(colour, output)
    report = _render(checked, output_format, only_problems=only_problems, coloured=coloured)
    write_report(report, output)
    return 1 if checked.failing(statuses) else 0


def _statuses(given: str) -> frozenset[str]:
    words = [word.strip() for word in given.replace("，", ",").split(",") if word.strip()]
    if words == ["never"]:
        return frozenset()
    for word in words:
        demand("--fail-on", word, (*STATUSES, "never"))
    if not words or "never" in words:
        raise QingdanError(
            _("--fail-on “{given}”看不懂。").format(given=given),
            _("写状态名，用逗号隔开，例如 {example}；或者只写 never。").format(
                example="repealed,no-such-article"
            ),
        )
    return frozenset(words)


def _guard(file: str, output: Path | None) -> None:
    """Refuse an output that would replace what is checked, or a file that is no report."""
    if output is None:
        return
    if file != STDIN and _same(Path(file), output):
        raise QingdanError(
            _("--output 写的是要检查的文件本身，会把它覆盖。"),
            _("换一个文件名，例如 {name}。").format(name=f"{output.stem}-核对.txt"),
            file=str(output),
        )
    if output.suffix.lower() in REPORTS_ARE_TEXT:
        raise QingdanError(
            _("报告是文本，不能写成 {suffix} 文件。").format(suffix=output.suffix),
            _("文件名用 .txt、.md 或者 .json 结尾。"),
            file=str(output),
        )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def _read(file: str) -> Document:
    """Read what is to be checked. Raises ``QingdanError`` where it holds no text we can read."""
    from ..exchange.documents.documents import read_document
    from ..exchange.reading.grid import UnreadableWorkbook
    from ..exchange.reading.workbook import MAX_BYTES, read_file

    named = _("标准输入") if file == STDIN else file
    if file != STDIN and Path(file).is_dir():
        raise QingdanError(
            _("这是文件夹，不是文件。"), _("一次检查一个文件；有几个就逐个检查。"), file=file
        )
    try:
        if file != STDIN:
            return read_document(read_file(Path(file)), file)
        if sys.stdin is None or sys.stdin.isatty():
            raise QingdanError(
                _("没有说检查什么。"),
                _("写上文件名，例如 qingdan law check 通知.docx；或者用管道把文本送进来。"),
            )
        return read_document(sys.stdin.buffer.read(MAX_BYTES + 1), named)
    except UnreadableWorkbook as error:
        raise QingdanError(error.message, error.hint, file=named) from None


def _listed(checked: Checked, output_format: str, *, only_problems: bool) -> list[Found]:
    """Return the citations to list: people are not shown those inside quotations of law."""
    found = checked.found if output_format == "json" else checked.own
    return [one for one in found if not (only_problems and one.fine)]


def _render(checked: Checked, output_format: str, *, only_problems: bool, coloured: bool) -> str:
    found = _listed(checked, output_format, only_problems=only_problems)
    match output_format:
        case "json":
            from ..report.law_check_json import check_json

            return check_json(checked, found)
        case "markdown":
            from ..report.law_check_markdown import check_markdown

            return check_markdown(checked, found)
        case "github":
            from ..report.law_check_github import check_github

            return check_github(checked, found)
    from ..report.law_check_text import coloured_text, plain_text

    return coloured_text(checked, found) if coloured else plain_text(checked, found)
