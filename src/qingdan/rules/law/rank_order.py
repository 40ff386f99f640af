"""QD412 rank-order: a basis of higher rank stands behind one of lower rank."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...law.facts import Law, Rank
from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import every

RULE = Rule(
    code="QD412",
    slug="rank-order",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("依据没有按位阶排列"),
    why=(
        "依据通常按位阶排：法律、行政法规、地方性法规、规章、规范性文件（立法法第九十九条、第一百条）。"
        "位阶从法规库来，没有收录的不看；没有哪部法规规定必须这样排，所以只在严格方案里提示。"
    ),
    advice=N_("把位阶高的依据排在前面。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《城市市容和环境卫生管理条例》第三十四条, 《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    keys=("依据", "责任事项", "追责"),
)

_PLACE = {
    Rank.CONSTITUTION: 0,
    Rank.LAW: 1,
    Rank.ADMIN_REGULATION: 2,
    Rank.STATE_COUNCIL_DECISION: 2,
    Rank.PROVINCIAL_REGULATION: 3,
    Rank.CITY_REGULATION: 3,
    Rank.SPECIAL_REGULATION: 3,
    Rank.AUTONOMOUS_REGULATION: 3,
    Rank.DEPARTMENT_RULE: 4,
    Rank.PROVINCIAL_RULE: 4,
    Rank.CITY_RULE: 4,
    Rank.NORMATIVE: 5,
}


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield the first basis of each list that outranks one before it."""
    lowest: dict[FieldPath, Law] = {}
    told: set[FieldPath] = set()
    for one in every(item):
        law, basis = one.said.judged.law, one.cited.basis
        if law is None or basis is None or law.rank not in _PLACE or not isinstance(basis[-1], int):
            continue
        above = basis[:-1]
        before = lowest.get(above)
        if before is None or _PLACE[law.rank] >= _PLACE[before.rank]:
            lowest[above] = law
        elif above not in told:
            told.add(above)
            yield item.finding(
                RULE,
                _("{law}（{rank}）排在{before}（{its}）后面。").format(
                    law=render_title(law.title),
                    rank=law.rank,
                    before=render_title(before.title),
                    its=before.rank,
                ),
                _("按法律、行政法规、地方性法规、规章、规范性文件的次序排。"),
                one.cited.path,
                span=one.said.citation.title_span,
            )
