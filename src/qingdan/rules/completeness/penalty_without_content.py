"""QD222 penalty-without-content: a penalty that does not say what is imposed."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType, RulePreset
from ..examples import power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, missing

KEY = "处罚内容"

RULE = Rule(
    code="QD222",
    slug="penalty-without-content",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("处罚没有写处罚内容"),
    why=(
        "一项处罚在什么情形下罚什么、罚多少，是这项权力的实质，也是核对设定权（行政处罚法第十条至第十四条）"
        "和裁量基准（第三十四条）的根据。"
        "“处罚内容”按情形写种类（行政处罚法第九条）和幅度。只有责令改正、没有处罚的，类型多半不是行政处罚。\n\n"
        "许多清单把内容留在依据的原文里，所以只在预设“严格”里。子项可以由主项写，主项可以由子项写；"
        "草案和废止的事项不查。"
    ),
    advice=N_("补上“处罚内容: [{情形: ……, 种类: [罚款], 幅度: ……}]”。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "处罚内容: [{种类: [警告, 罚款], 幅度: 200元以下}]\n"
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield penalties in force whose family has no 处罚内容."""
    for item in lacking(view, KEY, _is_penalty):
        yield missing(
            RULE,
            item,
            KEY,
            _("这项处罚没有写处罚内容。"),
            _("补上“处罚内容: [{情形: ……, 种类: [罚款], 幅度: ……}]”；种类照行政处罚法第九条写。"),
        )


def _is_penalty(item: Facts) -> bool:
    return item.type == PowerType.PENALTY
