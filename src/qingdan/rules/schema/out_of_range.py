"""QD112 out-of-range: a number or a length outside what is allowed."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Rule, Scope
from .phrases import label, shown
from .problem import Problem, Words

TYPES = frozenset({"string_too_long", "greater_than_equal", "too_long"})

RULE = Rule(
    code="QD112",
    slug="out-of-range",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("数值或长度超出范围"),
    why="序号、数量不会是负数；事项名称不会有两千字，多半是别的栏目贴了进来。",
    advice=N_("核对这个值，看是不是贴错了栏目。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n序号: -3\n依据: [《示例条例》第一条]\n"
    ),
    good=GOOD_POWER,
)


def explain(problem: Problem) -> Words:
    """Say which bound is crossed."""
    place = label(problem.path)
    if "max_length" in problem.context:
        return Words(
            _("{place}有 {length} 个字，超过 {limit} 个。").format(
                place=place, length=len(problem.value), limit=problem.context["max_length"]
            ),
            _("看是不是把别的栏目也贴了进来。"),
        )
    return Words(
        _("{place}不能是 {value}，至少是 {limit}。").format(
            place=place, value=shown(problem.value), limit=problem.context.get("ge", 0)
        ),
        _("核对这个数字。"),
    )
