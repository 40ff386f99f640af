"""QD486 withdrawn-in-force: a matter was taken back and still stands in the list as in force."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import at, date_in
from .samples import PENALTY, delegation

_BACK = "收回: {日期: 2025-01-03, 原因: 依据的规章已经修改}\n"

RULE = Rule(
    code="QD486",
    slug="withdrawn-in-force",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("已经收回的事项还是有效"),
    why=(
        "收回以后，权力回到原来的机关，乡镇（街道）再行使就没有依据。写了“收回”、日期已经到了，"
        "状态却不是废止，清单上两家都有权。按检查当天算；定了将来某天收回的不报。"
    ),
    advice=N_("状态改为废止，写失效日期；没有收回的，删去“收回”。"),
    bad=delegation(PENALTY + _BACK),
    good=delegation(
        PENALTY.replace("状态: 有效", "状态: 废止")
        + _BACK
        + "失效日期: 2025-01-03\n备注: 由示例县综合行政执法局行使\n"
    ),
    lists=(ListKind.DELEGATIONS,),
    keys=("收回",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for a day of withdrawal that has come, of an item that is in force."""
    back = date_in(item, "收回", "日期")
    if back is None or back > item.today or not item.in_force or "状态" in item.meant:
        return
    status = item.text("状态")
    if status:
        yield at(
            item,
            RULE,
            _("已于 {day} 收回，状态还是{status}。").format(day=back.isoformat(), status=status),
            _("状态改为废止，写“失效日期: {day}”；没有收回的删去“收回”。").format(
                day=back.isoformat()
            ),
            ("收回", "日期"),
        )
