"""``qingdan import FILE... --update``: edited tables back into the workspace, the diff first."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from .options import demand
from .reports import wants_colour, write_report

if TYPE_CHECKING:
    from ..compare.changes import Comparison
    from ..exchange.updating.outcome import Update

DECISIONS = ("keep", "take")

UpdateOption = Annotated[
    bool,
    typer.Option(
        "--update",
        help=_("SOURCE 是 qingdan export 导出、改过的表：只取改了的格，先显示变更。"),
    ),
]
ConflictsOption = Annotated[
    str | None,
    typer.Option(
        "--conflicts",
        metavar="|".join(DECISIONS),
        help=_(
            "两边都改了的格：keep 全部保留工作区的，take 全部采用表格的；不写则有冲突就不写入。"
        ),
        show_default=False,
    ),
]
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="REV",
        help=_("表导出自哪个版本；表里有记录的不用写。"),
        show_default=False,
    ),
]
ProposeOption = Annotated[
    Path | None,
    typer.Option(
        "--propose",
        metavar="FILE",
        help=_("把删去的行写成废止建议表（.csv），填好失效日期再用 --update 导入。"),
        show_default=False,
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=_("在终端上不问，直接写入。"))]
AllowDirtyOption = Annotated[
    bool, typer.Option("--allow-dirty", help=_("文件有没提交的改动时也改写。"))
]


@dataclass(frozen=True)
class Asked:
    """What the options of ``--update`` say."""

    conflicts: str | None = None
    base: str | None = None
    propose: Path | None = None
    yes: bool = False
    allow_dirty: bool = False

    def refuse_without_update(self) -> None:
        """Refuse options that mean something only with ``--update``."""
        named = {
            "--conflicts": self.conflicts,
            "--base": self.base,
            "--propose": self.propose,
            "--yes": self.yes or None,
        }
        given = [option for option, value in named.items() if value is not None]
        if given:
            raise QingdanError(
                _("{options} 只和 --update 一起用。").format(options=joined(given)),
                _("加上 --update，或者去掉它。"),
            )


@dataclass(frozen=True)
class Planned:
    """What is to be done; ``place`` leads there from the current folder, None: it is there."""

    root: Path
    place: str | None
    update: Update


def plan(
    root: Path, named: Path | None, paths: list[Path], asked: Asked, progress: Callable[[str], None]
) -> Planned:
    """Read edited tables and work out what they change, without writing."""
    if asked.conflicts is not None:
        demand("--conflicts", asked.conflicts, DECISIONS)
    from ..exchange.updating.updating import plan_update

    update = plan_update(root, paths, base=asked.base, conflicts=asked.conflicts, progress=progress)
    return Planned(root, _place(root, named), update)


def _place(root: Path, named: Path | None) -> str | None:
    """How the user gets to the workspace: as it was named, else from where the user stands."""
    if named is not None:
        return str(named)
    place = os.path.relpath(root.resolve())
    return None if place == os.curdir else place


def are_exported(paths: list[Path]) -> bool:
    """Whether sources are exports of ours; ``QingdanError`` where only some of them are."""
    known = {path: _is_exported(path) for path in paths}
    if any(known.values()) and not all(known.values()):
        ours = next(path for path, exported in known.items() if exported)
        raise QingdanError(
            _("{file} 是 qingdan export 导出的，不能和别的文件一起导入。").format(file=ours),
            _("分两次导入。"),
            file=str(ours),
        )
    return all(known.values())


def _is_exported(path: Path) -> bool:
    from ..exchange.reading.grid import UnreadableWorkbook
    from ..exchange.reading.workbook import read_file
    from ..exchange.updating.recognising import is_exported

    try:
        return is_exported(read_file(path))
    except UnreadableWorkbook:
        return False  # why it cannot be read is said by whoever reads it


def plan_back(
    root: Path, named: Path | None, paths: list[Path], progress: Callable[[str], None]
) -> Planned:
    """Read exports and work out which of their items the workspace lacks, without writing."""
    from ..exchange.updating.restoring import plan_restore

    update = plan_restore(root, paths, progress=progress)
    return Planned(root, _place(root, named), update)


def finish(
    planned: Planned,
    asked: Asked,
    form: str,
    output: Path | None,
    *,
    dry_run: bool,
    quiet: bool = False,
) -> int:
    """Show what changes and write it; 1 where something must be mended or decided."""
    comparison = _compared(planned.update)
    if asked.propose is not None:
        _propose(planned.update, asked.propose)
    if not (dry_run or planned.update.failed):
        _warn_of_no_way_back(planned)
    if form == "json":
        if not dry_run:
            _write(planned, asked)
        from ..report.updating_json import update_json

        write_report(update_json(planned.update, comparison, dry_run=dry_run), output)
    else:
        _tell(planned, comparison, asked, output, dry_run=dry_run, summary=not quiet)
    return 1 if planned.update.failed else 0


def _compared(update: Update) -> Comparison:
    from ..compare.comparison import compare_sides
    from ..compare.contents import Contents
    from ..store.sides import WORKTREE

    around = dict(update.surroundings)
    before, after = {**around, **update.before}, {**around, **update.after}
    return compare_sides(Contents(before, after, WORKTREE, _("改过的表格")))


def _tell(
    planned: Planned,
    comparison: Comparison,
    asked: Asked,
    output: Path | None,
    *,
    dry_run: bool,
    summary: bool,
) -> None:
    """Show what changes, ask on a terminal, write, and say what was done."""
    from ..report.changes_text import coloured_text, plain_text
    from ..report.updating_text import closing_text, update_text

    update = planned.update
    tell = coloured_text if wants_colour("auto", output) else plain_text
    text = update_text(update, comparison, tell, summary=summary)
    written = not dry_run and not update.failed and bool(update.after)
    if written and output is None and not asked.yes and _on_terminal():
        sys.stdout.write(text)
        sys.stdout.flush()
        text, written = "", _agreed(len(update.after))
    if written:
        _write(planned, asked)
    text += closing_text(update, written=written, workspace=planned.place, summary=summary)
    write_report(text, output)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _agreed(count: int) -> bool:
    question = _("写入这 {count} 个文件？[y/N] ").format(count=count)
    try:
        answer = input(question)
    except EOFError:
        answer = ""
    return answer.strip().lower() in ("y", "yes", "是", "好")


def _write(planned: Planned, asked: Asked) -> None:
    update = planned.update
    if update.failed or not update.after:
        return
    from .rewriting import write_over

    write_over(planned.root, update.before, update.after, allow_dirty=asked.allow_dirty)


def _warn_of_no_way_back(planned: Planned) -> None:
    """Say before files are rewritten that no repository holds what they say now."""
    from ..store import git
    from .rewriting import say

    count = len(planned.update.before)
    if count and git.repository_root(planned.root) is None:
        say(
            _(
                "注意：工作区不在 git 版本库里，改写 {count} 个文件以后没有退路。"
                "要留退路，先运行 git init、git add -A、git commit，再导入。"
            ).format(count=count)
        )


def _propose(update: Update, target: Path) -> None:
    """Write the rows that are gone as a table to be completed; say so on stderr."""
    from ..exchange.updating.proposals import proposal_csv
    from .rewriting import say

    if not update.proposals:
        say(_("没有删去的行，没有写建议表。"))
        return
    write_report(proposal_csv(update.proposals), target)
    say(_("{count} 项事项的废止建议写到 {path}。").format(count=len(update.proposals), path=target))
