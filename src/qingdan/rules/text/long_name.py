"""QD542 long-name: a name longer than anybody reads."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, Option, RawFinding, Rule, Scope

RULE = Rule(
    code="QD542",
    slug="long-name",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("事项名称太长"),
    why=(
        "几个违法行为写进一个名称，群众找不到，统计也数不清。真实的清单里九成九的名称"
        "不到一百个字；更长的多半可以拆成子项，或者取共同的上位概念。长度可以设。"
    ),
    advice=N_("拆成子项，或者概括。"),
    bad=power(
        "名称: 对" + "未取得许可证擅自经营、" * 10 + "的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》第一条]\n"
    ),
    good=GOOD_POWER,
    options=(Option("最长", 100, N_("名称最多多少个字")),),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield names with more characters than the option allows."""
    length = len(item.name)
    if length <= 40:
        return
    longest = item.option(RULE, "最长")
    if length > longest and not item.repealed:
        yield item.finding(
            RULE,
            _("事项名称有 {length} 个字，超过 {longest} 个字。").format(
                length=length, longest=longest
            ),
            _("拆成子项，或者概括成一句话。"),
            ("名称",),
        )
