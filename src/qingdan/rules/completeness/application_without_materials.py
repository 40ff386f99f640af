"""QD221 application-without-materials: an application without the papers it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, missing, of_types, reason

DEMAND = KEY = "材料"

RULE = Rule(
    code="QD221",
    slug="application-without-materials",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("依申请的权力没有写材料"),
    why=(
        "申请行政许可需要提交的全部材料的目录应当公示（行政许可法第三十条），"
        "政务服务事项的办事指南应当公开（优化营商环境条例第三十五条）。管许可、确认、给付。"
        "材料常写在办事指南里，"
        "所以只在预设“严格”里，或者由方案启用。子项可以由主项写，主项可以由子项写；草案和废止的事项不查。"
    ),
    advice=N_("补上“材料: [……]”。"),
    bad=power("名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "材料: [申请书, 经营场所证明]\n"
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers on application, in force, without 材料."""
    for item in lacking(view, KEY, of_types(view, DEMAND)):
        yield missing(
            RULE,
            item,
            KEY,
            _("这项{type}没有写材料。").format(type=item.type),
            _("补上“材料: [……]”，列出全部材料；不要材料的在“备注”里说明并写一条豁免。")
            + reason(view.around.profile, DEMAND),
        )
