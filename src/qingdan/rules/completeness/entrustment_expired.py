"""QD231 entrustment-expired: an entrustment whose term is over."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import day, mapping

_POWER = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
    "委托: {{受托: 示例市卫生服务中心, 事项: 对随地吐痰的公民给予警告, 至: {}}}\n"
)

RULE = Rule(
    code="QD231",
    slug="entrustment-expired",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("委托已经期满"),
    why=(
        "委托有期限（行政处罚法第二十条），期满没有续签，受委托的组织就不能再以委托机关的名义办理。"
        "按检查当天算，期满当天还有效。草案和废止的事项不查。"
    ),
    advice=N_("续签的改“至”，不再委托的删去“委托”。"),
    bad=power(_POWER.format("2020-12-31")),
    good=power(_POWER.format("2999-12-31")),
    lists=(ListKind.POWERS,),
    keys=("委托",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a term that ended before today."""
    entrusted = mapping(item, "委托")
    if not entrusted or not item.in_force:
        return
    end = day(entrusted.get("至"))
    if end is not None and end < item.today:
        yield item.finding(
            RULE,
            _("委托已于 {end} 期满。").format(end=end.isoformat()),
            _("续签的把“至”改成新的日期，不再委托的删去“委托”。"),
            ("委托", "至"),
        )
