"""QD434 licence-beyond-rank: a licence on nothing that has the power to set one."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.facts import Rank
from ...law.setting.setting import Verdict, may_set_licence
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .setters import blocked, inferred, rests_on_documents

RULE = Rule(
    code="QD434",
    slug="licence-beyond-rank",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("依据没有权设定行政许可"),
    why=(
        "行政许可由法律、行政法规、国务院决定、地方性法规设定，省级政府规章只能设定临时性的（行政许可"
        "法第十四条、第十五条）。部门规章、设区的市的规章一律不得设定（第十七条），只能作具体规定，不"
        "得增设许可（第十六条）。清单只引这些，就看不出许可由谁设定。\n\n"
        "写了“作用: 设定”的只看这些依据，没有写的看全部没有写作用的依据；位阶从法规库来；没有收录"
        "的只按名称排除（办法不是法律，某市的条例不是规章），剩下的位阶有一个可以就不报。子项由主项写"
        "依据的不查。"
    ),
    advice=N_(
        "补引设定这项许可的法律、行政法规、国务院决定或者地方性法规；找不到的，取消这项许可。"
    ),
    bad=power(
        "名称: 医疗器械经营许可\n类型: 行政许可\n状态: 有效\n"
        "依据: [《医疗器械经营监督管理办法》第七条]\n"
    ),
    good=power(
        "名称: 医疗器械经营许可\n类型: 行政许可\n状态: 有效\n"
        "依据: [《医疗器械监督管理条例》第四十二条, 《医疗器械经营监督管理办法》第七条]\n"
    ),
    types=(PowerType.LICENCE,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield licences that no basis may set."""
    if item.repealed or not item.bases:
        return
    if rests_on_documents(item):
        return  # document-sets-power speaks of those
    found = blocked(item, lambda rank: _ask(item, rank))
    if found is not None:
        yield item.finding(
            RULE,
            _("依据{bases}不能设定行政许可：{reason}（{article}）。").format(
                bases=found.bases, reason=found.verdict.reason, article=found.article
            ),
            inferred(found)
            + _("补引设定它的法律、行政法规、国务院决定或者地方性法规，规章作“具体规定”。"),
            found.basis.citation_path,
        )


def _ask(item: ItemView, rank: Rank) -> Verdict:
    return may_set_licence(rank, item.today)
