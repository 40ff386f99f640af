"""``qingdan history [ITEM]``: what became of an item, or of all; what was in force on a day."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import (
    FORMATS,
    FormatOption,
    OutputOption,
    QuietOption,
    WorkspaceOption,
    demand,
)
from .reports import write_report

if TYPE_CHECKING:
    from ..history.ledger import Ledger


def command(
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="ITEM",
            help=_("哪个事项：id、id 的开头、文件路径或名称；不写则列出全部事项。"),
            show_default=False,
        ),
    ] = None,
    rev: Annotated[
        str,
        typer.Option("--rev", metavar="REV", help=_("历史到哪个版本为止（提交、标签、分支）。")),
    ] = "HEAD",
    show: Annotated[
        int | None,
        typer.Option(
            "--show", metavar="N", min=1, help=_("输出第 N 版的原文。"), show_default=False
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at", metavar="REV", help=_("输出这个事项在某个版本里的原文。"), show_default=False
        ),
    ] = None,
    in_force_on: Annotated[
        str | None,
        typer.Option(
            "--in-force-on",
            metavar="DATE",
            help=_("按生效日期和失效日期，列出这一天有效的事项；写了 ITEM 则输出当天有效的原文。"),
            show_default=False,
        ),
    ] = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help=_("不用记下的历史，从头读版本库。"))
    ] = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write a history or a text; returns the exit code."""
    demand("--format", output_format, FORMATS)
    _demand_one(item, {"--show": show, "--at": at, "--in-force-on": in_force_on})
    from ..store import git
    from ..store.workspace import find_versions

    day = _day(in_force_on) if in_force_on is not None else None
    root = find_versions(workspace)
    ledger = open_ledger(root, git.resolve(root, rev), no_cache=no_cache)
    if item is None:
        report: str | bytes = _of_all(root, ledger, day, output_format)
    else:
        from ..history.lookup import find_item

        known = find_item(root, ledger, item)
        if day is not None:
            report = _in_force(root, ledger, known, day, output_format, quiet=quiet)
        elif at is not None:
            report = _at(root, known, at)
        else:
            report = _of_one(root, ledger, known, show, output_format)
    write_report(report, output)
    return 0


def open_ledger(root: Path, tip: str, *, no_cache: bool = False) -> Ledger:
    """Return the ledger of a workspace up to a commit, from the user's cache folder on."""
    from ..history.ledger import read_ledger
    from ..history.remembered import Memory
    from ..store import git
    from .cache import cache_folder

    folder = None if no_cache else cache_folder()
    if folder is None:
        return read_ledger(root, tip, None)
    place = git.locate_workspace(root)
    return read_ledger(
        root, tip, Memory(folder / "history", f"{git.git_folder(place)}\0{place.prefix}")
    )


def _demand_one(item: str | None, given: dict[str, object]) -> None:
    named = [option for option, value in given.items() if value is not None]
    if len(named) > 1:
        raise QingdanError(
            _("{options} 不能同时用。").format(options=_(" 和 ").join(named)),
            _("一次只看一个版本。"),
        )
    if item is None and named and named != ["--in-force-on"]:
        raise QingdanError(
            _("{option} 要和 ITEM 一起用。").format(option=named[0]),
            _("写明事项，如 qingdan history cf-7k3q9d2m {option} …。").format(option=named[0]),
        )


def _day(text: str) -> datetime.date:
    from .validate_input import day

    return day(text, "--in-force-on")


def _of_all(root: Path, ledger: Ledger, day: datetime.date | None, output_format: str) -> str:
    if day is not None:
        from ..history.in_force import law_on

        law = law_on(root, ledger, day)
        match output_format:
            case "json":
                from ..report.history_json import in_force_json

                return in_force_json(law, ledger)
            case "markdown":
                from ..report.history_text import in_force_markdown

                return in_force_markdown(law, ledger)
        from ..report.history_text import in_force_text

        return in_force_text(law, ledger)
    from ..history.overview import trace_all

    traced = trace_all(ledger)
    match output_format:
        case "json":
            from ..report.history_json import overview_json

            return overview_json(traced, ledger)
        case "markdown":
            from ..report.history_text import overview_markdown

            return overview_markdown(traced, ledger)
    from ..report.history_text import overview_text

    return overview_text(traced, ledger)


def _of_one(
    root: Path, ledger: Ledger, item: str, show: int | None, output_format: str
) -> str | bytes:
    from ..history.entries import item_history

    history = item_history(root, ledger, item)
    if show is not None:
        versions = history.versions
        if show > len(versions):
            raise QingdanError(
                _("{item} 只有 {count} 版。").format(item=item, count=len(versions)),
                _("--show 写 1 到 {count}；1 是最早的一版。").format(count=len(versions)),
            )
        return _content(root, versions[show - 1].blob)
    match output_format:
        case "json":
            from ..report.history_json import history_json

            return history_json(history, ledger)
        case "markdown":
            from ..report.history_text import history_markdown

            return history_markdown(history, ledger)
    from ..report.history_text import history_text

    return history_text(history, ledger)


def _content(root: Path, blob: str) -> bytes:
    from ..store import git

    return next(git.read_blobs(root, [blob]))[1]


def _at(root: Path, item: str, revision: str) -> bytes:
    from ..store import git

    commit = git.resolve(root, revision)
    ending = f"/{item}.yaml"
    for entry in git.list_tree(root, commit):
        if entry.path.endswith(ending) and entry.mode.startswith("100"):
            return _content(root, entry.blob)
    raise QingdanError(
        _("版本“{revision}”里没有事项 {item}。").format(revision=revision, item=item),
        _("运行 qingdan history {item} 看它什么时候有、什么时候没有。").format(item=item),
    )


def _in_force(
    root: Path, ledger: Ledger, item: str, day: datetime.date, output_format: str, *, quiet: bool
) -> str | bytes:
    from ..history.in_force import law_on

    law = law_on(root, ledger, day, [item])
    if not law.items:
        raise QingdanError(
            _("{item} 在 {day} 没有有效的版本。").format(item=item, day=day.isoformat()),
            _("运行 qingdan history {item} 看各版的生效日期和状态。").format(item=item),
        )
    (one,) = law.items
    text = _content(root, one.blob)
    if output_format == "json":
        from ..report.history_json import in_force_json

        return in_force_json(law, ledger, text.decode("utf-8", errors="replace"))
    if not quiet:
        since = _("没有写生效日期，按提交日期算") if one.assumed else one.effective
        sys.stderr.write(
            _("{day} 有效的版本：提交 {commit}（{made}），生效日期：{since}").format(
                day=day.isoformat(), commit=one.commit[:10], made=one.day, since=since
            )
            + "\n"
        )
    return text
