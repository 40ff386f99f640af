"""QD219 application-without-fee: an application that does not say whether it costs anything."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, missing, of_types, reason

DEMAND = KEY = "收费"

RULE = Rule(
    code="QD219",
    slug="application-without-fee",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("依申请的权力没有写是否收费"),
    why=(
        "收不收费应当说清楚：行政事业性收费项目及其依据、标准应当主动公开（政府信息公开条例第二十条第八项），"
        "行政许可一般不得收费（行政许可法第五十八条）。不收费的也写出来，"
        "申请人才放心。管许可、确认、给付、裁决。只在预设“严格”里，或者由方案启用（山东要求写是否收费）。"
        "子项可以由主项写，主项可以由子项写；草案和废止的事项不查。"
    ),
    advice=N_("补上“收费: {收费: false}”，收费的写标准和依据。"),
    bad=power("名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "收费: {收费: false}\n"
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers on application, in force, without 收费."""
    for item in lacking(view, KEY, of_types(view, DEMAND)):
        yield missing(
            RULE,
            item,
            KEY,
            _("这项{type}没有写是否收费。").format(type=item.type),
            _("不收费的写“收费: {收费: false}”；收费的写“收费: {收费: true, 标准: …, 依据: …}”。")
            + reason(view.around.profile, DEMAND),
        )
