"""Questions on what holds on a day, what an item lacks, and what became of it."""

from __future__ import annotations

import datetime

from ...compare.changes import ChangeKind
from ...history.entries import Entry as Past
from ...history.entries import item_history
from ...history.in_force import law_on
from ...history.lookup import find_item
from ...messages import _, in_one, joined
from ...model.power import Power
from ...model.vocabulary import ListKind
from ...store.reader import read_mapping
from ..answer import NOT_LISTED, Answer, Beside, Cell, Desk

_FAR = datetime.date.max


def in_force(desk: Desk, beside: Beside) -> Answer:
    """Items of an organ in force: today by their present text, on another day by the history."""
    organ = desk.organ_of(beside.about)
    day = beside.on or desk.today
    title = _("{organ}在 {day} 有效的事项").format(organ=desk.name_of(organ), day=day)
    columns = (_("清单"), _("事项"), _("事项编号"), _("生效日期"), _("状态"))
    if beside.on is not None:
        law = law_on(desk.root, desk.open_ledger(), beside.on)
        kept = tuple(
            (
                one.list.official_name if one.list else None,
                one.name,
                one.item,
                one.effective,
                one.status,
            )
            for one in law.items
            if one.organ == organ
        )
        note = _("按版本库里当天有效的文本；没有写生效日期的按提交日期算。")
        return Answer(title, columns, kept, note)
    rows = []
    looked = 0
    for entry in desk.inventory.entries:
        item = entry.item
        if entry.organ != organ:
            continue
        looked += 1
        starts, ends = item.effective_from or datetime.date.min, item.effective_to or _FAR
        if item.status not in NOT_LISTED and starts <= day < ends:
            kind, status = entry.kind.official_name, str(item.status or "")
            rows.append((kind, item.name, entry.id, item.effective_from, status))
    note = _(
        "看了它的 {count} 个事项文件（主项、子项各算一个），按现在的文本；"
        "过去某一天的，加上 --on，如 --on 2025-12-31。"
    )
    return Answer(title, columns, tuple(rows), note.format(count=looked))


def incomplete(desk: Desk, beside: Beside) -> Answer:
    """Powers that lack a basis, a procedure, a limit or liability.

    These four make a matter open and answerable: 公开办事依据、明确办事程序、规定办事时限、
    建立责任追究.
    """
    rows: list[tuple[Cell, ...]] = []
    powers = desk.counted(ListKind.POWERS)
    words = (_("依据"), _("程序"), _("时限"), _("追责"))
    without = dict.fromkeys(words, 0)
    for entry in powers:
        if isinstance(entry.item, Power):
            held = zip(words, _four(entry.item), strict=True)
            lacks = [word for word, there in held if not there]
            for word in lacks:
                without[word] += 1
            if lacks:
                rows.append((*desk.about(entry), str(entry.item.type), joined(lacks)))
    columns = (*desk.heads(), _("类型"), _("缺什么"))
    note = _("{count} 项权力（数法和 qingdan stats 相同）里四样都有的 {whole} 项；缺{lacks}。")
    said = note.format(
        count=len(powers),
        whole=len(powers) - len(rows),
        lacks=joined(_("{word}的 {count} 项").format(word=w, count=n) for w, n in without.items()),
    )
    return Answer(_("依据、程序、时限、追责不全的权力"), columns, tuple(rows), said)


def _four(item: Power) -> tuple[bool, bool, bool, bool]:
    """Say of basis, procedure, limit and liability whether an item has it."""
    responsibility, limit, liability = item.responsibility, item.limit, item.liability
    stages = bool(item.flow or (responsibility and responsibility.stages))
    timed = limit is not None and bool(limit.legal or limit.promised)
    blamed = liability is not None and bool(liability.situations or liability.bases)
    return bool(item.bases), stages, timed, blamed


def past(desk: Desk, beside: Beside) -> Answer:
    """What became of an item, version by version, with what approved each."""
    ledger = desk.open_ledger()
    item = find_item(desk.root, ledger, beside.about)
    history = item_history(desk.root, ledger, item)
    rows = []
    for one in history.entries:
        changed = joined(dict.fromkeys(str(field.path[0]) for field in one.fields if field.path))
        batches = one.adjustments or (None,)
        for batch in batches:
            rows.append(
                (
                    one.day,
                    one.effective,
                    _happened(one),
                    changed or None,
                    batch.name if batch else None,
                    *(_approval(desk, batch.file) if batch else (None, None)),
                    batch.file if batch else None,
                )
            )
    columns = (
        *(_("提交日期"), _("生效日期"), _("发生了什么"), _("改了什么")),
        *(_("调整"), _("批准文号"), _("批准机关"), _("文件")),
    )
    note = _("最近的在前；没有调整可对的，批准文号空着。改前改后的文字看 qingdan history {item}。")
    if history.cut:
        note = in_one(note, _("这是浅克隆，更早的历史看不到。"))
    title = _("事项 {item} 的沿革").format(item=item)
    return Answer(title, columns, tuple(rows), note.format(item=item))


def _happened(one: Past) -> str:
    if one.kind is None:
        return _("历史从这里开始")
    if one.through:
        return _("清单默认值改变")
    words = {
        ChangeKind.ADDED: _("增加"),
        ChangeKind.REMOVED: _("删除"),
        ChangeKind.MODIFIED: _("修改"),
        ChangeKind.MOVED: _("移动"),
        ChangeKind.RECODED: _("改码"),
        ChangeKind.SPLIT: _("拆分"),
        ChangeKind.MERGED: _("合并"),
    }
    return str(one.action or words[one.kind])


def _approval(desk: Desk, path: str) -> tuple[Cell, Cell]:
    """Return document and authority that approved an adjustment, as its file says today."""
    try:
        value = read_mapping(desk.snapshot.read(path)).value or {}
    except FileNotFoundError:
        return None, None
    approval = value.get("审批")
    said = approval if isinstance(approval, dict) else {}
    document, organ = said.get("文号") or value.get("文号"), said.get("机关")
    return (
        document if isinstance(document, str) else None,
        organ if isinstance(organ, str) else None,
    )


__all__ = ["in_force", "incomplete", "past"]
