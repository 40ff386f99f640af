"""QD206 power-without-liability: a power without 追责 in a list that has it."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..facts import View
from ..rule import N_, Option, RawFinding, Rule, Scope
from .gaps import missing, reason
from .practice import unusual_gaps

DEMAND = KEY = "追责"
_FILE = "powers/zrzy/cf-{}.yaml"
_OTHER = (
    "名称: {}的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第{}条]\n"
    "追责: {{情形: {{套用: 处罚-追责}}}}\n"
)
_OTHERS = {
    _FILE.format("aaaaaaa1"): _OTHER.format("甲", "一"),
    _FILE.format("aaaaaaa2"): _OTHER.format("乙", "二"),
}

RULE = Rule(
    code="QD206",
    slug="power-without-liability",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("权力没有写追责"),
    why=(
        "权责清单除了列责任，还要写不履行或者不正确履行时怎样追责。可以写在每个事项里，"
        "也可以由清单表头的“默认”统一给出。\n\n"
        "默认只在同一机构的清单里多数事项都写了的时候才报；"
        "方案要求写的、或者选项“一律要求”为 true 的，"
        "每项都查。子项可以由主项写，主项可以由子项写；草案和废止的事项不查。"
    ),
    advice=N_("补上“追责”，或者在清单表头的“默认”里统一写。"),
    bad={
        **_OTHERS,
        **power("名称: 丙的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第三条]\n"),
    },
    good={**_OTHERS, **power(_OTHER.format("丙", "三"))},
    options=(Option("一律要求", False, N_("不管同一清单的其他事项写没写，每项权力都要写")),),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers in force whose family has no 追责."""
    for item, others in unusual_gaps(view, RULE, KEY, DEMAND):
        message = _("这项权力没有写追责。")
        if others:
            message = _("这项权力没有写追责，本机构清单里另有 {count} 项写了。").format(
                count=others
            )
        hint = _("补上“追责: {情形: [……], 依据: [……]}”；整个清单相同的写在表头的“默认”里。")
        yield missing(RULE, item, KEY, message, hint + reason(view.around.profile, DEMAND))
