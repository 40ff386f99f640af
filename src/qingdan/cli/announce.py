"""``qingdan announce``: the announcement of a batch of changes, or of a whole list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import OutputOption, QuietOption, WorkspaceOption, demand
from .reports import write_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..announce.announcement import Made
    from ..announce.counting import Unclear
    from ..announce.totals import Wrong
    from ..model.vocabulary import ListKind
    from ..report.paper import Paper
    from ..store.snapshot import Snapshot

FORMATS = ("markdown", "html", "docx")
LISTS = ("duties", "powers", "boundaries")


def command(
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="A..B|ADJUSTMENT",
            help=_(
                "两个版本（标签、提交，如 v2025..v2026），或者 adjustments/ 里一个调整的文件名。"
            ),
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="markdown|html|docx", help=_("输出格式。"))
    ] = "markdown",
    output: OutputOption = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REV",
            help=_("公告一个调整时：调整前的版本；写了就按实际的清单核对总数。"),
            show_default=False,
        ),
    ] = None,
    rev: Annotated[
        str | None,
        typer.Option(
            "--rev", metavar="REV", help=_("读哪个版本；不写则读工作树。"), show_default=False
        ),
    ] = None,
    whole_list: Annotated[
        str | None,
        typer.Option(
            "--list",
            metavar="|".join(LISTS),
            help=_("公告整张清单：共多少项，各类型、各部门多少项。"),
            show_default=False,
        ),
    ] = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the announcement; returns 1, and writes nothing, where a number does not come out."""
    demand("--format", output_format, FORMATS)
    _demand_one_subject(subject, whole_list, base, rev)
    if whole_list is not None:
        demand("--list", whole_list, LISTS)
        from ..model.vocabulary import ListKind

        return _of_list(ListKind(whole_list), workspace, rev, output_format, output)
    assert subject is not None  # noqa: S101 - demanded above
    made = _made(subject, workspace, base, rev)
    if not made.may_be_published:
        refuse(made.wrong, made.unknown)
        return 1
    from ..report.announcement_paper import announcement_paper

    _write(announcement_paper(made.announcement), output_format, output)
    if not quiet:
        for remark in made.remarks:
            sys.stderr.write(_("注意：") + remark + "\n")
    return 0


def _demand_one_subject(
    subject: str | None, whole_list: str | None, base: str | None, rev: str | None
) -> None:
    hint = _(
        "例如：qingdan announce v2025..v2026、qingdan announce 2026-03-01-ndtz、"
        "qingdan announce --list powers"
    )
    if (subject is None) == (whole_list is None):
        raise QingdanError(_("请写明公告什么：两个版本、一个调整，或者 --list。"), hint)
    ranged = subject is not None and _is_range(subject)
    if (ranged or whole_list is not None) and base is not None:
        raise QingdanError(_("--base 只用于公告一个调整。"), hint)
    if ranged and rev is not None:
        raise QingdanError(_("两个版本写在 .. 的两边，不再写 --rev。"), hint)


def _is_range(subject: str) -> bool:
    """Whether two versions are meant, and not a file in a folder further up."""
    return ".." in subject and not subject.endswith(".yaml")


def _made(subject: str, workspace: Path | None, base: str | None, rev: str | None) -> Made:
    from ..announce.announcement import announce_adjustment, announce_range
    from ..announce.declared import find, new_between
    from .announce_versions import ends, gather

    if _is_range(subject):
        first, second = ends(subject)
        read = gather(workspace, first, second)
        assert read.base is not None  # noqa: S101 - a range has two versions
        return announce_range(read.versions, new_between(read.base, read.head))
    read = gather(workspace, base, rev)
    return announce_adjustment(read.versions, find(read.head, subject))


def _of_list(
    kind: ListKind,
    workspace: Path | None,
    rev: str | None,
    output_format: str,
    output: Path | None,
) -> int:
    from ..announce.census import take_census
    from ..announce.listing import announce_list, list_headers
    from ..report.announcement_paper import list_paper
    from ..store.inventory import read_workspace_file
    from .announce_versions import version

    snapshot: Snapshot = version(workspace, rev)
    announcement, wrong = announce_list(
        kind, take_census(snapshot), list_headers(snapshot, kind), read_workspace_file(snapshot)
    )
    if wrong:
        refuse(wrong, ())
        return 1
    _write(list_paper(announcement), output_format, output)
    return 0


def _write(paper: Paper, output_format: str, output: Path | None) -> None:
    from .announce_versions import rendered

    write_report(rendered(paper, output_format, output), output)


def refuse(wrong: Iterable[Wrong | Unclear], unknown: Sequence[str]) -> None:
    """Say on stderr why there is no document: a wrong sum is never written."""
    for one in wrong:
        sys.stderr.write(_("错误：") + _fault(one) + "\n")
    if unknown:
        sys.stderr.write(
            _("错误：")
            + _(
                "这些事项工作区里没有，不知道能不能公开：{items}。"
                "改正事项 id；已经删去的，用 --base 指明还有它的版本。"
            ).format(items="、".join(unknown))
            + "\n"
        )
    sys.stderr.write(_("没有生成文件：改正数量或者变更以后再运行。") + "\n")


def _fault(one: Wrong | Unclear) -> str:
    from ..announce.totals import Wrong

    if not isinstance(one, Wrong):
        return _(
            "“{what}”写的是 {said} 项，核对不了：{words}使清单增减多少看不出来。"
            "用 --base 指明调整前的版本，或者写明方式。"
        ).format(what=one.what, said=one.said, words="、".join(one.words))
    if one.formula == str(one.computed):
        return _("“{what}”写的是 {said} 项，算出来是 {computed} 项。").format(
            what=one.what, said=one.said, computed=one.computed
        )
    return _("“{what}”写的是 {said} 项，算出来是 {computed} 项（{formula}）。").format(
        what=one.what, said=one.said, computed=one.computed, formula=one.formula
    )
