"""QD439 named-coercion-beyond-rank: a coercion whose name says what its bases may not set."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .kinds import declared_means, named_means
from .setters import blocked_means

_POWER = "名称: 对涉嫌违法医疗器械的查封\n类型: 行政强制\n状态: 有效\n依据: [《{0}》第六十条]\n"

RULE = Rule(
    code="QD439",
    slug="named-coercion-beyond-rank",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("名称里的强制，所引依据不能设定"),
    why=(
        "规章不得设定查封、扣押等强制措施，地方性法规不得设定冻结（行政强制法第十条），划拨等强制执行"
        "只能由法律设定（第十三条）。没有写“强制方式”的，按名称里的查封、扣押、冻结、划拨判断；所以"
        "只是提醒：多半是少引了上位的法律、法规。\n\n"
        "位阶从法规库来；没有收录的只按名称排除（办法不是法律，某市的条例不是规章），剩下的位阶有一个"
        "可以就不报。写了“强制方式”的见 measure-beyond-rank 和 executi"
        "on-without-law。"
    ),
    advice=N_("补引设定这种强制的法律、法规，并写上“强制方式”。"),
    bad=power(_POWER.format("医疗器械经营监督管理办法")),
    good=power(_POWER.format("医疗器械监督管理条例")),
    types=(PowerType.COERCION,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield means of coercion that stand in the name only and that no basis may set."""
    if declared_means(item):
        return
    for one, found in blocked_means(item, named_means(item)):
        if one.span is not None:
            yield item.finding(
                RULE,
                _("名称里有“{word}”，依据{bases}不能设定它：{reason}（{article}）。").format(
                    word=item.name[slice(*one.span)],
                    bases=found.bases,
                    reason=found.verdict.reason,
                    article=found.article,
                ),
                _("补引设定它的法律、法规，并写上“强制方式”。"),
                one.path,
                span=one.span,
            )
