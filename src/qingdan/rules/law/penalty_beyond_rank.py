"""QD431 penalty-beyond-rank: a kind of penalty that none of the bases has the power to set."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...law.facts import Rank
from ...law.setting.setting import Verdict, may_set_penalty
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PenaltyKind, PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .kinds import declared_kinds
from .setters import blocked, inferred, rests_on_documents

RULE = Rule(
    code="QD431",
    slug="penalty-beyond-rank",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("依据没有权设定这种处罚"),
    why=(
        "限制人身自由只能由法律设定（行政处罚法第十条）；地方性法规不得设定吊销营业执照（第十二条）；"
        "部门规章、地方政府规章自己只能设定警告、通报批评和一定数额罚款（第十三条、第十四条），没收、"
        "吊销、责令停产停业只能在法律、法规规定的范围内作具体规定。“处罚内容”里写的种类，没有一条依"
        "据能设定的，就报。\n\n"
        "写了“作用: 设定”的只看这些依据，没有写的看全部没有写作用的依据；位阶从法规库来；没有收录"
        "的只按名称排除（办法不是法律，某市的条例不是规章），剩下的位阶有一个可以就不报。经济特区法规"
        "、自治条例和单行条例可以依法变通，不报。"
    ),
    advice=N_("补引设定这种处罚的法律、法规；找不到的，从处罚内容里删去这一种。"),
    bad=power(
        "名称: 对不公示行政处罚信息的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据:\n  - {引用: 《侵害消费者权益行为处罚办法》第十四条, 作用: 设定}\n"
        "处罚内容:\n  - {种类: [责令停产停业]}\n"
    ),
    good=power(
        "名称: 对不公示行政处罚信息的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据:\n  - {引用: 《侵害消费者权益行为处罚办法》第十四条, 作用: 设定, 声明: [无上位法]}\n"
        "处罚内容:\n  - {种类: [警告, 罚款]}\n"
    ),
    types=(PowerType.PENALTY,),
    keys=("处罚内容",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every declared kind of penalty that no basis may set."""
    if item.repealed or not item.bases:
        return
    kinds = declared_kinds(item)
    if not kinds or rests_on_documents(item):
        return  # document-sets-power speaks of those
    for kind, path in kinds:
        found = blocked(item, partial(_ask, item, kind))
        if found is not None:
            yield item.finding(
                RULE,
                _("依据{bases}不能设定“{kind}”：{reason}（{article}）。").format(
                    bases=found.bases,
                    kind=kind,
                    reason=found.verdict.reason,
                    article=found.article,
                ),
                inferred(found)
                + _(
                    "补引设定“{kind}”的法律、法规，它作“设定”；确实没有的，删去这一种处罚。"
                ).format(kind=kind),
                path,
            )


def _ask(item: ItemView, kind: PenaltyKind, rank: Rank) -> Verdict:
    return may_set_penalty(rank, kind, item.today)
