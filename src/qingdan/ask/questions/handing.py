"""Questions on what was handed down."""

from __future__ import annotations

from ...messages import _
from ...model.delegation import Delegation
from ...model.vocabulary import OrganKind, Status
from ..answer import Answer, Beside, Desk


def given(desk: Desk, beside: Beside) -> Answer:
    """What a town or street office was given, by which authority, until when."""
    organ = desk.organ_of(beside.about)
    groups = {
        name
        for name, one in desk.inventory.organs.items()
        if one.kind is OrganKind.GROUP and organ in one.members
    }
    rows = []
    looked = 0
    for entry in desk.inventory.entries:
        item = entry.item
        if not isinstance(item, Delegation) or item.status in (Status.DRAFT, Status.REPEALED):
            continue
        looked += 1
        if not any(one.organ == organ or one.organ in groups for one in item.recipients):
            continue
        grant, term = item.grant, item.term
        rows.append(
            (
                *desk.about(entry),
                str(item.type or ""),
                str(item.method or _("没有写")),
                (grant.document if grant else None) or _("没有写"),
                (grant.organ if grant else None) or "",
                term.ends if term else None,
                item.withdrawal.date if item.withdrawal else None,
            )
        )
    columns = (
        *desk.heads(),
        *(_("类型"), _("方式"), _("赋权文号"), _("赋权机关"), _("期满"), _("收回")),
    )
    title = _("{town}承接的事项").format(town=desk.name_of(organ))
    note = _(
        "看了 {count} 项赋权，草案和废止的不看；"
        "合法不合法、缺哪份文件，看 qingdan delegations check。"
    )
    return Answer(title, columns, tuple(rows), note.format(count=looked))
