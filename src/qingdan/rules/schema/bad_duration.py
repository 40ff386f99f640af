"""QD107 bad-duration: a time limit without its unit, or in words."""

from __future__ import annotations

import re

from ...messages import _
from ...model.duration import Duration
from ...model.finding import Severity
from ..examples import power
from ..nearest import fold
from ..rule import N_, Rule, Scope
from .phrases import found, label, shown
from .problem import Problem, Words

TYPES = frozenset({"qd_duration"})

RULE = Rule(
    code="QD107",
    slug="bad-duration",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("时限没有写明单位"),
    why=(
        "“20日”和“20个工作日”差出一个多星期：行政许可法第八十二条按工作日计算，"
        "行政处罚法第六十条的九十日是自然日。时限因此一律写数字和单位。"
    ),
    advice=N_("写成数字加单位，如 20个工作日、90日、1小时、3个月。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "时限: {法定: 90}\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "时限: {法定: 90日, 依据: 《中华人民共和国行政处罚法》第六十条}\n"
    ),
)

_NUMERAL = re.compile("[〇零一二两三四五六七八九十百]+")
_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}


def explain(problem: Problem) -> Words:
    """Say whether the unit or the form is at fault."""
    value, place = problem.value, label(problem.path)
    if isinstance(value, int) and not isinstance(value, bool):
        return Words(
            _("{place}写的“{value}”没有单位。").format(place=place, value=shown(value)),
            _("写明单位：{value}个工作日，还是 {value}日（自然日）？").format(value=shown(value)),
        )
    usual = _("写成数字加单位：20个工作日、90日、1小时、3个月，或者 即时。")
    if not isinstance(value, str):
        return Words(
            _("{place}应当是一个带单位的时限，这里却是{found}。").format(
                place=place, found=found(value)
            ),
            usual,
        )
    message = _("{place}写的“{value}”不是带单位的时限。").format(place=place, value=shown(value))
    if value.strip().isdigit():
        number = str(int(fold(value)))
        return Words(
            _("{place}写的“{value}”没有单位。").format(place=place, value=shown(value)),
            _("写明单位：{value}个工作日，还是 {value}日（自然日）？").format(value=number),
        )
    guess = _guess(value)
    if guess:
        return Words(message, _("写成 {duration}。").format(duration=guess))
    return Words(message, usual + _("延长、扣除等写进“说明”。"))


def _guess(text: str) -> Duration | None:
    plain = fold(text)
    digits = _NUMERAL.sub(lambda found: str(_number(found[0])), plain, count=1)
    for candidate in (digits, digits.replace("内", ""), digits.replace("以内", "")):
        try:
            return Duration.parse(candidate)
        except ValueError:
            continue
    return None


def _number(numeral: str) -> int:
    """Read a Chinese numeral below one thousand."""
    total, digit = 0, 0
    for character in numeral:
        if character == "百":
            total, digit = total + max(digit, 1) * 100, 0
        elif character == "十":
            total, digit = total + max(digit, 1) * 10, 0
        else:
            digit = _DIGITS[character]
    return total + digit
