"""QD005 control-character: an invisible or direction-changing character."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD005",
    slug="control-character",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("有看不见的控制字符"),
    why=(
        "从网页或 PDF 复制的文字常带看不见的字符；其中改变文字方向的一类，"
        "会让审核的人看到的内容与实际保存的内容不一样。"
    ),
    advice=N_("删去提示位置上的字符，再重新输入前后几个字。"),
    bad=power("名称: 示例\u202e的处罚\n类型: 行政处罚\n状态: 有效\n"),
    good=GOOD_POWER,
    unskippable=True,
)
