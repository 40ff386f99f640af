"""QD241 boundary-without-basis: a boundary matter that names no law or document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import BOUNDARY_FILE, GOOD_BOUNDARY
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import reason

DEMAND = "边界依据"

RULE = Rule(
    code="QD241",
    slug="boundary-without-basis",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("职责边界没有写依据"),
    why=(
        "部门之间怎样分工，要有法律法规、三定规定或者协调意见作依据，不然换个人就重新争起来"
        "（地方各级人民政府机构设置和编制管理条例第十条规定了协商、协调和决定的程序）。"
        "写在事项的“依据”里，或者写在各部门“分工”的“依据”里，有一处就算。\n\n"
        "只在预设“严格”里，或者由方案启用。草案和废止的不查。"
    ),
    advice=N_("补上“依据”：法规条款、三定规定，或者协调、批复的文件。"),
    bad=GOOD_BOUNDARY,
    good={
        BOUNDARY_FILE: GOOD_BOUNDARY[BOUNDARY_FILE]
        + "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    },
    preset=RulePreset.STRICT,
    lists=(ListKind.BOUNDARIES,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force without a basis anywhere."""
    if not item.in_force:
        return
    if item.mapping.get("依据") or _in_division(item.mapping.get("分工")):
        return
    yield item.missing(
        RULE,
        _("这项职责边界没有写依据。"),
        _("补上“依据: [《…》第…条]”，三定规定、协调意见、批复文件也可以。")
        + reason(item.profile, DEMAND),
        ("依据",),
    )


def _in_division(division: Any) -> bool:
    return isinstance(division, list) and any(
        isinstance(part, dict) and part.get("依据") for part in division
    )
