"""QD242 boundary-without-case: a boundary matter without an example."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import BOUNDARY_FILE, GOOD_BOUNDARY
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import reason

DEMAND = "案例"

RULE = Rule(
    code="QD242",
    slug="boundary-without-case",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("职责边界没有案例"),
    why=(
        "分工写得再细，也不如一个例子说得明白：楼顶加盖阳光房，谁来办。"
        "浙江省2014年公布的165项职责边界每项都附案例。\n\n"
        "只在预设“严格”里，或者由方案启用。草案和废止的不查。"
    ),
    advice=N_("补上“案例: [{情形: ……, 谁办: 机构 id, 说明: ……}]”。"),
    bad=GOOD_BOUNDARY,
    good={
        BOUNDARY_FILE: GOOD_BOUNDARY[BOUNDARY_FILE]
        + "案例: [{情形: 楼顶加盖阳光房, 谁办: zfj, 说明: 先函请市自然资源局认定}]\n"
    },
    preset=RulePreset.STRICT,
    lists=(ListKind.BOUNDARIES,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force without 案例."""
    if not item.in_force or item.mapping.get("案例"):
        return
    yield item.missing(
        RULE,
        _("这项职责边界没有案例。"),
        _("补上“案例: [{情形: ……, 谁办: 机构 id, 说明: ……}]”。") + reason(item.profile, DEMAND),
        ("案例",),
    )
