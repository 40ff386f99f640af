"""QD002 tab: a tab in the indentation."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD002",
    slug="tab",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("缩进里有制表符"),
    why=("YAML 不许用制表符（Tab）缩进，因为它在不同的编辑器里宽窄不同。"),
    advice=N_("把行首的制表符换成空格，每层两个；编辑器里可以设为“按 Tab 键插入空格”。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n时限:\n\t法定: 90日\n"),
    good=GOOD_POWER,
    unskippable=True,
)
