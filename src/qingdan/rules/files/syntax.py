"""QD001 syntax: the text is not YAML."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD001",
    slug="syntax",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("YAML 语法错误"),
    why=(
        "文件读不懂：缩进没有对齐、冒号后面没有空格、括号或引号没有成对。"
        "读不懂的文件里还有什么问题，谁也说不出来，所以先改这一条。"
    ),
    advice=N_("按提示检查这一行和上一行的缩进、冒号、引号和括号。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n依据: [未闭合的引用\n状态: 有效\n"),
    good=GOOD_POWER,
    unskippable=True,
)
