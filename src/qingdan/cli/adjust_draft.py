"""``qingdan adjust draft [BASE] [HEAD]``: declare what changed, for a person to complete."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import QingdanError
from ..messages import _, joined
from ..model.kept_id import kept_id_advice
from .adjust_options import BaseArgument
from .adjust_second import refuse_second
from .options import (
    AsOfOption,
    QuietOption,
    WorkspaceOption,
    day_or_today,
)
from .rewriting import say

if TYPE_CHECKING:
    from ..adjust.drafting import Asked
    from ..adjust.entries import Outcome
    from ..adjust.since import Compared

Adjustments = dict[str, Mapping[str, Any]]
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_SHOWN = 3


HeadArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[HEAD]", help=_("比到哪个版本；不写则比到磁盘上的文件。"), show_default=False
    ),
]
NameOption = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help=_("这一批调整的名称，作公告标题。"), show_default=False),
]
SlugOption = Annotated[
    str | None,
    typer.Option(
        metavar="WORD",
        help=_("文件名里日期后面的部分：小写字母、数字和连字符。"),
        show_default=False,
    ),
]
ReasonOption = Annotated[
    str | None, typer.Option(metavar="TEXT", help=_("为什么作这次调整。"), show_default=False)
]
UpdateOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=_(
            "不新建，把现在的指纹和新的变更写进这一批（还没有公布的）；"
            "不写 BASE 则从起草它的版本比起。"
        ),
        show_default=False,
    ),
]
NewOption = Annotated[bool, typer.Option("--new", help=_("还有没公布的草案，也另起一批。"))]


def command(
    base: BaseArgument = None,
    head: HeadArgument = None,
    name: NameOption = None,
    slug: SlugOption = None,
    reason: ReasonOption = None,
    update: UpdateOption = None,
    new: NewOption = False,
    stdout: Annotated[bool, typer.Option("--stdout", help=_("写到屏幕，不写文件。"))] = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write a batch to ``adjustments/`` and its path to stdout; nothing where nothing changed."""
    _demand_one_way(slug, update, new=new)
    from ..adjust.drafting import Asked
    from ..adjust.entries import propose
    from ..rules.ledger import Ledger
    from ..store.workspace import find_workspace

    today = day_or_today(as_of)
    root = find_workspace(workspace)
    held = _held(root)
    target = _target(root, update) if update is not None else None
    sides = _sides(root, _base(root, base, target, held), head)
    outcome = propose(sides, Ledger({p: said for p, said in held.items() if p != target}))
    if target is not None:
        written = _updated(root, target, outcome, quiet=quiet)
    else:
        if outcome.proposed and not new:
            again = [one for one in (base, head) if one]
            again += ["-w", str(workspace)] if workspace is not None else []
            refuse_second(outcome, held, again)
        written = _drafted(root, outcome, sides, held, Asked(today, name, slug, reason))
    if not quiet:
        _tell(outcome, written=written is not None)
    if written is not None:
        _write(root, written, stdout=stdout)
    return 0


def _demand_one_way(slug: str | None, update: Path | None, *, new: bool) -> None:
    """Refuse options that cannot be followed."""
    if slug is not None and not _SLUG.fullmatch(slug):
        raise QingdanError(
            _("--slug “{slug}”不能用在文件名里。").format(slug=slug),
            _("用小写字母、数字和连字符，如 2026-tzqd。"),
        )
    if new and update is not None:
        raise QingdanError(
            _("--update 是更新一批，--new 是另起一批，不能一起写。"), _("去掉其中一个。")
        )


def _write(root: Path, written: tuple[str, str], *, stdout: bool) -> None:
    from ..store.write import write_files

    path, content = written
    if stdout:
        sys.stdout.write(content)
    else:
        sys.stdout.write("".join(one + "\n" for one in write_files(root, {path: content})))


def _held(root: Path) -> Adjustments:
    """Return what the adjustments on disk hold, by path."""
    from ..adjust.versions import Version
    from ..store.snapshot import worktree

    return Version(worktree(root)).adjustments


def _base(root: Path, given: str | None, target: str | None, held: Adjustments) -> str:
    """Return the version to compare with: that given, that of the draft, the last published."""
    from ..adjust.base import drafted_from, last_published
    from ..rules.ledger import Ledger

    base = given
    if base is None and target is not None:
        base = drafted_from(root, (root / target).read_bytes())
    base = base or last_published(root, Ledger(held))
    if base is None:
        raise QingdanError(
            _("没有写从哪个版本比起，也没有已经提交的公布稿可以作基线。"), _base_hint(held)
        )
    return base


def _base_hint(held: Adjustments) -> str:
    from ..rules.ledger import Ledger

    hint = _("写上版本，例如 qingdan adjust draft HEAD~1，或者一个标签、一个分支。")
    waiting = [batch.file for batch in Ledger(held).batches if not batch.published]
    if not waiting:
        return hint
    command = shlex.join(["qingdan", "adjust", "draft", "--update", waiting[-1]])
    return _("要更新还没有公布的一批，运行 {command}。另起一批的，{hint}").format(
        command=command, hint=hint
    )


def _sides(root: Path, base: str, head: str | None) -> Compared:
    from ..adjust.since import compared
    from ..store.snapshot import revision, worktree

    return compared(root, revision(root, head) if head else worktree(root), base)


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
    root: Path, outcome: Outcome, sides: Compared, held: Adjustments, asked: Asked
) -> tuple[str, str] | None:
    from ..adjust.base import between
    from ..adjust.drafting import new_batch

    if not outcome.proposed:
        if outcome.declared:
            say(_("改了的 {count} 处都已经写在调整里，没有要写的。").format(count=outcome.declared))
        else:
            say(_("两个版本之间没有要写进调整的改动。"))
        return None
    return new_batch(outcome.proposed, asked, held, between(root, sides.comparison))


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


def _tell(outcome: Outcome, *, written: bool) -> None:
    """Say on stderr what was left out, and what is to be done next."""
    if outcome.deleted:
        say(
            _(
                "{count} 个生效过的事项被删去，没有写进调整：{files}。"
                "恢复文件，改成“状态: 废止”，再运行一次。"
            ).format(count=len(outcome.deleted), files=_few(outcome.deleted))
        )
    if outcome.divided:
        say(
            _(
                "{count} 个生效过的事项拆分、合并以后文件被删去：{files}。草案里写了去向；"
                "文件还要恢复，改成“状态: 废止”，写“承接”，再用 --update 更新草案。"
            ).format(count=len(outcome.divided), files=_few(outcome.divided))
        )
    for old, new in outcome.renamed[:_SHOWN]:
        say(
            _("{old} 换成了 {new}，没有写进调整。{advice}").format(
                old=old, new=new, advice=kept_id_advice(old, new)
            )
        )
    if len(outcome.renamed) > _SHOWN:
        say(_("另有 {count} 项事项换了 id。").format(count=len(outcome.renamed) - _SHOWN))
    if written:
        say(_("请补上理由、依据、审核和审批，再运行 qingdan adjust check。"))


def _few(names: tuple[str, ...]) -> str:
    shown = joined(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else _("{shown} 等").format(shown=shown)


__all__ = ["command"]
