"""QD006 conflict-marker: an unresolved merge conflict."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD006",
    slug="conflict-marker",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("还有合并冲突的标记"),
    why=(
        "两个人改了同一处，版本库合不起来，就在文件里留下 <<<<<<<、=======、>>>>>>> 这些标记"
        "（有的还有一行 |||||||，下面是两边改动以前的样子）。"
        "要由人决定留哪一份，决定之前文件不能用。"
    ),
    advice=N_("选定一份内容，删去别的和全部标记行，保存后再提交。"),
    bad=power(
        "<<<<<<< HEAD\n名称: 甲\n=======\n名称: 乙\n>>>>>>> 另一分支\n类型: 行政处罚\n状态: 有效\n"
    ),
    good=GOOD_POWER,
    unskippable=True,
)
