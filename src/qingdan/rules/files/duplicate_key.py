"""QD007 duplicate-key: a key written twice."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD007",
    slug="duplicate-key",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("同一个键写了两次"),
    why=("同一个键写两次，有的程序取前一个，有的取后一个，谁也不会提醒。"),
    advice=N_("留下一个；两处内容都要时合并到一起。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n类型: 行政强制\n状态: 有效\n"),
    good=GOOD_POWER,
)
