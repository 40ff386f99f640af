"""QD243 boundary-without-handoff: a boundary matter that does not say how it is passed on."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import BOUNDARY_FILE, GOOD_BOUNDARY
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD243",
    slug="boundary-without-handoff",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("职责边界没有写怎样交接"),
    why=(
        "两个部门先后办的事，常常卡在移交上：什么时候移交、带什么材料、几天答复、逾期怎么办。"
        "写在“交接”里。写了“协调机制”的也算。各管一段、不需要移交的写一条豁免。\n\n"
        "只在预设“严格”里。草案和废止的不查。"
    ),
    advice=N_("补上“交接: [{自: ……, 至: ……, 何时: ……, 材料: ……, 时限: ……}]”。"),
    bad=GOOD_BOUNDARY,
    good={
        BOUNDARY_FILE: GOOD_BOUNDARY[BOUNDARY_FILE]
        + "交接: [{自: zfj, 至: zrzy, 何时: 立案后, 材料: 认定函, 时限: 5个工作日}]\n"
    },
    preset=RulePreset.STRICT,
    lists=(ListKind.BOUNDARIES,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force without 交接 and without 协调机制."""
    if not item.in_force:
        return
    if item.mapping.get("交接") or item.mapping.get("协调机制"):
        return
    yield item.missing(
        RULE,
        _("这项职责边界没有写怎样交接。"),
        _("补上“交接: [{自: 机构 id, 至: 机构 id, 何时: ……, 材料: ……, 时限: ……, 逾期: ……}]”。"),
        ("交接",),
    )
