"""QD004 bom: a byte order mark at the start."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Safety, Scope

RULE = Rule(
    code="QD004",
    slug="bom",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("文件以 BOM 开头"),
    why=("“UTF-8 带 BOM”在文件开头多三个看不见的字节，有的程序会把它读进第一个键的名字里。"),
    advice=N_("另存为“UTF-8”，不要选“UTF-8 带 BOM”。"),
    bad=power("\ufeff名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"),
    good=GOOD_POWER,
    fix=Safety.SAFE,
)
