"""What ``qingdan import`` shows of its work: a bar while it reads, and reports in files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from . import INTERRUPTED
from .reports import save_report

if TYPE_CHECKING:
    from ..exchange.outcome import ImportResult

FORMS = (".html", ".xlsx", ".md")

ReportOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help=_(
            "另存完整报告，按扩展名定格式，可写几次：.html 网页，.xlsx 原表并标出有问题的单元格，"
            ".md 文本。"
        ),
        show_default=False,
    ),
]


class Watch:
    """Is told what is being done: called with a file, then of its sheets and stages."""

    def __init__(
        self,
        file: Callable[[str], None] = lambda _name: None,
        step: Callable[[str], None] = lambda _text: None,
    ) -> None:
        self._file = file
        self.step = step
        """Called with the name of a sheet, or of what is done when all are read."""

    def __call__(self, name: str) -> None:
        """Say that a file is begun."""
        self._file(name)


@contextmanager
def watching(total: int, *, quiet: bool) -> Iterator[Watch]:
    """Yield what is told of ``total`` files; a bar on a terminal, else nothing is shown."""
    if quiet or not sys.stderr.isatty():
        yield Watch()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("读取"), total=total)
        begun: list[str] = []

        def file(name: str) -> None:
            begun.append(name)
            text = _("读取 {name}").format(name=name)
            bar.update(task, description=text, completed=len(begun) - 1)

        def step(text: str) -> None:
            where = f"{begun[-1]} · {text}" if begun else text
            bar.update(task, description=where)

        yield Watch(file, step)


@contextmanager
def interruptible() -> Iterator[None]:
    """Say, where somebody interrupts, that nothing was written."""
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write(_("已中断，什么都没有写入。") + "\n")
        # Not returned: for that code the command line has words of its own, which say less.
        raise SystemExit(INTERRUPTED) from None


def check_reports(reports: Sequence[Path]) -> None:
    """Refuse a report of a kind that is not made, before anything is read."""
    for report in reports:
        if report.suffix.lower() not in FORMS:
            raise QingdanError(
                _("--report 的文件要以 {forms} 结尾，不是“{name}”。").format(
                    forms=joined(FORMS), name=report.name
                ),
                _("例如 --report 导入报告.html。"),
            )


def write_reports(result: ImportResult, reports: Sequence[Path]) -> None:
    """Write the reports. Raises ``QingdanError`` where the system does not let us."""
    for report in reports:
        save_report(_made(result, report.suffix.lower()), report)


def _made(result: ImportResult, form: str) -> str | bytes:
    if form == ".xlsx":
        from ..report.import_xlsx import import_xlsx

        return import_xlsx(result)
    if form == ".md":
        from ..report.import_markdown import import_markdown

        return import_markdown(result)
    from ..report.import_html import import_html

    return import_html(result)
