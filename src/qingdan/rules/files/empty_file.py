"""QD011 empty-file: an empty file."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD011",
    slug="empty-file",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("文件是空的"),
    why=("文件名已经占用了一个事项 id，里面却什么都没有。"),
    advice=N_("写上内容；不要这个事项就删去文件。"),
    bad=power("# 待补\n"),
    good=GOOD_POWER,
    unskippable=True,
)
