"""QD438 execution-law-uncited: an execution that a law permits, by a lower norm only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...law.facts import Rank
from ...law.setting.setting import MEASURES, Verdict, may_set_coercion
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import CoercionMeans, PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .kinds import declared_means, named_means
from .setters import depending, name_them, rests_on_documents

_POWER = (
    "名称: 对逾期不除治森林病虫害的代履行\n类型: 行政强制\n状态: 有效\n强制类别: 行政强制执行\n"
    "强制方式: [代履行]\n依据: [《森林病虫害防治条例》第二十五条{0}]\n"
)

RULE = Rule(
    code="QD438",
    slug="execution-law-uncited",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("代履行、加处罚款、拍卖抵缴没有引法律"),
    why=(
        "行政强制执行由法律设定（行政强制法第十三条）。代履行、加处罚款和滞纳金、拍卖抵缴，"
        "行政强制法第五十条、第五十二条、第四十五条、第四十六条和行政处罚法第七十二条自己就有规定，"
        "所以不是没有依据，只是清单只引了条例或者办法，少引了法律那一条。第五十条只限危害交通安全、"
        "造成环境污染、破坏自然资源的情形，引之前核对。\n\n"
        "“强制方式”写明的，或者名称里说的是代履行、加处罚款的才看；位阶从法规库来，"
        "法规库没有的只看名称能不能是法律（办法、规定、条例不是）；有一条是法律的不报。"
    ),
    advice=N_("补引行政强制法、行政处罚法或者本领域法律的有关条文。"),
    bad=power(_POWER.format("")),
    good=power(_POWER.format(", 《中华人民共和国行政强制法》第五十条")),
    types=(PowerType.COERCION,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield means of execution that a law permits in general, while none is cited."""
    if item.repealed or not item.bases:
        return
    if rests_on_documents(item):
        return  # document-sets-power speaks of those
    for one in declared_means(item) or named_means(item):
        if one.means in MEASURES:
            continue
        found = depending(item, partial(_ask, item, one.means))
        if found is None or found[1].cite_instead is None:
            continue
        ranked, verdict = found
        yield item.finding(
            RULE,
            _("“{means}”的依据只到{bases}，没有引法律：{reason}（《{law}》{article}）。").format(
                means=one.means,
                bases=name_them([ranked]),
                reason=verdict.reason,
                law=verdict.law,
                article=verdict.article,
            ),
            _("补引{provision}，或者本领域法律里授权的条文。").format(
                provision=verdict.cite_instead
            ),
            one.path,
            span=one.span,
        )


def _ask(item: ItemView, means: CoercionMeans, rank: Rank) -> Verdict:
    return may_set_coercion(rank, means, item.today)
