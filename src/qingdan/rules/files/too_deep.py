"""QD014 too-deep: nesting that no list needs."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD014",
    slug="too-deep",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("嵌套过深或括号过多"),
    why=("清单文件最多用到八九层。成千上万个左括号多半是文件损坏，也能拖垮读它的程序。"),
    advice=N_("检查括号和缩进，或者从版本库取回上一个完好的版本。"),
    bad=power("名称: 示例的处罚\n备注: " + "[" * 200 + "]" * 200 + "\n"),
    good=GOOD_POWER,
    unskippable=True,
)
