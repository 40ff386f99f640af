"""QD214 application-without-limit: a licence that does not say how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, missing, of_types, reason

DEMAND = KEY = "时限"

RULE = Rule(
    code="QD214",
    slug="application-without-limit",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("依申请的权力没有写时限"),
    why=(
        "申请人最关心多久办完。行政许可的期限应当公示（行政许可法第三十条），"
        "除当场作出决定的以外一般是受理之日起二十个工作日（第四十二条、第八十二条）；当场办结的写“即时”。"
        "没有法定时限的，在“时限”里写“说明”。\n\n"
        "默认只管行政许可，方案可以管得更多；许多清单另有办事指南，所以只在预设“严格”里，或者由方案启用。"
        "子项可以由主项写，主项可以由子项写；草案和废止的事项不查。"
    ),
    advice=N_("补上“时限: {法定: 20个工作日, 起算: 受理之日, 依据: ……}”。"),
    bad=power("名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "时限: {法定: 20个工作日, 起算: 受理之日, 依据: 《中华人民共和国行政许可法》第四十二条}\n"
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers on application, in force, without any limit."""
    for item in lacking(view, KEY, of_types(view, DEMAND)):
        yield missing(
            RULE,
            item,
            KEY,
            _("这项{type}没有写时限。").format(type=item.type),
            _("补上“时限: {法定: ……, 承诺: ……, 起算: ……, 依据: ……}”；当场办结的写“承诺: 即时”。")
            + reason(view.around.profile, DEMAND),
        )
