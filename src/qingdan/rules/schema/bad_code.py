"""QD110 bad-code: a national item code of the wrong length or alphabet."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..rule import N_, Rule, Scope
from .phrases import label, shown
from .problem import Problem, Words

TYPES = frozenset({"qd_basic_code", "qd_implementation_code"})

RULE = Rule(
    code="QD110",
    slug="bad-code",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("事项编码的位数不对"),
    why=(
        "基本编码 12 位（旧制 10 位）；实施编码 31 位：统一社会信用代码 18 位、"
        "行使层级 1 位、基本编码 12 位（GB/T 39554.1-2020）。只用数字和大写字母。"
    ),
    advice=N_("对照政务服务平台上的编码改写，并加引号。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        '编码: {基本编码: "44219980600"}\n'
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        '编码: {基本编码: "442199806003"}\n'
    ),
)


def explain(problem: Problem) -> Words:
    """Say how long the code is and should be."""
    code = str(problem.value)
    message = _("{place}写的“{code}”形式不对。").format(place=label(problem.path), code=shown(code))
    basic = problem.kind == "qd_basic_code"
    wanted = _("12 位（旧制 10 位）") if basic else _("31 位")
    if not code.isascii() or not code.isalnum() or code.upper() != code:
        return Words(message, _("只用数字和大写字母，不带空格和连字符。"))
    right = len(code) in (10, 12) if basic else len(code) == 31
    if right:
        return Words(message, _("第 19 位是行使层级，为 1 到 7 的数字。"))
    return Words(
        message,
        _("应为 {wanted}，这里是 {length} 位。").format(wanted=wanted, length=len(code)),
    )
