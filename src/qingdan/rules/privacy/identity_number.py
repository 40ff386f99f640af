"""QD701 identity-number: the number of an identity card in a text that is published."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from .digits import DIGITS, identity_numbers, masked, may_hold

RULE = Rule(
    code="QD701",
    slug="identity-number",
    severity=Severity.ERROR,
    scope=Scope.TEXT,
    title=N_("公开的文字里有身份证号码"),
    why=(
        "公民身份号码是个人信息，行政机关不得公开（《中华人民共和国个人信息保护法》第二十五条，"
        "《中华人民共和国政府信息公开条例》第十五条）。只认校验码（GB 11643—1999）"
        "和出生日期都对的十八位号码。提交过的号码留在版本历史里，删去以后还要清理历史。"
    ),
    advice=N_("删去号码；已经提交、公布过的，同时清理历史记录。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 经办人的号码是110101190001010006\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.LEGACY,
    needles=DIGITS,
    screen=may_hold,
    conceal=True,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers of identity cards; they are never repeated in a message."""
    if not passage.public:
        return
    for start, end in identity_numbers(passage.text):
        yield Spot(
            start,
            end,
            _("公开的文字里有身份证号码 {number}。").format(number=masked(passage.text[start:end])),
            _("删去号码；已经提交、公布过的，同时清理历史记录。"),
        )
