"""QD108 bad-credit-code: a 统一社会信用代码 that fails its own check digit."""

from __future__ import annotations

import re

from ...messages import _
from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .phrases import label, shown
from .problem import Problem, Words

TYPES = frozenset({"qd_uscc"})

RULE = Rule(
    code="QD108",
    slug="bad-credit-code",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("统一社会信用代码不对"),
    why=(
        "统一社会信用代码 18 位，不用 I、O、S、V、Z，最后一位是校验位（GB 32100-2015）；"
        "第 9 到 17 位是组织机构代码，自己也有校验位（GB 11714）。对不上就是抄错了。"
    ),
    advice=N_("对照机关法人或事业单位法人证书重新抄写。"),
    bad={"organs.yaml": "机构:\n  zrzy: {名称: 甲局, 统一社会信用代码: 12441500196720244X}\n"},
    good={"organs.yaml": "机构:\n  zrzy: {名称: 甲局, 统一社会信用代码: 12441500196720244T}\n"},
)

_FORBIDDEN = re.compile("[^0-9A-HJ-NPQRTUWXY]")


def explain(problem: Problem) -> Words:
    """Say whether length, a character or the check digit is wrong."""
    code, place = str(problem.value), label(problem.path)
    if len(code) == 31:
        message = _("{place}的前 18 位不是有效的统一社会信用代码。").format(place=place)
        return Words(message, _why(code[:18]))
    message = _("{place}写的“{code}”不是有效的统一社会信用代码。").format(
        place=place, code=shown(code)
    )
    return Words(message, _why(code))


def _why(code: str) -> str:
    if code.strip() != code:
        return _("前后多了空格，请删去。")
    if len(code) != 18:
        return _("应为 18 位，这里是 {length} 位。").format(length=len(code))
    if code.upper() != code:
        return _("字母要大写。")
    wrong = _FORBIDDEN.search(code)
    if wrong:
        return _("第 {position} 位“{character}”不该出现；不用字母 I、O、S、V、Z。").format(
            position=wrong.start() + 1, character=wrong[0]
        )
    return _("校验位对不上，至少有一位抄错了；请对照法人证书。")
