"""QD010 not-a-mapping: a list or a text where a record belongs."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD010",
    slug="not-a-mapping",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("顶层不是“键: 内容”"),
    why=(
        "一个文件是一个事项，顶层写“键: 内容”。顶层是列表（行首“- ”）或者一段文字时，"
        "多半是把几个事项放进了一个文件，或者放错了文件。"
    ),
    advice=N_("顶层写成“键: 内容”；几个事项就分成几个文件。"),
    bad=power("- 名称: 示例的处罚\n  类型: 行政处罚\n"),
    good=GOOD_POWER,
    unskippable=True,
)
