"""QD345 department-without-list: a department with no item in a list that others have."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind, OrganKind, RulePreset
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, Mark, RawFinding, Rule, Scope

_THIRD = {
    "organs.yaml": (
        "机构:\n  zrzy: {名称: 示例市自然资源和规划局, 内设机构: [规划执法科]}\n"
        "  zfj: {名称: 示例市城市管理综合行政执法局}\n  ylbz: {名称: 示例市医疗保障局}\n"
    ),
    "powers/zfj/cf-9x4m2p7q.yaml": (
        "名称: 对占道经营的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《城市市容和环境卫生管理条例》第三十六条]\n"
    ),
}

RULE = Rule(
    code="QD345",
    slug="department-without-list",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("部门、镇街没有清单"),
    why=(
        "政府工作部门都要编制并公布职责任务清单、权力责任清单，乡镇、街道都要有履行职责事项清单。"
        "名录里登记了、别的都有清单而它没有的，"
        "可能是还没有收上来（新组建的医疗保障、退役军人事务、数据等部门常被漏掉）。"
        "清单分批建立时会有很多，所以只在严格的一套里，只作提示。\n\n"
        "部门查性质为政府工作部门（不写也是）的，镇街查乡镇人民政府、街道办事处，撤销的不查；"
        "至少两个这样的机构有了这张清单才查，草案也算有。赋权事项清单不是每个部门都有，不查。"
    ),
    advice=N_("补上它的清单；不需要编制的，在名录里写明“性质”，或者豁免。"),
    bad={**GOOD_POWER, **_THIRD},
    good={
        **GOOD_POWER,
        **_THIRD,
        "powers/ylbz/cf-1d8k3w5z.yaml": (
            "名称: 对定点医药机构骗取医疗保障基金的处罚\n类型: 行政处罚\n状态: 有效\n"
            "依据: [《医疗保障基金使用监督管理条例》第四十条]\n"
        ),
    },
    preset=RulePreset.STRICT,
)

_DEPARTMENTS = frozenset({str(OrganKind.DEPARTMENT)})
_OWED = {
    ListKind.DUTIES: _DEPARTMENTS,
    ListKind.POWERS: _DEPARTMENTS,
    ListKind.FULFILMENT: frozenset({str(OrganKind.TOWNSHIP), str(OrganKind.SUBDISTRICT)}),
}
"""Who is expected to have a list of a kind, by 性质."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield every organ in being without an item in a list which two others of its sort have."""
    register = view.register
    if register is None:
        return
    holders: dict[str, set[str]] = {}
    for item in view.items:
        if item.organ is not None:
            holders.setdefault(item.kind, set()).add(item.organ)
    today = view.around.today.isoformat()
    for organ in register.entries:
        ends = register.word_of(organ, "失效日期")
        if ends and ends <= today:
            continue
        sort = register.kind_of(organ)
        lacking = [
            kind.official_name
            for kind, owing in _OWED.items()
            if sort in owing
            and len(held := holders.get(str(kind), set())) > 1
            and organ not in held
        ]
        if lacking:
            yield RawFinding(
                RULE.slug,
                register.path,
                _("“{name}”还没有{lists}。").format(
                    name=register.name_of(organ), lists=joined(lacking)
                ),
                _("补上它的清单；不需要编制的，在这里写明“性质”，或者豁免。"),
                ("机构", organ),
                Mark.KEY,
            )
