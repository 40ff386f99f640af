"""QD265 delegation-expired: a matter still in the list after its term."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import at, date_in
from .samples import TRUST, delegation

RULE = Rule(
    code="QD265",
    slug="delegation-expired",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("赋权的期限已经过了"),
    why=(
        "期满没有续的，委托就失效了，受委托的一方不能再以委托机关的名义处罚（行政处罚法第二十条）；"
        "试点下放的也一样。按检查当天算，期满当天还有效。草案和废止的事项不查。"
    ),
    advice=N_("续了的改“期限”里的“至”；不再赋权的写“收回”，状态改为废止。"),
    bad=delegation(TRUST.replace("2999-12-31", "2025-06-30")),
    good=delegation(TRUST),
    lists=(ListKind.DELEGATIONS,),
    keys=("期限",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a term that ended before today."""
    end = date_in(item, "期限", "至") if item.in_force else None
    if end is not None and end < item.today:
        yield at(
            item,
            RULE,
            _("赋权已于 {end} 期满。").format(end=end.isoformat()),
            _("续了的把“至”改成新的日期；不再赋权的写“收回”，状态改为废止。"),
            ("期限", "至"),
        )
