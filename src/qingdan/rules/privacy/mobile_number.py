"""QD703 mobile-number: a mobile phone number in a text that is published."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import FieldPath, Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from .digits import DIGITS, masked, may_hold, mobile_numbers

_CONTACTS = frozenset({"监督方式", "咨询方式", "电话", "救济"})


def is_contact(path: FieldPath) -> bool:
    """Whether a text tells the public whom to call."""
    return not _CONTACTS.isdisjoint(path)


RULE = Rule(
    code="QD703",
    slug="mobile-number",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("公开的文字里有手机号码"),
    why=(
        "手机号码多半是个人的，不得随意公开（《中华人民共和国个人信息保护法》第二十五条）。"
        "人会调动，写进清单正文的号码也很快打不通。电话、监督方式、咨询方式里的"
        "由 service-mobile 管；编码里连着字母、连字符的数字不算。"
    ),
    advice=N_("删去号码；办公电话写进“监督方式”或者“咨询方式”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 有疑问请打13000000000\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 有疑问请打12345\n"
    ),
    needles=DIGITS,
    screen=may_hold,
    conceal=True,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield mobile numbers outside the fields that are there for phone numbers."""
    if not passage.public or is_contact(passage.path):
        return
    for start, end in mobile_numbers(passage.text):
        yield Spot(
            start,
            end,
            _("公开的文字里有手机号码 {number}。").format(number=masked(passage.text[start:end])),
            _("删去号码；办公电话写进“监督方式”或者“咨询方式”。"),
        )
