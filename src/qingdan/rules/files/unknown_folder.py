"""QD016 unknown-folder: a folder that is not of the format."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD016",
    slug="unknown-folder",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("不认识的文件夹"),
    why=(
        "文件夹的名字决定里面是哪张清单。不认识的文件夹里的内容不会进入清单，也不会公开，"
        "多半是名字写错了。"
    ),
    advice=N_("改成清单文件夹的名字（duties、powers、boundaries），或者移出工作区。"),
    bad={**GOOD_POWER, "power/zrzy/cf-9x4m2p7q.yaml": "名称: 示例的处罚\n类型: 行政处罚\n"},
    good=GOOD_POWER,
)
