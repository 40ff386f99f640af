"""QD444 restraint-by-others: detention in the list of an organ that cannot order it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..dated import load
from ..examples import power
from ..exercise import DETENTION
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

_POWER = power(
    "名称: 对阻碍执法的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据: [《中华人民共和国治安管理处罚法》第六十一条]\n处罚内容: [{种类: [行政拘留]}]\n"
)
_ORGANS = "机构:\n  zrzy: {{名称: {}}}\n"

RULE = Rule(
    code="QD444",
    slug="restraint-by-others",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("没有拘留权的机关写了行政拘留"),
    why=(
        "限制人身自由的行政处罚权只能由公安机关和法律规定的其他机关行使（行政处罚法第十八条第三款），"
        "相对集中处罚权、交由乡镇街道行使也不包括它。可以决定拘留的见 data/detention_organs.yaml；"
        "机构不在名录里的、受委托行使的不报。"
    ),
    advice=N_("从处罚内容里删去行政拘留，改写移送公安机关。"),
    bad=_POWER | {"organs.yaml": _ORGANS.format("示例市城市管理局")},
    good=_POWER | {"organs.yaml": _ORGANS.format("示例市公安局")},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 行政拘留 in the power list of an organ that is not named by the law."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.POWERS):
        organ = item.organ
        if not item.exercise or organ is None or organ not in register.ids or item.repealed:
            continue
        name = register.name_of(organ)
        if any(word in name for word in _organs()):
            continue
        for word, path in item.exercise:
            if word == DETENTION:
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _(
                        "“{organ}”不能决定行政拘留：限制人身自由的行政处罚权只能由公安机关和法律规定的"
                        "其他机关行使（《行政处罚法》第十八条第三款）。"
                    ).format(organ=name),
                    _("删去“行政拘留”；案件要拘留的，写移送公安机关。"),
                    path,
                    item=item.id,
                )


@cache
def _organs() -> tuple[str, ...]:
    return tuple(entry["名称含"] for entry in load("detention_organs.yaml")["机关"])
