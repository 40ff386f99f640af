"""QD220 application-without-conditions: an application without its conditions."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, missing, of_types, reason

DEMAND = KEY = "条件"

RULE = Rule(
    code="QD220",
    slug="application-without-conditions",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("依申请的权力没有写条件"),
    why=(
        "行政许可的条件应当公示（行政许可法第三十条），"
        "办理其他对外管理服务事项的条件应当主动公开（政府信息公开条例第二十条第五项）。管许可、确认、给付。"
        "条件常写在办事指南里，"
        "所以只在预设“严格”里，或者由方案启用。子项可以由主项写，主项可以由子项写；草案和废止的事项不查。"
    ),
    advice=N_("补上“条件: [……]”。"),
    bad=power("名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "条件: [有固定的经营场所]\n"
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers on application, in force, without 条件."""
    for item in lacking(view, KEY, of_types(view, DEMAND)):
        yield missing(
            RULE,
            item,
            KEY,
            _("这项{type}没有写条件。").format(type=item.type),
            _("补上“条件: [……]”，逐条写法律规定的条件。") + reason(view.around.profile, DEMAND),
        )
