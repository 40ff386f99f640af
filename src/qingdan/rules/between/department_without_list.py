"""QD345 department-without-list: a department with no item in a list that others have."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
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
    title=N_("部门没有清单"),
    why=(
        "政府工作部门都要编制并公布清单。名录里登记了、别的部门都有清单而它没有的，"
        "可能是还没有收上来（新组建的医疗保障、退役军人事务、数据等部门常被漏掉）。"
        "清单分批建立时会有很多，所以只在严格的一套里，只作提示。\n\n"
        "只查性质为政府工作部门（不写也是）、没有撤销的机构；"
        "至少两个机构有了这张清单才查，草案也算有。"
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


def check(view: View) -> Iterator[RawFinding]:
    """Yield every department in being that has no item in a list which two organs have."""
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
        if register.kind_of(organ) != str(OrganKind.DEPARTMENT) or (ends and ends <= today):
            continue
        lacking = [
            kind.official_name
            for kind in ListKind
            if len(holders.get(str(kind), ())) > 1 and organ not in holders[str(kind)]
        ]
        if lacking:
            yield RawFinding(
                RULE.slug,
                register.path,
                _("“{name}”还没有{lists}。").format(
                    name=register.name_of(organ), lists="、".join(lacking)
                ),
                _("补上它的清单；不需要编制的，在这里写明“性质”，或者豁免。"),
                ("机构", organ),
                Mark.KEY,
            )
