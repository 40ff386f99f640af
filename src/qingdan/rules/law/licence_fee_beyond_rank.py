"""QD450 licence-fee-beyond-rank: a licence costs money and no law or 行政法规 says so."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.setting.setting import Allowed, may_set_licence_fee
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..completeness.written import mapping
from ..examples import power
from ..itemview import ItemView, read_bases
from ..rule import N_, RawFinding, Rule, Scope
from .ranks import ranks_of
from .setters import Ranked, name_them

_LICENCE = (
    "名称: 医疗器械经营许可\n类型: 行政许可\n状态: 有效\n"
    "依据: [《医疗器械监督管理条例》第四十二条]\n"
    "收费: {{收费: true, 标准: 每件10元, 依据: [《{0}》第五条]}}\n"
)

RULE = Rule(
    code="QD450",
    slug="licence-fee-beyond-rank",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("许可收费没有法律、行政法规作依据"),
    why=(
        "实施行政许可和对行政许可事项进行监督检查，不得收取任何费用，法律、行政法规另有规定的除外（行"
        "政许可法第五十八条第一款）。地方性法规、规章、文件都不能规定许可收费。\n\n"
        "只看写了“收费: true”又写了收费依据的；位阶从法规库来；没有收录的只按名称排除（办法不"
        "是法律，某市的条例不是规章），剩下的位阶有一个可以就不报。"
    ),
    advice=N_("补引规定收费的法律、行政法规；找不到的，停止收费。"),
    bad=power(_LICENCE.format("医疗器械经营监督管理办法")),
    good=power(_LICENCE.format("医疗器械监督管理条例")),
    types=(PowerType.LICENCE,),
    keys=("收费",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield licences that charge on bases none of which may make a licence cost something."""
    fee = mapping(item, "收费")
    if fee is None or fee.get("收费") is not True or item.repealed:
        return
    ranked: list[Ranked] = []
    for basis in read_bases(fee.get("依据"), ("收费", "依据")):
        ranks = ranks_of(item, basis.citation)
        if not ranks or any(
            may_set_licence_fee(rank, item.today).allowed is not Allowed.NO for rank in ranks
        ):
            return
        ranked.append(Ranked(basis, ranks))
    if ranked:
        verdict = may_set_licence_fee(ranked[0].highest, item.today)
        yield item.finding(
            RULE,
            _("许可收费的依据只有{bases}：{reason}（《{law}》{article}）。").format(
                bases=name_them(ranked),
                reason=verdict.reason,
                law=verdict.law,
                article=verdict.article,
            ),
            _("补引规定收费的法律、行政法规；找不到的，停止收费，改为“收费: false”。"),
            ranked[0].basis.citation_path,
        )
