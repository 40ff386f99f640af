"""QD009 several-documents: more than one document in a file."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD009",
    slug="several-documents",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("一个文件里有两份内容"),
    why=(
        "一个事项一个文件：文件名就是事项的 id，历史和比较都按文件走。"
        "单独一行的 --- 或 ... 会把文件切成两份，后一份没有 id。"
    ),
    advice=N_("把后一份移到自己的文件里，或者删去分隔线。"),
    bad=power("名称: 甲\n类型: 行政处罚\n状态: 有效\n---\n名称: 乙\n类型: 行政处罚\n"),
    good=GOOD_POWER,
)
