"""QD238 expired-in-force: an item in force whose day of expiry has passed."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import Status
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import day

_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n失效日期: {}\n"

RULE = Rule(
    code="QD238",
    slug="expired-in-force",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("失效日期已过，状态还是有效"),
    why=(
        "失效日期过了，状态还写着有效（或者暂停），网站上就会继续列出不能再行使的权力。"
        "按检查当天算，失效日期当天不报。"
    ),
    advice=N_("把状态改为废止；延期的改失效日期。"),
    bad=power(_POWER.format("2020-12-31")),
    good=power(_POWER.format("2999-12-31")),
    keys=("失效日期",),
)

_STILL = frozenset({Status.EFFECTIVE, Status.SUSPENDED})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for an item that counts as in force after its 失效日期."""
    if "失效日期" not in item.mapping or item.text("状态") not in _STILL:
        return
    end = day(item.mapping["失效日期"])
    if end is not None and end < item.today:
        yield item.finding(
            RULE,
            _("失效日期 {end} 已过，状态还是“{status}”。").format(
                end=end.isoformat(), status=item.text("状态")
            ),
            _("已经失效的把状态改为废止，并写“承接”或者原因；延期的改失效日期。"),
            ("失效日期",),
        )
