"""QD704 service-mobile: a mobile phone number where the public is told whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from .digits import DIGITS, masked, may_hold, mobile_numbers
from .mobile_number import is_contact

RULE = Rule(
    code="QD704",
    slug="service-mobile",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("公布的电话是手机号码"),
    why=(
        "监督电话、咨询电话应当打得通、不随人走：办公电话或者12345。"
        "乡镇、村里确有公务手机，所以只是提示；个人的手机号码应当换掉"
        "（《中华人民共和国个人信息保护法》第二十五条）。"
    ),
    advice=N_("换成办公电话或者12345；确是公务手机的，不用改。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        '监督方式: [{方式: 电话, 内容: "13000000000"}]\n'
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        '监督方式: [{方式: 电话, 内容: "12345"}]\n'
    ),
    needles=DIGITS,
    screen=may_hold,
    conceal=True,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield mobile numbers in the fields for phone numbers."""
    if not passage.public or not is_contact(passage.path):
        return
    for start, end in mobile_numbers(passage.text):
        yield Spot(
            start,
            end,
            _("公布的电话 {number} 是手机号码。").format(number=masked(passage.text[start:end])),
            _("换成办公电话或者12345；确是公务手机的，不用改。"),
        )
