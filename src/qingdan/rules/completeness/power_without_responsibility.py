"""QD204 power-without-responsibility: a power without 责任事项 in a list that has them."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..facts import View
from ..rule import N_, Option, RawFinding, Rule, Scope
from .gaps import missing, reason
from .practice import unusual_gaps

DEMAND = KEY = "责任事项"
_FILE = "powers/zrzy/cf-{}.yaml"
_OTHER = (
    "名称: {}的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第{}条]\n"
    "责任事项: {{直接实施: [依法立案、调查、决定并执行]}}\n"
)
_OTHERS = {
    _FILE.format("aaaaaaa1"): _OTHER.format("甲", "一"),
    _FILE.format("aaaaaaa2"): _OTHER.format("乙", "二"),
}

RULE = Rule(
    code="QD204",
    slug="power-without-responsibility",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("权力没有责任事项"),
    why=(
        "有权必有责：权责清单要把每项职权对应的责任列出来（中共中央办公厅、国务院办公厅《关于推行地方"
        "各级政府工作部门权力清单制度的指导意见》）。责任可以分直接实施、指导监督写，也可以按环节写，"
        "或者套用共用文字。只有依据、没有责任内容的也算没有。\n\n"
        "有的地方责任清单另编，所以默认只在同一机构的清单里多数事项都写了的时候才报，那多半是漏了；"
        "方案要求写的、或者选项“一律要求”为 true 的，每项都查。子项可以由主项写，主项可以由子项写；"
        "草案和废止的事项不查。"
    ),
    advice=N_("补上“责任事项”，可以套用共用文字。"),
    bad={
        **_OTHERS,
        **power("名称: 丙的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第三条]\n"),
    },
    good={**_OTHERS, **power(_OTHER.format("丙", "三"))},
    options=(Option("一律要求", False, N_("不管同一清单的其他事项写没写，每项权力都要写")),),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers in force whose family has no 责任事项."""
    for item, others in unusual_gaps(view, RULE, KEY, DEMAND):
        message = _("这项权力没有写责任事项。")
        if others:
            message = _("这项权力没有写责任事项，本机构清单里另有 {count} 项写了。").format(
                count=others
            )
        hint = _("补上“责任事项: {直接实施: [……]}”，与别的事项相同的可以套用共用文字。")
        yield missing(RULE, item, KEY, message, hint + reason(view.around.profile, DEMAND))
