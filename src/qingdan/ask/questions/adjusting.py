"""Questions on adjustments."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...announce import declared
from ...announce.declared import BrokenAdjustmentError, Declared
from ...announce.schedule import State, schedule
from ...errors import QingdanError
from ...law.succession.clocks import clocks
from ...messages import _, in_one
from ...model.actions import Adoption
from ..answer import Answer, Beside, Cell, Desk

_PUBLISHING = "公开"
"""The step of the profile's section 调整时限 that is the publication."""


def declined(desk: Desk, beside: Beside) -> Answer:
    """Opinions that were not adopted, or in part only, with the reason."""
    rows = []
    heard = 0
    for batch in _batches(desk):
        for number, one in enumerate(batch.adjustment.rounds, start=1):
            heard += len(one.replies)
            for reply in one.replies:
                if reply.adopted in (Adoption.DECLINED, Adoption.PARTLY):
                    rows.append(
                        (
                            batch.adjustment.name,
                            number,
                            desk.name_of(reply.organ),
                            reply.opinion,
                            str(reply.adopted),
                            reply.reason,
                        )
                    )
    columns = (_("调整"), _("第几轮"), _("机构"), _("意见"), _("采纳"), _("理由"))
    note = _("看了 {count} 件答复；写在调整的“征求意见.答复”里的才看得到。").format(count=heard)
    return Answer(_("没有采纳的意见"), columns, tuple(rows), note)


def approvals(desk: Desk, beside: Beside) -> Answer:
    """The adjustments that name an item, the oldest first, with what approved them."""
    item = beside.about
    rows = []
    known = any(entry.id == item for entry in desk.inventory.entries)
    for batch in _batches(desk):
        content = batch.adjustment
        approval = content.approval
        for entry in content.entries:
            if item in (entry.item, *entry.came_from, *entry.went_to):
                rows.append(
                    (
                        content.effective or content.date,
                        str(entry.action),
                        content.name,
                        (approval.document if approval else None) or content.document,
                        (approval.organ if approval else None),
                        approval.date if approval else None,
                        batch.path,
                    )
                )
    if not rows and not known:
        raise QingdanError(
            _("清单里没有事项“{item}”，调整里也没有。").format(item=item),
            _("写完整的事项 id，就是事项文件的名称去掉 .yaml，如 cf-7k3q9d2m。"),
        )
    rows = sorted(dict.fromkeys(rows), key=lambda row: (str(row[0] or ""), str(row[-1])))
    columns = (
        *(_("生效日期"), _("调整"), _("哪一批"), _("批准文号"), _("批准机关"), _("批准日期")),
        _("文件"),
    )
    note = _("只看 adjustments/ 里写的；每一版改了什么看 qingdan ask 沿革 {item}。").format(
        item=item
    )
    return Answer(_("事项 {item} 经过的调整").format(item=item), columns, tuple(rows), note)


def unpublished(desk: Desk, beside: Beside) -> Answer:
    """Adjustments that were approved and not published in time, or too late.

    The time is that of the profile (调整时限), twenty working days by 政府信息公开条例第二十六条.
    """
    steps = clocks(desk.profile.section("调整时限"))
    rows: list[tuple[Cell, ...]] = []
    looked = unknown = 0
    for batch in _batches(desk):
        content = batch.adjustment
        looked += 1
        actions = [entry.action for entry in content.entries]
        for one in schedule(content, steps, actions, desk.calendar, desk.today):
            if one.clock.step != _PUBLISHING:
                continue
            unknown += one.state is State.UNKNOWN
            if one.state in (State.MISSED, State.DONE_LATE) and isinstance(one.due, datetime.date):
                approval = content.approval
                rows.append(
                    (
                        content.name or batch.stem,
                        approval.date if approval else None,
                        one.due,
                        one.done,
                        ((one.done or desk.today) - one.due).days,
                        batch.path,
                    )
                )
    columns = (
        *(_("调整"), _("批准日期"), _("最迟公开"), _("公开日期"), _("晚了几日")),
        _("文件"),
    )
    title = _("没有按时公开的调整")
    clock = next((one for one in steps if one.step == _PUBLISHING), None)
    if clock is None:
        return Answer(title, columns, (), _("省份方案的“调整时限”里没有“公开”这一步。"), False)
    said = _("看了 {count} 批调整：从{after}起 {days} 个工作日以内公开。").format(
        count=looked, after=clock.after, days=clock.days
    )
    if unknown:
        more = _("另有 {count} 批没有写批准日期，或者没有那一年的工作日安排，看不出。")
        said = in_one(said, more.format(count=unknown))
    return Answer(title, columns, tuple(rows), said)


def _batches(desk: Desk) -> Iterator[Declared]:
    for path in declared.paths(desk.snapshot):
        try:
            yield declared.read(desk.snapshot, path)
        except BrokenAdjustmentError:
            desk.unread.append(path)
