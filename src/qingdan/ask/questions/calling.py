"""The question on calls of towns."""

from __future__ import annotations

from pathlib import Path

from ...calls.sources import calls_of
from ...calls.uncovered import uncovered
from ...messages import _, joined
from ...who.answering import Desk as WhoDesk
from ..answer import Answer, Beside, Desk


def unlisted(desk: Desk, beside: Beside) -> Answer:
    """Calls of a table or a private workspace that no list speaks of, numbers of people masked."""
    log = calls_of(Path(beside.about))
    found = uncovered(log.calls, WhoDesk(desk.inventory, internal=True))
    rows = tuple(
        (call.place, call.town, call.text, call.raised, joined(call.sent_to))
        for call in found.calls
    )
    columns = (_("位置"), _("镇街"), _("诉求"), _("呼叫时间"), _("派往"))
    note = _("共 {count} 件呼叫，{faults} 行没有读；其他情况看 qingdan calls check。").format(
        count=found.looked_at, faults=len(log.faults)
    )
    return Answer(_("清单没有写到的呼叫"), columns, rows, note)
