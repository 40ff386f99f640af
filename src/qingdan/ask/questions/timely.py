"""Questions on days that pass."""

from __future__ import annotations

from collections.abc import Collection

from ...due.alarm import SECTION, Sort, rules
from ...due.board import board
from ...due.clocks import reviewed
from ...messages import _
from ..answer import NOT_LISTED, Answer, Beside, Cell, Desk

_ENDING = (
    *(Sort.DELEGATION_TERM, Sort.DELEGATION_ASSESSMENT, Sort.ENTRUSTMENT_TERM),
    *(Sort.TEMPORARY_LICENCE, Sort.ITEM_END),
)
_NEAR = 90
"""Days ahead that are looked at, as ``qingdan due`` does."""


def expiring(desk: Desk, beside: Beside) -> Answer:
    """Terms and assessments that are overdue, or due within ninety days or those asked for."""
    near = _NEAR if beside.within is None else beside.within
    note = _("看了 {days} 日以内到期的和已经过期的；看得更远用 --within，全部时限看 qingdan due。")
    return _of(desk, _("快到期的赋权、委托和评估"), _ENDING, near, note.format(days=near))


def overdue(desk: Desk, beside: Beside) -> Answer:
    """Steps of adjustments that were missed, and changes of law that nobody followed in time."""
    note = _(
        "看的是调整（adjustments/）里没有做的步骤，和法规变了没有申请调整的；"
        "公开晚了的看 qingdan ask 未公开。"
    )
    sorts = (Sort.ADJUSTMENT, Sort.LAW_CHANGE)
    return _of(desk, _("过了期限没有做的调整步骤"), sorts, -1, note)


def _of(desk: Desk, title: str, sorts: Collection[Sort], within: int, note: str) -> Answer:
    found = board(
        desk.snapshot,
        desk.inventory,
        desk.profile,
        desk.calendar,
        desk.today,
        within,
        lambda: desk.library,
    )
    desk.unread.extend(found.unread)
    rows = tuple(
        (
            str(one.colour),
            one.due,
            one.days,
            str(one.sort),
            desk.name_of(one.organ),
            one.what,
            one.file,
        )
        for one in found.alarms
        if one.sort in sorts
    )
    columns = (*(_("颜色"), _("期限"), _("还有几日"), _("种类"), _("机构"), _("事情"), _("文件")),)
    return Answer(title, columns, rows, note)


def unreviewed(desk: Desk, beside: Beside) -> Answer:
    """Items of which a basis was not held against the law for a year, or never.

    The year is that of the profile (督办, 依据核对). The longest ago come first, then those of
    which a basis never was.
    """
    rule = rules(desk.profile.section(SECTION)).get(Sort.REVIEW)
    every = rule.every if rule is not None and rule.every else 365
    dated: list[tuple[Cell, ...]] = []
    never: list[tuple[Cell, ...]] = []
    looked = 0
    for entry in desk.inventory.entries:
        bases = getattr(entry.item, "bases", ())
        if entry.item.status in NOT_LISTED or not bases:
            continue
        looked += 1
        days = reviewed(entry.item)
        row = (*desk.about(entry), entry.kind.official_name, len(bases), len(bases) - len(days))
        if days and (desk.today - min(days)).days > every:
            dated.append((*row, min(days), (desk.today - min(days)).days))
        elif len(days) < len(bases):
            never.append((*row, min(days, default=None), None))
    dated.sort(key=lambda row: str(row[-2]))
    columns = (
        *desk.heads(),
        *(_("清单"), _("依据"), _("没有核对的"), _("最早一次核对"), _("过了几日")),
    )
    note = _(
        "看了 {count} 项写了依据的：超过 {days} 日没有核对的 {old} 项，"
        "有依据从没有核对过的 {never} 项。"
        "核对用 qingdan review。"
    ).format(count=looked, days=every, old=len(dated), never=len(never))
    title = _("超过 {days} 日没有核对依据的事项").format(days=every)
    return Answer(title, columns, (*dated, *never), note)


__all__ = ["expiring", "overdue", "unreviewed"]
