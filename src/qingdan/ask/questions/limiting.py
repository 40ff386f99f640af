"""Questions on what a matter costs in time and money."""

from __future__ import annotations

from ...messages import _
from ...model.power import Power
from ...model.vocabulary import Status
from ..answer import Answer, Desk


def limits(desk: Desk, about: str) -> Answer:
    """Legal and promised limits and fees of powers in force that say one of them."""
    rows = []
    for entry in desk.inventory.entries:
        item = entry.item
        if not isinstance(item, Power) or item.status in (Status.DRAFT, Status.REPEALED):
            continue
        limit, fee = item.limit, item.fee
        legal = str(limit.legal) if limit and limit.legal else None
        promised = str(limit.promised) if limit and limit.promised else None
        charge = (fee.standard or (_("收费") if fee.charged else _("不收费"))) if fee else None
        if legal or promised or charge:
            rows.append((*desk.about(entry), str(item.type), legal, promised, charge))
    columns = (*desk.heads(), _("类型"), _("法定时限"), _("承诺时限"), _("收费"))
    note = _("压减了多少看 qingdan flow compress --list powers。")
    return Answer(_("时限和收费"), columns, tuple(rows), note)
