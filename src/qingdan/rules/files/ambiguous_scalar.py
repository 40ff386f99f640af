"""QD012 ambiguous-scalar: an unquoted value that other readers would change."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import power
from ..rule import N_, Rule, Safety, Scope

RULE = Rule(
    code="QD012",
    slug="ambiguous-scalar",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("没加引号的值会被读成别的"),
    why=(
        "不加引号时，有的程序把 0123 读成八进制数，把 1.10 读成 1.1，把 12:30 读成 750，"
        "把 no 读成“否”。编码、电话、文号是文字，不是数字，丢掉前面的零就再也找不回来。"
    ),
    advice=N_('给这个值加上半角引号，如 "0123"。'),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n编码: {地方编码: 0123}\n"),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        '编码: {地方编码: "0123"}\n'
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    fix=Safety.SAFE,
)
