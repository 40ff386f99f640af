"""A transfer for people: what moves, what was done with it, what they still have to decide."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import _
from ..model.vocabulary import ListKind
from ..transfer.plan import Moved, Note, Plan
from .changes_redline import clean


def transfer_text(plan: Plan, *, dry_run: bool) -> str:
    """Return the report as text that ends in a line feed."""
    return "\n".join([*_head(plan, dry_run), *_moved(plan), *_notes(plan), *_advice(plan, dry_run)])


def _head(plan: Plan, dry_run: bool) -> Iterator[str]:
    order = plan.order
    said = _("从 {day} 起，{count} 个事项由“{giver}”划转给“{taker}”。").format(
        day=order.day.isoformat(),
        count=len(plan.moved),
        giver=clean(plan.names[order.giver]),
        taker=clean(plan.names[order.taker]),
    )
    yield _("（试算，没有改动文件）") + said if dry_run else said
    if order.document:
        yield _("文号：{document}").format(document=clean(order.document))
    if order.basis:
        yield _("依据：{basis}").format(basis=clean(order.basis))


def _moved(plan: Plan) -> Iterator[str]:
    for kind in ListKind:
        held = [one for one in plan.moved if one.list is kind]
        if not held:
            continue
        yield ""
        yield _("{list}（{count} 个）").format(list=kind.official_name, count=len(held))
        for one in held:
            yield f"  {one.id}  {clean(one.name)}"
            changed = _changed(one)
            if changed:
                yield "      " + changed


def _changed(one: Moved) -> str:
    keys = dict.fromkeys(edit.field.split("[")[0].split(".")[0] for edit in one.edits)
    if not keys:
        return ""
    return _("改了：{keys}").format(keys="、".join(clean(key) for key in keys))


def _notes(plan: Plan) -> Iterator[str]:
    for title, notes in ((_("做了什么"), plan.done), (_("还要您定的"), plan.open)):
        if notes:
            yield ""
            yield _("{title}（{count} 条）").format(title=title, count=len(notes))
            for number, note in enumerate(notes, 1):
                yield f"  {number}. {clean(note.text)}{_place(note)}"


def _place(note: Note) -> str:
    places = [one for one in (note.file, note.field) if one]
    return _("（{place}）").format(place=clean(" ".join(places))) if note.file else ""


def _advice(plan: Plan, dry_run: bool) -> Iterator[str]:
    yield ""
    if dry_run:
        yield _("去掉 --dry-run 就照此改写，要么全部改成，要么一个不改。")
        yield ""
        return
    yield _("接下来：")
    yield "  qingdan diff HEAD               " + _("看看读起来是不是一次划转")
    yield "  qingdan validate                " + _("检查有没有新问题")
    yield "  qingdan adjust draft HEAD       " + _("起草调整文件，写明批准和衔接")
    yield "  git add -A && git commit        " + _("提交；git 认得文件是移动过来的")
    yield _(
        "要撤回：还没提交时运行下面一行，会丢掉工作区里全部没有提交的改动；提交以后用 git revert。"
    )
    yield "  git add -A . && git restore --staged --worktree ."
    yield ""
