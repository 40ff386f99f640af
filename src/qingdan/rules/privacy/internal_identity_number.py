"""QD702 internal-identity-number: the number of an identity card in a text kept inside."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from .digits import DIGITS, identity_numbers, masked, may_hold

RULE = Rule(
    code="QD702",
    slug="internal-identity-number",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("不公开的文字里有身份证号码"),
    why=(
        "不上网站的字段和内部事项，同样存在版本库里，拿到版本库的人都看得到。"
        "处理个人信息应当限于实现目的的最小范围（《中华人民共和国个人信息保护法》第六条）："
        "清单用不着身份证号码。"
    ),
    advice=N_("删去号码；人员信息放在单独的非公开工作区。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "内部说明: 经办人的号码是110101190001010006\n"
    ),
    good=GOOD_POWER,
    needles=DIGITS,
    screen=may_hold,
    conceal=True,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers of identity cards in texts that are not published."""
    if passage.public:
        return
    for start, end in identity_numbers(passage.text):
        yield Spot(
            start,
            end,
            _("这里存了身份证号码 {number}。").format(number=masked(passage.text[start:end])),
            _("删去号码；人员信息放在单独的非公开工作区。"),
        )
