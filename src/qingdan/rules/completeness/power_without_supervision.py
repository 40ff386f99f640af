"""QD209 power-without-supervision: a power that does not say where to complain."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, of_types, reason
from .listwide import at_items_or_header

DEMAND = KEY = "监督方式"

RULE = Rule(
    code="QD209",
    slug="power-without-supervision",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("权力没有写监督方式"),
    why=(
        "公布权责清单是为了接受监督，要写明向哪里投诉举报。湖北、广东要求列监督方式，"
        "国家政务服务平台的实施清单也有“监督投诉方式”一项。整个清单相同的写在清单表头的“默认”里，"
        "每个事项就都有了。\n\n"
        "许多清单由网站统一公布监督电话，所以只在预设“严格”里，或者由方案启用。整个清单都没有写、又有表头的，只在表头报一次。"
        "子项可以由主项写；草案、废止和内部的事项不查。"
    ),
    advice=N_("在清单表头的“默认”里补上“监督方式: [{方式: 电话, 内容: 号码}]”。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        '监督方式: [{方式: 电话, 内容: "12345"}]\n'
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers in force without 监督方式, neither their own nor the list's."""
    gaps = lacking(view, KEY, of_types(view, DEMAND))
    message = _("这项权力没有写监督方式，清单表头的“默认”里也没有。")
    hint = _("在表头的“默认”里补上“监督方式: [{方式: 电话, 内容: 加引号的号码}]”。")
    hint += reason(view.around.profile, DEMAND)
    yield from at_items_or_header(view, RULE, KEY, gaps, message, hint)
