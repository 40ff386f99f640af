"""A transfer for people: what they still have to decide, what was done, then item by item."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from ..messages import _, joined
from ..model.vocabulary import ListKind
from ..transfer.plan import Moved, Note, Plan
from .changes_redline import clean


def transfer_text(plan: Plan, *, dry_run: bool, workspace: str | None = None) -> str:
    """Return the report as text that ends in a line feed.

    ``workspace`` is what ``--workspace`` was given, so that the commands advised hold as they are.
    """
    advice = _tried() if dry_run else _advice(workspace)
    lines = [*_head(plan, dry_run), *_notes(plan), "", *advice, *_moved(plan), ""]
    return "\n".join(lines)


def undone_text(paths: Sequence[str]) -> str:
    """Return what is said after a transfer was taken back."""
    lines = [
        _("已撤回：{count} 个文件恢复成划转以前的样子，别的文件没有动。").format(count=len(paths)),
        _("划转以后运行过 git add 的，再运行一次 git add；已经提交的，把撤回也提交。"),
        *(f"  {clean(path)}" for path in paths),
    ]
    return "\n".join(lines) + "\n"


def _head(plan: Plan, dry_run: bool) -> Iterator[str]:
    order = plan.order
    said = _("从 {day} 起，{count} 项事项由“{giver}”划转给“{taker}”。").format(
        day=order.day.isoformat(),
        count=len(plan.moved),
        giver=clean(plan.names[order.giver]),
        taker=clean(plan.names[order.taker]),
    )
    yield _("（试算，没有改动文件）") + said if dry_run else said
    counts = {kind: sum(one.list is kind for one in plan.moved) for kind in ListKind}
    yield _("其中：{lists}。要改 {files} 个文件；还要您定的 {open} 条，明细在最后。").format(
        lists=joined(
            _("{list} {count} 个").format(list=kind.official_name, count=count)
            for kind, count in counts.items()
            if count
        ),
        files=len(plan.files),
        open=len(plan.open),
    )
    if order.document:
        yield _("文号：{document}").format(document=clean(order.document))
    if order.basis:
        yield _("依据：{basis}").format(basis=clean(order.basis))


def _notes(plan: Plan) -> Iterator[str]:
    for title, notes in ((_("还要您定的"), plan.open), (_("做了什么"), plan.done)):
        if notes:
            yield ""
            yield _("{title}（{count} 条）").format(title=title, count=len(notes))
            for number, note in enumerate(notes, 1):
                yield f"  {number}. {clean(note.text)}{_place(note)}"


def _place(note: Note) -> str:
    places = [one for one in (note.file, note.field) if one]
    return _("（{place}）").format(place=clean(" ".join(places))) if note.file else ""


def _moved(plan: Plan) -> Iterator[str]:
    """Yield the items by list, those with the same keys changed under one line."""
    for kind in ListKind:
        groups: dict[str, list[Moved]] = {}
        for one in plan.moved:
            if one.list is kind:
                groups.setdefault(_changed(one), []).append(one)
        for changed, held in groups.items():
            yield ""
            yield _("{list}（{count} 个）").format(list=kind.official_name, count=len(held)) + (
                changed
            )
            yield from (f"  {one.id}  {clean(one.name)}" for one in held)


def _changed(one: Moved) -> str:
    keys = {edit.field.split("[")[0].split(".")[0] for edit in one.edits}
    if not keys:
        return ""
    return _("，改了：{keys}").format(keys=joined(clean(key) for key in sorted(keys)))


def _tried() -> Iterator[str]:
    yield _("去掉 --dry-run 就照此改写，要么全部改成，要么一个不改。")


def _advice(workspace: str | None) -> Iterator[str]:
    named = "" if workspace is None else f" -w {shlex.quote(workspace)}"
    git = "git" if workspace is None else f"git -C {shlex.quote(workspace)}"
    yield _("接下来：")
    steps = (
        (f"qingdan diff HEAD{named}", _("看看读起来是不是一次划转")),
        (f"qingdan validate{named}", _("检查有没有新问题")),
        (f"qingdan adjust draft HEAD{named}", _("起草调整文件，写明批准和衔接")),
        (f"{git} add -A && {git} commit", _("提交；git 认得文件是移动过来的")),
        (f"qingdan transfer --undo{named}", _("撤回：只恢复这次改过的文件，没有 git 也行")),
    )
    width = max(len(command) for command, _purpose in steps)
    for command, purpose in steps:
        yield f"  {command:<{width}}  {purpose}"
