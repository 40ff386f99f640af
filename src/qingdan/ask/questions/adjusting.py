"""Questions on adjustments."""

from __future__ import annotations

from collections.abc import Iterator

from ...announce import declared
from ...announce.declared import BrokenAdjustmentError, Declared
from ...errors import QingdanError
from ...messages import _
from ...model.actions import Adoption
from ..answer import Answer, Desk


def declined(desk: Desk, about: str) -> Answer:
    """Opinions that were not adopted, or in part only, with the reason."""
    rows = []
    for batch in _batches(desk):
        for number, one in enumerate(batch.adjustment.rounds, start=1):
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
    return Answer(_("没有采纳的意见"), columns, tuple(rows))


def approvals(desk: Desk, about: str) -> Answer:
    """The adjustments that name an item, the oldest first, with what approved them."""
    rows = []
    known = any(entry.id == about for entry in desk.inventory.entries)
    for batch in _batches(desk):
        content = batch.adjustment
        approval = content.approval
        for entry in content.entries:
            if about in (entry.item, *entry.came_from, *entry.went_to):
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
            _("清单里没有事项“{item}”，调整里也没有。").format(item=about),
            _("写完整的事项 id，就是事项文件的名称去掉 .yaml，如 cf-7k3q9d2m。"),
        )
    rows.sort(key=lambda row: (str(row[0] or ""), str(row[-1])))
    columns = (
        *(_("生效日期"), _("调整"), _("哪一批"), _("批准文号"), _("批准机关"), _("批准日期")),
        _("文件"),
    )
    note = _("改了哪些字看 qingdan history {item}。").format(item=about)
    return Answer(_("事项 {item} 经过的调整").format(item=about), columns, tuple(rows), note)


def _batches(desk: Desk) -> Iterator[Declared]:
    for path in declared.paths(desk.snapshot):
        try:
            yield declared.read(desk.snapshot, path)
        except BrokenAdjustmentError:
            desk.unread.append(path)
