"""QD502 order-numeral: an order numbered with the other kind of numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .numerals import CHINESE, to_arabic, to_chinese
from .patterns import Pattern

RULE = Rule(
    code="QD502",
    slug="order-numeral",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("令的编号用错了数字"),
    why=(
        "公布时，主席令的编号用中文数字（主席令第七十号），国务院令的编号用阿拉伯数字"
        "（国务院令第711号）。照公布的写，读者才能一字不差地搜到。只是写法，所以默认不查。"
    ),
    advice=N_("主席令用中文数字，国务院令用阿拉伯数字。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国示例法》（主席令第70号）第九条]\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国示例法》（主席令第七十号）第九条]\n"
    ),
    preset=RulePreset.STRICT,
    fix=Safety.SAFE,
    needles=("主席令", "国务院令"),
    texts=OWN_WORDS,
)

_PRESIDENT = Pattern(r"主席令\s*第?\s*(\d{1,3})(?=\s*号)")
_COUNCIL = Pattern(rf"国务院令\s*第?\s*([{CHINESE}]{{1,7}})(?=\s*号)")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers of orders of the President in Arabic, of the State Council in Chinese."""
    for found in _PRESIDENT.finditer(passage.text):
        number = int(found[1])
        if number:
            yield _spot(found, _("主席令的编号用中文数字。"), to_chinese(number))
    for found in _COUNCIL.finditer(passage.text):
        value = to_arabic(found[1])
        if value:
            yield _spot(found, _("国务院令的编号用阿拉伯数字。"), str(value))


def _spot(found: re.Match[str], message: str, right: str) -> Spot:
    hint = _("把“{wrong}”写成“{right}”。").format(wrong=found[1], right=right)
    return Spot(*found.span(1), message, hint, right)
