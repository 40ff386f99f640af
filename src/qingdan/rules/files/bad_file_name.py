"""QD018 bad-file-name: a file name that cannot be an id."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD018",
    slug="bad-file-name",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("文件名不能作事项 id"),
    why=(
        "文件名（去掉 .yaml）就是事项永久的 id，在网址、引用和别的系统里都要用到，"
        "所以只用小写字母、数字和连字符，至少 8 个字符，也不能是 Windows 的保留名。"
    ),
    advice=N_("改成 cf-7k3q9d2m.yaml 这样的名字；qingdan import 会自动起名。"),
    bad={**GOOD_POWER, "powers/zrzy/违建处罚.yaml": "名称: 示例的处罚\n类型: 行政处罚\n"},
    good=GOOD_POWER,
)
