"""QD437 execution-without-law: a means of execution that rests on no law (法律)."""

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
    "名称: 对逾期不缴款项的划拨\n类型: 行政强制\n状态: 有效\n强制类别: 行政强制执行\n"
    "强制方式: [划拨存款、汇款]\n依据: [《{0}》第六十三条]\n"
)

RULE = Rule(
    code="QD437",
    slug="execution-without-law",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("没有法律作依据的行政强制执行"),
    why=(
        "行政强制执行只能由法律设定；法律没有规定行政机关强制执行的，应当申请人民法院强制执行（行政强"
        "制法第十三条）。这里的法律只指全国人大及其常委会制定的法律，条例、办法都不是。\n\n"
        "只看“强制方式”写了划拨、排除妨碍恢复原状、其他强制执行方式的；加处罚款、代履行、拍卖抵缴行"
        "政强制法自己有规定，见 execution-law-uncited。写了“作用: 设定”的只"
        "看这些依据，没有写的看全部没有写作用的依据；位阶从法规库来；没有收录的只按名称排除（办法不是"
        "法律，某市的条例不是规章），剩下的位阶有一个可以就不报。"
    ),
    advice=N_("补引授予强制执行权的法律；找不到的，改为申请人民法院强制执行。"),
    bad=power(_POWER.format("社会保险费征缴暂行条例")),
    good=power(_POWER.format("中华人民共和国社会保险法")),
    types=(PowerType.COERCION,),
    keys=("强制方式",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every declared means of execution that no law stands behind."""
    means = [one for one in declared_means(item) if one.means not in MEASURES]
    for one, found in blocked_means(item, means):
        yield item.finding(
            RULE,
            _("依据{bases}不能设定“{means}”：{reason}（{article}）。").format(
                bases=found.bases,
                means=one.means,
                reason=found.verdict.reason,
                article=found.article,
            ),
            inferred(found) + _("补引授予强制执行权的法律；没有的，改为申请人民法院强制执行。"),
            one.path,
        )
