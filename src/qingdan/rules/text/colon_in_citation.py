"""QD512 colon-in-citation: a colon between article and paragraph (第五十条:第一款)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Safety, Scope, Spot, TextSort
from .numerals import CHINESE
from .patterns import Pattern

RULE = Rule(
    code="QD512",
    slug="colon-in-citation",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("条和款之间有冒号"),
    why=(
        "条、款、项连着写：第五十条第一款第二项。中间有冒号，程序会把后面的款、项当成原文的开头，"
        "核对时就对到整条上去了。只查“引用”。"
    ),
    advice=N_("删去冒号。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第五十条：第一款]\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第五十条第一款]\n"
    ),
    fix=Safety.SAFE,
    needles=(":", "："),
    texts=frozenset({TextSort.CITATION}),
)

_COLON = Pattern(
    rf"(?<=[条款])(\s*[:：]\s*)(?=第\s*[\d{CHINESE}]+\s*[款项]|[（(][{CHINESE}]+[)）]项)"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield colons between 条, 款 and 项."""
    for found in _COLON.finditer(passage.text):
        yield Spot(
            *found.span(1),
            _("“{place}”中间不应有冒号。").format(
                place=passage.text[max(0, found.start() - 6) : found.end() + 3]
            ),
            _("删去冒号，条、款、项连着写。"),
            "",
        )
