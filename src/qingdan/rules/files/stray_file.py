"""QD017 stray-file: a file where none belongs."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD017",
    slug="stray-file",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("文件放错了地方"),
    why=("清单文件夹里只放事项；放错地方的文件不会进入清单，也没有人会发现它缺了。"),
    advice=N_("移到它该在的文件夹；附件放到工作区外。"),
    bad={**GOOD_POWER, "powers/zrzy/权力清单.xlsx": b"PK"},
    good=GOOD_POWER,
)
