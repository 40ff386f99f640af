"""QD008 anchor-alias-merge-tag: YAML's shorthand for content that stands elsewhere."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD008",
    slug="anchor-alias-merge-tag",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("用了锚点、引用或标签"),
    why=(
        "YAML 的 &、*、<<、! 和 % 会让一处内容变成另一处的，比较两个版本时看不出改了什么，"
        "各家程序的支持也不一样。重复的内容在这里用共用文字（套用）或清单表头的“默认”。"
        "多数时候这是没加引号的文字恰好以这些符号开头。"
    ),
    advice=N_("如果是文字，加上引号；如果是重复的内容，改用套用或默认。"),
    bad=power("名称: &a 示例的处罚\n类型: 行政处罚\n状态: 有效\n"),
    good=GOOD_POWER,
)
