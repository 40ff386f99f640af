"""Questions on what is missing."""

from __future__ import annotations

from ...messages import _
from ...model.vocabulary import ListKind, OrganKind, Status
from ...rules.run import Options, validate
from ..answer import Answer, Desk

_UNCOVERED = "power-not-covered"


def missing(desk: Desk, about: str) -> Answer:
    """Departments of the register, not abolished, without an item in one of their two lists."""
    held = {(entry.kind, entry.organ) for entry in desk.inventory.entries}
    rows = []
    for organ, one in desk.inventory.organs.items():
        gone = one.effective_to is not None and one.effective_to <= desk.today
        if one.kind is not OrganKind.DEPARTMENT or gone:
            continue
        lacks = [
            kind.official_name
            for kind in (ListKind.DUTIES, ListKind.POWERS)
            if (kind, organ) not in held
        ]
        if lacks:
            rows.append((one.name, organ, "、".join(lacks)))
    title = _("还没有报清单的部门")
    return Answer(title, (_("部门"), _("机构 id"), _("还没有的清单")), tuple(rows))


def covered(desk: Desk, about: str) -> Answer:
    """How many powers of each organ a duty covers, by the rule power-not-covered.

    Without any duty nothing can be said: the numbers stay empty.
    """
    known = any(entry.kind is ListKind.DUTIES for entry in desk.inventory.entries)
    report = validate(desk.snapshot, Options(as_of=desk.today, select=(_UNCOVERED,)))
    bare = {found.item for found in report.findings if found.name == _UNCOVERED}
    counts: dict[str, list[int]] = {}
    for entry in desk.inventory.entries:
        if entry.kind is ListKind.POWERS and entry.item.status is not Status.REPEALED:
            own = counts.setdefault(entry.organ or "", [0, 0])
            own[0] += 1
            own[1] += entry.id in bare
    rows = tuple(
        (desk.name_of(organ), total, total - without, without)
        if known
        else (desk.name_of(organ), total, None, None)
        for organ, (total, without) in counts.items()
    )
    columns = (_("机构"), _("权力"), _("对得上职责"), _("对不上"))
    note = (
        _(
            "废止的不算；草案和主项、子项都算，所以会多于 qingdan stats 的项数。"
            "主项由子项代表的只算主项没有对上。"
        )
        if known
        else _("工作区里一项职责也没有，对不对得上无从谈起；先编职责任务清单。")
    )
    return Answer(_("权力与职责的对应"), columns, rows, note)
