"""The Chinese words of a history, the same in every format for people.

Authors, addresses and commit messages are never told: who in the office typed a change is no part
of what became of an item, and what is written here may be passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..messages import _, joined
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..compare.changes import FieldChange
    from ..history.entries import Entry, ItemHistory

_LONG = 60


def headword(entry: Entry) -> str:
    """Return the official word for what happened, or what happened to the file."""
    if entry.kind is None:
        return _("历史从这里开始")
    if entry.through:
        return _("清单默认值改变")
    from .changes_wording import kind_word  # not needed to list all items

    return str(entry.action) if entry.action else kind_word(entry.kind)


def versioned(entry: Entry, history: ItemHistory) -> str:
    """Return ``第3版``; the id of another item before it; nothing where the text did not change."""
    other = f"{entry.item} " if entry.item != history.item else ""
    number = "" if entry.version is None else _("第{number}版").format(number=entry.version)
    return (other + number).strip()


def organ_name(organ: str | None, history: ItemHistory) -> str:
    """Return ``某某局（zrzy）``; the bare id where the register does not know it."""
    if organ is None:
        return _("（无机构）")
    names = history.organs.get(organ)
    return _("{name}（{id}）").format(name=names[0], id=organ) if names else organ


def particulars(entry: Entry, history: ItemHistory) -> list[str]:
    """Return what is to be said of an entry: organ, effect, adjustment, relatives, notes."""
    return [*_owner(entry, history), *_effect(entry), *_ground(entry), *_relatives(entry)]


def _owner(entry: Entry, history: ItemHistory) -> list[str]:
    now = organ_name(entry.organ, history)
    if entry.base_organ and entry.organ != entry.base_organ:
        before = organ_name(entry.base_organ, history)
        return [_("原属 {before}，现属 {after}").format(before=before, after=now)]
    return [_("机构：{name}").format(name=now)] if entry.organ else []


def _effect(entry: Entry) -> list[str]:
    said = []
    if entry.effective and entry.version is not None:
        said.append(_("生效日期：{day}").format(day=entry.effective))
    if entry.status and entry.version is not None:
        said.append(_("状态：{status}").format(status=entry.status))
    if entry.through:
        said.append(_("改的是 {file} 的“默认”").format(file=entry.through))
    return said


def _ground(entry: Entry) -> list[str]:
    said = []
    for one in entry.adjustments:
        name = one.name or one.file
        number = _("（{number}）").format(number=one.document) if one.document else ""
        said.append(
            _("调整：{name}{number}，见 {file}").format(name=name, number=number, file=one.file)
        )
    return said


def _relatives(entry: Entry) -> list[str]:
    said = []
    if entry.came_from:
        said.append(_("来自：{ids}").format(ids=joined(entry.came_from)))
    if entry.went_to:
        said.append(_("去向：{ids}").format(ids=joined(entry.went_to)))
    return [*said, *entry.notes]


def field_line(field: FieldChange) -> str:
    """Return a field before and after on one line; of long texts only that they changed."""
    from .changes_wording import field_label

    label = field_label(field)
    before, after = (_short(text) for text in (field.before, field.after))
    if before is None and after is None:
        return label
    if field.before is None:
        return _("{label}：增加“{text}”").format(label=label, text=after)
    if field.after is None:
        return _("{label}：删去“{text}”").format(label=label, text=before)
    return _("{label}：“{before}”改为“{after}”").format(label=label, before=before, after=after)


def _short(text: str | None) -> str | None:
    if text is None:
        return None
    line = spelled_out(text).replace("\n", " ")
    return line if len(line) <= _LONG else _("{start}……").format(start=line[:_LONG])


def begins(day: str, commit: str, *, cut: bool) -> str:
    """Return where the history begins, and that a shallow clone has cut it."""
    if cut:
        return _(
            "这是浅克隆，历史从 {day} 的提交 {commit} 截断，更早的看不到。"
            "运行 git fetch --unshallow 取回全部历史。"
        ).format(day=day, commit=commit[:10])
    return _("版本库的历史从 {day} 的提交 {commit} 开始。").format(day=day, commit=commit[:10])
