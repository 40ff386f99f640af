"""``qingdan import``: workbooks into a workspace."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from . import INTERRUPTED
from .options import OutputOption, QuietOption, WorkspaceOption
from .reports import save

FORMATS = ("text", "json")
LISTS = ("powers",)
AUTO = "auto"


def command(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE...", help=_("工作簿（.xls、.xlsx），可以有多个。")),
    ],
    kind: Annotated[
        str, typer.Option("--list", metavar="powers", help=_("导入到哪张清单。"))
    ] = "powers",
    organ: Annotated[
        str,
        typer.Option(
            "--organ",
            metavar="ID|auto",
            help=_("全部归到一个机构；auto 按“行使主体”认机构，没有的自动登记。"),
        ),
    ] = AUTO,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只报告，不写文件。"))] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help=_("报告的格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Import the workbooks and report; returns the exit code."""
    _check_choice("--format", form, FORMATS)
    _check_choice("--list", kind, LISTS)

    from ..exchange.importer import plan_import, write_import
    from ..report.importing import import_json, import_text
    from ..store.workspace import find_workspace

    root = find_workspace(workspace)
    paths = _expanded(sources)
    try:
        with _progress(len(paths), quiet=quiet) as show:
            result = plan_import(
                root, paths, organ=None if organ == AUTO else organ, dry_run=dry_run, progress=show
            )
    except KeyboardInterrupt:
        sys.stderr.write(_("已中断，什么都没有写入。") + "\n")
        # Not returned: for that code the command line has words of its own, which say less.
        raise SystemExit(INTERRUPTED) from None
    write_import(root, result)
    text = import_json(result) if form == "json" else import_text(result)
    if output is None:
        sys.stdout.write(text)
    else:
        save(text, output)
    return 1 if result.failed else 0


def _check_choice(option: str, given: str, choices: tuple[str, ...]) -> None:
    if given not in choices:
        raise QingdanError(
            _("{option} 现在只能是 {choices}，不是“{given}”。").format(
                option=option, choices="、".join(choices), given=given
            ),
            _("运行 qingdan import --help 看用法。"),
        )


def _expanded(sources: list[Path]) -> list[Path]:
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
            _("没有这些文件：{names}").format(names="、".join(missing)),
            _("检查路径和文件名；什么都没有读，也没有写。"),
        )
    if not paths:
        raise QingdanError(
            _("只有 Excel 的临时文件（~$ 开头），没有工作簿。"), _("关掉 Excel，指明要导入的文件。")
        )
    return paths


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Yield a function that is told which file is being read; a bar on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("读取工作簿"), total=total)

        def show(name: str) -> None:
            bar.update(task, description=_("读取 {name}").format(name=name), advance=1)

        yield show
