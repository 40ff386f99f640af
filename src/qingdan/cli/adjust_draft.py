"""``qingdan adjust draft [BASE] [HEAD]``: declare what changed, for a person to complete."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import QingdanError
from ..messages import _
from .options import QuietOption, WorkspaceOption
from .rewriting import say

if TYPE_CHECKING:
    from ..adjust.drafting import Asked
    from ..adjust.entries import Outcome
    from ..adjust.since import Compared

Adjustments = dict[str, Mapping[str, Any]]
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_SHOWN = 3


def command(
    base: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE]",
            help=_("从哪个版本比起；不写则从最近一批调整公布的那个提交比起。"),
            show_default=False,
        ),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="[HEAD]",
            help=_("比到哪个版本；不写则比到磁盘上的文件。"),
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help=_("这一批调整的名称，作公告标题。"), show_default=False),
    ] = None,
    slug: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            help=_("文件名里日期后面的部分：小写字母、数字和连字符。"),
            show_default=False,
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help=_("为什么作这次调整。"), show_default=False)
    ] = None,
    update: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=_("不新建，把现在的指纹和新的变更写进这一批（还没有公布的）。"),
            show_default=False,
        ),
    ] = None,
    stdout: Annotated[bool, typer.Option("--stdout", help=_("写到屏幕，不写文件。"))] = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("以这一天为“今天”，写进文件名。"), show_default=False),
    ] = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write a batch to ``adjustments/`` and its path to stdout; nothing where nothing changed."""
    if slug is not None and not _SLUG.fullmatch(slug):
        raise QingdanError(
            _("--slug “{slug}”不能用在文件名里。").format(slug=slug),
            _("用小写字母、数字和连字符，如 2026-tzqd。"),
        )
    from ..adjust.drafting import Asked
    from ..adjust.entries import propose
    from ..rules.ledger import Ledger
    from ..store.workspace import find_workspace
    from ..store.write import write_files
    from .validate_input import day

    today = day(as_of) if as_of else datetime.datetime.now().astimezone().date()
    root = find_workspace(workspace)
    sides, held = _sides(root, base, head)
    target = _target(root, update) if update is not None else None
    others = {path: content for path, content in held.items() if path != target}
    outcome = propose(sides, Ledger(others))
    if target is not None:
        written = _updated(root, target, outcome, quiet=quiet)
    else:
        written = _drafted(outcome, sides, held, Asked(today, name, slug, reason))
    if not quiet:
        _tell(outcome)
    if written is None:
        return 0
    path, content = written
    if stdout:
        sys.stdout.write(content)
    else:
        sys.stdout.write("".join(one + "\n" for one in write_files(root, {path: content})))
    return 0


def _sides(root: Path, base: str | None, head: str | None) -> tuple[Compared, Adjustments]:
    """Compare, and return what the adjustments on disk hold."""
    from ..adjust.base import last_published
    from ..adjust.since import compared
    from ..adjust.versions import Version
    from ..rules.ledger import Ledger
    from ..store.snapshot import revision, worktree

    here = worktree(root)
    held = Version(here).adjustments
    base = base or last_published(root, Ledger(held))
    if base is None:
        raise QingdanError(
            _("没有写从哪个版本比起，也没有已经提交的公布稿可以作基线。"),
            _("写上版本，例如 qingdan adjust draft HEAD~1，或者一个标签、一个分支。"),
        )
    return compared(root, revision(root, head) if head else here, base), held


def _target(root: Path, given: Path) -> str:
    """Return the batch to be updated, relative to the workspace."""
    from ..store.layout import Role, place

    for file in (given, root / given):
        if file.is_file():
            break
    else:
        raise QingdanError(
            _("没有“{path}”这个文件。").format(path=given), _("写 adjustments/ 里的一个文件。")
        )
    resolved = file.resolve()
    inside = resolved.is_relative_to(root.resolve())
    path = resolved.relative_to(root.resolve()).as_posix() if inside else ""
    if place(path).role is not Role.ADJUSTMENT:
        raise QingdanError(
            _("“{path}”不是调整。").format(path=given), _("写 adjustments/ 里的一个 .yaml 文件。")
        )
    return path


def _drafted(
    outcome: Outcome, sides: Compared, held: Adjustments, asked: Asked
) -> tuple[str, str] | None:
    from ..adjust.drafting import new_batch

    if not outcome.proposed:
        if outcome.declared:
            say(_("改了的 {count} 处都已经写在调整里，没有要写的。").format(count=outcome.declared))
        else:
            say(_("两个版本之间没有要写进调整的改动。"))
        return None
    ends = (sides.comparison.base[:12], sides.comparison.head[:12])
    between = "{}..{}".format(*ends)
    return new_batch(outcome.proposed, asked, held, between)


def _updated(root: Path, target: str, outcome: Outcome, *, quiet: bool) -> tuple[str, str] | None:
    from ..adjust.drafting import update

    updated = update(target, (root / target).read_bytes(), outcome.proposed)
    if updated.undone and not quiet:
        say(
            _("{count} 条的事项和基线比没有变，原样留着，请核对：{items}。").format(
                count=len(updated.undone), items=_few(updated.undone)
            )
        )
    if not updated.added and not updated.refreshed:
        say(_("这一批没有要更新的。"))
        return None
    if not quiet:
        say(
            _("更新了 {refreshed} 条的指纹，加了 {added} 条。").format(
                refreshed=updated.refreshed, added=updated.added
            )
        )
    return target, updated.text


def _tell(outcome: Outcome) -> None:
    """Say on stderr what was left out."""
    if outcome.deleted:
        say(
            _(
                "{count} 个生效过的事项被删去，没有写进调整：{files}。"
                "恢复文件，改成“状态: 废止”，再运行一次。"
            ).format(count=len(outcome.deleted), files=_few(outcome.deleted))
        )
    if outcome.proposed:
        say(_("请补上理由、依据、审核和审批，再运行 qingdan adjust check。"))


def _few(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else _("{shown} 等").format(shown=shown)


__all__ = ["command"]
