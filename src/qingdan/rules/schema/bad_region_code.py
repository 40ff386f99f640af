"""QD109 bad-region-code: not a region code of 6, 9 or 12 digits."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .phrases import label, shown
from .problem import Problem, Words

TYPES = frozenset({"qd_region"})

RULE = Rule(
    code="QD109",
    slug="bad-region-code",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("区划代码的位数不对"),
    why=(
        "县级以上行政区划代码 6 位（GB/T 2260），乡级 9 位（GB/T 10114），村级 12 位。"
        "位数不对就无法与别的系统对应。"
    ),
    advice=N_("按民政部公布的代码改写，并加引号。"),
    bad={"organs.yaml": '机构:\n  zrzy: {名称: 甲局, 区划代码: "3703"}\n'},
    good={"organs.yaml": '机构:\n  zrzy: {名称: 甲局, 区划代码: "370300"}\n'},
)


def explain(problem: Problem) -> Words:
    """Say how many digits there are and should be."""
    code = str(problem.value)
    message = _("{place}写的“{code}”不是区划代码。").format(
        place=label(problem.path), code=shown(code)
    )
    if code.isdigit() and len(code) in (2, 4):
        return Words(message, _("补足 6 位：{code}。").format(code=code.ljust(6, "0")))
    if code.isdigit():
        return Words(
            message,
            _("应为 6、9 或 12 位数字，这里是 {length} 位。").format(length=len(code)),
        )
    return Words(message, _("只写数字：县级以上 6 位，乡级 9 位，村级 12 位。"))
