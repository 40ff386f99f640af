"""The Chinese words of a comparison, the same in every format for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ..compare.changes import (
    Action,
    Change,
    ChangeKind,
    Comparison,
    Direction,
    FieldChange,
    Subject,
)
from ..messages import _, joined
from ..model.aspect import Aspect
from ..model.finding import FieldPath
from ..model.kept_id import kept_id_advice
from ..model.vocabulary import Status
from ..store.sides import INDEX, WORKTREE

SHORT_ID = 12
"""Characters of a commit id that are shown; git takes them for the whole."""


def kind_word(kind: ChangeKind) -> str:
    """Return the word for what happened to files."""
    return {
        ChangeKind.ADDED: _("增加"),
        ChangeKind.REMOVED: _("删除"),
        ChangeKind.MODIFIED: _("修改"),
        ChangeKind.MOVED: _("移动"),
        ChangeKind.RECODED: _("改码"),
        ChangeKind.SPLIT: _("拆分"),
        ChangeKind.MERGED: _("合并"),
    }[kind]


def aspect_word(aspect: Aspect) -> str:
    """Return the four characters that name a class of fields."""
    return {
        Aspect.IDENTITY: _("名称身份"),
        Aspect.AUTHORITY: _("设定权限"),
        Aspect.ACTOR: _("实施主体"),
        Aspect.PROCEDURE: _("办理程序"),
        Aspect.BURDEN: _("期限负担"),
        Aspect.ACCOUNTABILITY: _("责任追究"),
        Aspect.CONTENT: _("其他内容"),
        Aspect.EDITORIAL: _("文字写法"),
    }[aspect]


def direction_word(direction: Direction) -> str:
    """Return the word for the way a time limit went."""
    return {Direction.REDUCED: _("压减"), Direction.EXTENDED: _("延长")}[direction]


def bare_headword(change: Change) -> str:
    """Return the official word, or what happened to the file where there is none."""
    return str(change.action) if change.action else kind_word(change.kind)


def headword(change: Change) -> str:
    """Return the official word, or what happened to the file; of a draft also that it is one."""
    word = bare_headword(change)
    if change.status in (Status.DRAFT, Status.REVIEW):
        return _("{word}（{status}）").format(word=word, status=change.status)
    return word


def title(change: Change) -> str:
    """Return what a change is about, without its id."""
    match change.subject:
        case Subject.ITEM:
            return change.name
        case Subject.HEADER:
            return _("清单表头：{name}").format(name=change.name)
        case Subject.TEXT:
            return _("共用文字：{name}").format(name=change.name)
        case Subject.ORGANS:
            return _("机构名录：{name}").format(name=change.name)
        case Subject.WORKSPACE:
            return _("工作区设置：{name}").format(name=change.name)


def group_title(change: Change, comparison: Comparison) -> str:
    """Return the heading a change stands under: its list and organ."""
    if change.list is None:
        return _("共用内容")
    if change.organ is None:
        return change.list.official_name
    return _("{list} · {organ}").format(
        list=change.list.official_name, organ=organ_name(change.organ, comparison)
    )


def grouped(comparison: Comparison) -> Iterator[tuple[str, list[Change]]]:
    """Yield the changes under their headings, in their order."""
    for heading, changes in groupby(comparison.untold, lambda c: group_title(c, comparison)):
        yield heading, list(changes)


def organ_name(organ: str | None, comparison: Comparison) -> str:
    """Return ``某某局（zrzy）``; the bare id where the register does not know it."""
    if organ is None:
        return _("（无机构）")
    names = comparison.organs.get(organ)
    return _("{name}（{id}）").format(name=names[0], id=organ) if names else organ


def field_label(field: FieldChange) -> str:
    """Return where a field stands as people count: ``依据（第1个）·引用（压减）``."""
    if not field.path:
        return _("文件原文")
    label = ""
    for part in _told_path(field.path):
        if isinstance(part, int):
            label += _("（第{number}个）").format(number=part + 1)
        else:
            label += f"·{part}" if label else part
    remarks = []
    if field.direction is not None:
        remarks.append(direction_word(field.direction))
    if field.order_only:
        remarks.append(_("次序"))
    if field.internal:
        remarks.append(_("内部"))
    if remarks:
        label = _("{label}（{remarks}）").format(label=label, remarks=joined(remarks, "，"))
    return label


def _told_path(path: FieldPath) -> FieldPath:
    """Return a path as it is told: under the name of the organ, with the words for the program's.

    The register is told organ by organ, so where it stands in the file says nothing more.
    """
    inside = path[2:] if path[0] == "机构" and len(path) > 2 else path
    words = {"套用": _("套用的共用文字"), "默认": _("默认值")}
    return tuple(words.get(part, part) if isinstance(part, str) else part for part in inside)


def particulars(change: Change, comparison: Comparison) -> list[str]:
    """Return what else is to be said of a change: organs, relatives, reach, notes."""
    said = []
    if change.kind is ChangeKind.MOVED and change.base_organ != change.organ:
        said.append(
            _("原属 {before}，现属 {after}").format(
                before=organ_name(change.base_organ, comparison),
                after=organ_name(change.organ, comparison),
            )
        )
    if change.gave_up_id:
        said.append(_id_changed(change))
    elif change.came_from:
        said.append(_("来自：{ids}").format(ids=_relatives(change.came_from, comparison)))
    if change.went_to:
        said.append(_("去向：{ids}").format(ids=_relatives(change.went_to, comparison)))
    if change.inherits:
        keys = joined(change.inherits)
        said.append(_("新清单表头的默认值不同，随之改变：{keys}").format(keys=keys))
    if change.inferred and not change.gave_up_id:
        said.append(
            _("没有写明承接关系，按编码和内容推定（{score}），请确认").format(
                score=f"{change.score or 0:.2f}"
            )
        )
    if change.reach or (change.reach == 0 and change.kind is ChangeKind.MODIFIED):
        said.append(_("影响 {count} 项事项").format(count=change.reach))
    said.extend(change.notes)
    if _was_in_force_and_is_gone(change):
        said.append(_("曾经生效的事项不要删除文件：请保留文件，把状态改为废止并写明失效日期。"))
    return said


def _relatives(ids: tuple[str, ...], comparison: Comparison) -> str:
    """Return items by id, with the names of those that changed, too."""
    names = {change.item: change.name for change in comparison.changes if change.item in ids}
    return joined(
        _("{name}（{id}）").format(name=names[one], id=one) if one in names else one for one in ids
    )


def _id_changed(change: Change) -> str:
    """Return from which id to which an item that was in force went, and what to do about it."""
    said = _("原来的 id 是 {old}，现在是 {new}").format(old=change.old_item, new=change.item)
    if change.inferred:
        said = _("{said}（没有写明承接，按编码和内容推定，{score}）").format(
            said=said, score=f"{change.score or 0:.2f}"
        )
    advice = kept_id_advice(change.base_file or "", change.head_file or "")
    return _("{said}。{advice}").format(said=said, advice=advice)


def _was_in_force_and_is_gone(change: Change) -> bool:
    is_draft = change.status in (Status.DRAFT, Status.REVIEW)
    return change.subject is Subject.ITEM and change.head_file is None and not is_draft


def files(change: Change) -> list[str]:
    """Return the file of a change, or both where it moved."""
    return list(dict.fromkeys(file for file in (change.base_file, change.head_file) if file))


def places(change: Change) -> str:
    """Return the files of a change on one line."""
    return " → ".join(files(change))


def totals(comparison: Comparison) -> list[str]:
    """Return the closing sentences: items first, then what items share; the numbers sum."""
    items = [change for change in comparison.changes if change.subject is Subject.ITEM]
    shared = [change for change in comparison.changes if change.subject is not Subject.ITEM]
    said = []
    if items:
        said.append(_("合计 {total} 项：{parts}。").format(total=len(items), parts=_kinds(items)))
        said.append(_("按调整类型：{parts}。").format(parts=_actions(items)))
    if shared:
        sentence = _("清单表头、共用文字、机构名录等 {total} 处：{parts}。")
        said.append(sentence.format(total=len(shared), parts=_kinds(shared)))
    return said


def _kinds(changes: list[Change]) -> str:
    found = Counter(change.kind for change in changes)
    return joined(f"{kind_word(kind)} {found[kind]}" for kind in ChangeKind if found[kind])


def _actions(changes: list[Change]) -> str:
    found = Counter(change.action for change in changes)
    parts = [f"{action} {found[action]}" for action in Action if found[action]]
    if found[None]:
        parts.append(_("不属正式调整 {number}").format(number=found[None]))
    return joined(parts)


def nothing_changed(comparison: Comparison) -> str:
    """Return what is said where there is nothing to report."""
    if comparison.selected:
        kinds = joined(kind_word(kind) for kind in comparison.selected)
        return _("两个版本之间没有这些种类的变化：{kinds}。").format(kinds=kinds)
    return _("两个版本之间没有差别。")


def compared(comparison: Comparison) -> str:
    """Return which versions were compared."""
    base, head = version_word(comparison.base), version_word(comparison.head)
    return _("比较：{base} → {head}").format(base=base, head=head)


def version_word(label: str) -> str:
    """Return how a version is called: the beginning of its commit id, 工作区 or 暂存区."""
    named = {WORKTREE: _("工作区（磁盘上的文件）"), INDEX: _("暂存区（下一次提交的内容）")}
    return named.get(label) or label[:SHORT_ID]
