"""QD451 levy-beyond-rank: a levy that no law or 行政法规 among its bases can have set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...law.facts import Rank
from ...law.setting.setting import Allowed, Levy, Verdict, may_set_levy
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .ranks import rank_of
from .setters import Ranked, candidates, claims_of, name_them

_LEVY = "名称: 森林植被恢复费的征收\n类型: 行政征收\n状态: 有效\n依据: [《{}》第三条]\n"

RULE = Rule(
    code="QD451",
    slug="levy-beyond-rank",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("征收没有法律、行政法规作依据"),
    why=(
        "设立政府性基金、涉企行政事业性收费、涉企保证金，应当有法律、行政法规依据或者经国务院批准，"
        "并列入目录清单（优化营商环境条例第二十五条）。税收和对非国有财产的征收只能制定法律"
        "（立法法第十一条第六项、第七项）。是不是涉企、是不是经国务院批准，清单里看不出，所以只提醒；"
        "已经批准的，在那条依据上写“声明: [国务院批准]”。\n\n"
        "名称里有“税”的按税收，有房屋、土地、财产的征收征用的按财产，其余按收费判断。"
        "位阶从法规库来，有一条查不到位阶就不报。"
    ),
    advice=N_("补引设立它的法律、行政法规或者国务院的批准；核对收费目录清单。"),
    bad=power(_LEVY.format("医疗器械经营监督管理办法")),
    good=power(_LEVY.format("中华人民共和国森林法")),
    types=(PowerType.LEVY,),
)

_TAX = re.compile("税(?!务)")
_PROPERTY = re.compile("(?:房屋|土地|财产|林地|草原|设施|物资)的?(?:征收|征用)(?!费)")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield levies whose bases, all of known rank, are below 行政法规."""
    if item.repealed:
        return
    ranked: list[Ranked] = []
    verdict: Verdict | None = None
    for basis in candidates(item):
        rank = rank_of(item, basis.citation)
        if rank is None or "国务院批准" in claims_of(item, basis):
            return
        verdict = may_set_levy(rank, _levy(item.name), item.today)
        if verdict.allowed is Allowed.YES or rank in (
            Rank.ADMIN_REGULATION,
            Rank.STATE_COUNCIL_DECISION,
            Rank.CONSTITUTION,
        ):
            return
        ranked.append(Ranked(basis, frozenset({rank})))
    if verdict is not None:
        yield item.finding(
            RULE,
            _("征收的依据只有{bases}：{reason}（《{law}》{article}）。").format(
                bases=name_them(ranked),
                reason=verdict.reason,
                law=verdict.law,
                article=verdict.article,
            ),
            _("补引设立它的法律、行政法规；经国务院批准的，在依据上写“声明: [国务院批准]”。"),
            ranked[0].basis.citation_path,
        )


def _levy(name: str) -> Levy:
    if _TAX.search(name):
        return Levy.TAX
    if _PROPERTY.search(name):
        return Levy.PROPERTY
    if "基金" in name:
        return Levy.FUND
    return Levy.DEPOSIT if "保证金" in name else Levy.CHARGE
