"""QD013 too-large: a file over the size limit."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD013",
    slug="too-large",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("文件过大"),
    why=(
        "一个事项大约 2 KB，最大的机构名录也不到 1 MB。超过 2 MB 的多半不是清单文件，"
        "读它会拖住所有人的检查。"
    ),
    advice=N_("检查是不是放错了文件；附件放到工作区外。"),
    bad=power("名称: 示例的处罚\n备注: " + "x" * 2_200_000 + "\n"),
    good=GOOD_POWER,
    unskippable=True,
)
