"""QD003 encoding: the bytes are not UTF-8."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER, POWER_FILE
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD003",
    slug="encoding",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("文件编码不是 UTF-8"),
    why=(
        "Windows 的记事本和旧软件常把中文存成 GB18030（GBK）。"
        "同一个文件在别的机器上就成了乱码，所以清单文件一律用 UTF-8。"
    ),
    advice=N_("用编辑器打开，确认文字正常，再另存为 UTF-8（不带 BOM）。"),
    bad={POWER_FILE: "名称: 示例的处罚\n类型: 行政处罚\n".encode("gb18030")},
    good=GOOD_POWER,
    unskippable=True,
)
