"""QD436 measure-beyond-rank: a coercive measure that none of the bases has the power to set."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.setting.setting import MEASURES
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .kinds import declared_means
from .setters import blocked_means, inferred

_POWER = (
    "名称: 对涉嫌违法医疗器械的{0}\n类型: 行政强制\n状态: 有效\n强制类别: 行政强制措施\n"
    "强制方式: [{1}]\n依据: [《{2}》第六十条]\n"
)

RULE = Rule(
    code="QD436",
    slug="measure-beyond-rank",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("依据没有权设定这种强制措施"),
    why=(
        "行政强制措施由法律设定；行政法规不得设定限制人身自由和冻结存款、汇款；地方性法规只可以设定查"
        "封、扣押；规章和文件都不得设定（行政强制法第十条）。“强制方式”里写的措施，没有一条依据能设"
        "定的，就报。\n\n"
        "突发事件的应急措施、金融审慎监管、进出境货物技术监控另有法律规定（第三条），请用豁免说明。写"
        "了“作用: 设定”的只看这些依据，没有写的看全部没有写作用的依据；位阶从法规库来；没有收录的"
        "只按名称排除（办法不是法律，某市的条例不是规章），剩下的位阶有一个可以就不报。"
    ),
    advice=N_("补引设定这种措施的法律、法规；找不到的，不得采取。"),
    bad=power(_POWER.format("查封", "查封场所、设施或者财物", "医疗器械经营监督管理办法")),
    good=power(_POWER.format("查封", "查封场所、设施或者财物", "医疗器械监督管理条例")),
    types=(PowerType.COERCION,),
    keys=("强制方式",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every declared measure that no basis may set."""
    means = [one for one in declared_means(item) if one.means in MEASURES]
    for one, found in blocked_means(item, means):
        yield item.finding(
            RULE,
            _("依据{bases}不能设定“{means}”：{reason}（{article}）。").format(
                bases=found.bases,
                means=one.means,
                reason=found.verdict.reason,
                article=found.article,
            ),
            inferred(found) + _("补引设定这种措施的法律、法规；确实没有的，不得采取。"),
            one.path,
        )
