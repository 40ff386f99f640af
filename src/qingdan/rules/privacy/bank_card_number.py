"""QD705 bank-card-number: the number of a bank card in a text that is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from ..text.patterns import Pattern
from .digits import DIGITS, masked, may_hold, passes_luhn

_CARD = Pattern(
    r"(?<![0-9A-Za-z.-])62\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z-])", re.ASCII
)


RULE = Rule(
    code="QD705",
    slug="bank-card-number",
    severity=Severity.ERROR,
    scope=Scope.TEXT,
    title=N_("公开的文字里有银行卡号"),
    why=(
        "金融账户是敏感个人信息（《中华人民共和国个人信息保护法》第二十八条），"
        "不得公开。只认 62 开头、十六到十九位、校验位（ISO/IEC 7812-1）对的卡号；"
        "财政专户等单位账号不是 62 开头，不算。"
    ),
    advice=N_("删去卡号；已经提交、公布过的，同时清理历史记录。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 罚款缴到6200000000000005\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.LEGACY,
    needles=DIGITS,
    screen=may_hold,
    conceal=True,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers of cards; they are never repeated in a message."""
    text = passage.text
    if not passage.public:
        return
    for found in _CARD.finditer(text):
        if passes_luhn(re.sub("[ -]", "", found[0])):
            yield Spot(
                *found.span(),
                _("公开的文字里有银行卡号 {number}。").format(number=masked(found[0], 4)),
                _("删去卡号；已经提交、公布过的，同时清理历史记录。"),
            )
