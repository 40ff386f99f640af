"""``qingdan announce``: the announcement of a batch of changes, or of a whole list."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .announce_documents import FORMATS, point_out, refuse, write_document
from .options import (
    OutputOption,
    QuietOption,
    RevOption,
    WorkspaceOption,
    demand,
)

if TYPE_CHECKING:
    from ..announce.announcement import Made
    from ..store.snapshot import Snapshot

LISTS = (
    "duties",
    "powers",
    "boundaries",
    "territory",
    "delegations",
    "fulfilment",
    "procedures",
)

SubjectArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="A..B|ADJUSTMENT",
        help=_("两个版本（标签、提交，如 v2025..v2026），或者 adjustments/ 里一个调整的文件名。"),
        show_default=False,
    ),
]
FormatOption = Annotated[
    str, typer.Option("--format", metavar="markdown|html|docx", help=_("输出格式。"))
]
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="REV",
        help=_("公告一个调整时：调整前的版本；写了就按实际的清单核对总数。"),
        show_default=False,
    ),
]
ListOption = Annotated[
    str | None,
    typer.Option(
        "--list",
        metavar="LIST",
        help=_(
            "公告整张清单：共多少项，各类型、各部门多少项。LIST 是 powers、duties、boundaries，"
            "或者 territory、delegations、fulfilment、procedures。"
        ),
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be announced, and from which versions."""

    subject: str | None
    whole_list: str | None
    workspace: Path | None
    base: str | None
    rev: str | None


def command(
    subject: SubjectArgument = None,
    output_format: FormatOption = "markdown",
    output: OutputOption = None,
    base: BaseOption = None,
    rev: RevOption = None,
    whole_list: ListOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the announcement; returns 1, and writes nothing, where a number does not come out."""
    demand("--format", output_format, FORMATS)
    asked = _Asked(subject, whole_list, workspace, base, rev)
    _demand_one_subject(asked)
    if whole_list is not None:
        return _of_list(asked, output_format, output)
    from ..announce.declared import BrokenAdjustmentError

    try:
        made = _made(asked)
    except BrokenAdjustmentError as broken:
        return point_out(broken)
    if not made.may_be_published:
        return refuse(made.wrong, made.unknown)
    from ..report.announcement_paper import announcement_paper

    write_document(announcement_paper(made.announcement), output_format, output)
    if not quiet:
        for remark in made.remarks:
            sys.stderr.write(_("注意：") + remark + "\n")
    return 0


def _demand_one_subject(asked: _Asked) -> None:
    hint = _(
        "例如：qingdan announce v2025..v2026、qingdan announce 2026-03-01-ndtz、"
        "qingdan announce --list powers"
    )
    if (asked.subject is None) == (asked.whole_list is None):
        raise QingdanError(_("请写明公告什么：两个版本、一个调整，或者 --list。"), hint)
    ranged = asked.subject is not None and _is_range(asked.subject)
    if (ranged or asked.whole_list is not None) and asked.base is not None:
        raise QingdanError(_("--base 只用于公告一个调整。"), hint)
    if ranged and asked.rev is not None:
        raise QingdanError(_("两个版本写在 .. 的两边，不再写 --rev。"), hint)


def _is_range(subject: str) -> bool:
    """Whether two versions are meant, and not a file in a folder further up."""
    return ".." in subject and not subject.endswith(".yaml")


def _made(asked: _Asked) -> Made:
    from ..announce.announcement import announce_adjustment, announce_range
    from ..announce.declared import find
    from .announce_versions import ends, gather

    assert asked.subject is not None  # noqa: S101 - demanded before
    if _is_range(asked.subject):
        return announce_range(gather(asked.workspace, *ends(asked.subject)).versions)
    read = gather(asked.workspace, asked.base, asked.rev)
    return announce_adjustment(read.versions, find(read.head, asked.subject))


def _of_list(asked: _Asked, output_format: str, output: Path | None) -> int:
    from ..announce.census import take_census
    from ..announce.listing import announce_list, list_headers
    from ..announce.unread import unread_files
    from ..model.vocabulary import ListKind
    from ..report.announcement_paper import list_paper
    from ..store.inventory import read_workspace_file
    from .announce_versions import demand_read, version

    assert asked.whole_list is not None  # noqa: S101 - demanded before
    demand("--list", asked.whole_list, LISTS)
    kind = ListKind(asked.whole_list)
    snapshot: Snapshot = version(asked.workspace, asked.rev)
    read_workspace_file(snapshot)  # a broken one is refused, as everywhere
    census = take_census(snapshot)
    demand_read(snapshot, unread_files(snapshot, census, kind))
    announcement, wrong = announce_list(kind, census, list_headers(snapshot, kind))
    if wrong:
        return refuse(wrong, ())
    write_document(list_paper(announcement), output_format, output)
    return 0
