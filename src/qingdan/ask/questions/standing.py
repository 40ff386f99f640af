"""Questions on what holds on a day, beside the level above, and in calls."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

from ...calls.sources import calls_of
from ...calls.uncovered import uncovered
from ...errors import QingdanError
from ...flow.compressing import compress
from ...flow.conversion import SECTION, read_conversion
from ...flow.limits import LIMITS
from ...messages import _
from ...model.share import percent
from ...model.vocabulary import ListKind, Status
from ...who.answering import Desk as WhoDesk
from ..answer import Answer, Desk

_FAR = datetime.date.max


def in_force(desk: Desk, about: str) -> Answer:
    """Items of an organ in force today by their present text: neither draft nor over."""
    organ = desk.organ_of(about)
    if organ is None:
        raise QingdanError(
            _("机构名录里没有“{organ}”。").format(organ=about),
            _("写 organs.yaml 里的 id、全称或者简称。"),
        )
    rows = []
    for entry in desk.inventory.entries:
        item = entry.item
        if entry.organ != organ or item.status in (Status.DRAFT, Status.REVIEW, Status.REPEALED):
            continue
        starts, ends = item.effective_from or datetime.date.min, item.effective_to or _FAR
        if starts <= desk.today < ends:
            rows.append(
                (
                    entry.kind.official_name,
                    item.name,
                    entry.id,
                    item.effective_from,
                    str(item.status or ""),
                )
            )
    columns = (_("清单"), _("事项"), _("事项编号"), _("生效日期"), _("状态"))
    title = _("{organ}在 {day} 有效的事项").format(organ=desk.name_of(organ), day=desk.today)
    note = _("按现在的文本看；过去某一天的文本看 qingdan history --in-force-on。")
    return Answer(title, columns, tuple(rows), note)


def shrunk(desk: Desk, about: str) -> Answer:
    """How much every limit shrank that can be compared, those that saved most first."""
    conversion = read_conversion(desk.profile.section(SECTION))
    found = [
        (one, kind)
        for kind in ListKind
        if kind in LIMITS
        for one in compress(desk.inventory, kind, Fraction(0), conversion).compared
    ]
    found.sort(key=lambda pair: (-(pair[0].saved or 0), pair[0].path))
    rows = tuple(
        (
            "、".join(map(desk.name_of, one.organs)),
            one.name,
            one.id,
            kind.official_name,
            str(one.before),
            str(one.after),
            percent(one.saved) if one.saved is not None else None,
        )
        for one, kind in found
    )
    columns = (*desk.heads(), _("清单"), _("原来"), _("现在"), _("压减"))
    note = _("达到几成的有多少项，看 qingdan flow compress。")
    return Answer(_("时限压减"), columns, rows, note)


def outside_calls(desk: Desk, about: str) -> Answer:
    """Calls of a table or a private workspace that no list speaks of, numbers of people masked."""
    log = calls_of(Path(about))
    found = uncovered(log.calls, WhoDesk(desk.inventory, internal=True))
    rows = tuple(
        (call.place, call.town, call.text, call.raised, "、".join(call.sent_to))
        for call in found.calls
    )
    columns = (_("位置"), _("镇街"), _("诉求"), _("呼叫时间"), _("派往"))
    note = _("共 {count} 件呼叫，{faults} 行没有读；其他情况看 qingdan calls check。").format(
        count=found.looked_at, faults=len(log.faults)
    )
    return Answer(_("清单没有写到的呼叫"), columns, rows, note)
