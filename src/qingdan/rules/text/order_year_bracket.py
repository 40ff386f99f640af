"""QD501 order-year-bracket: an order whose number carries a year in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from .issue_numbers import CLOSE, OPEN, YEAR
from .numerals import CHINESE
from .patterns import Pattern

RULE = Rule(
    code="QD501",
    slug="order-year-bracket",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("令的编号带了年份"),
    why=(
        "主席令、国务院令的编号里没有年份：主席令第十九号，国务院令第711号。"
        "“主席令[2004]第19号”是把文件的发文字号和令的编号混在一起了。"
        "有的部门令、省政府令按年编号，不查；原注、原文照录，不查。"
    ),
    advice=N_("核对公布令，去掉年份，写成“国务院令第711号”的样子。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》（国务院令〔2018〕第698号）第一条]\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》（国务院令第698号）第一条]\n"
    ),
    needles=("主席令", "国务院令"),
    texts=OWN_WORDS,
)

_ORDER = Pattern(
    rf"(?:主席|国务院)令(?P<odd>\s*{OPEN}\s*{YEAR}\s*年?\s*{CLOSE})"
    rf"\s*第?\s*[\d{CHINESE}]+\s*号"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield the years; what the number of the order is must be looked up."""
    for found in _ORDER.finditer(passage.text):
        yield Spot(
            *found.span("odd"),
            _("“{order}”的编号里不应有年份。").format(order=found[0]),
            _("核对公布令，去掉“{year}”。").format(year=found["odd"].strip()),
        )
