"""QD511 bracketed-subparagraph: an 项 cited with its brackets (第（一）项)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .numerals import CHINESE, to_chinese
from .patterns import Pattern

RULE = Rule(
    code="QD511",
    slug="bracketed-subparagraph",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("引用的项带了括号"),
    why=(
        "法律里项的序号是中文数字加括号（《中华人民共和国立法法》第六十五条），"
        "引用时去掉括号，写作“第一项”。许多清单写“第（一）项”，意思清楚，所以默认不查；"
        "要求全省写法一致的，选用这条规则。原注、原文照录，不查。"
    ),
    advice=N_("写成“第一项”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第十二条第（一）项]\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第十二条第一项]\n"
    ),
    preset=RulePreset.STRICT,
    fix=Safety.SAFE,
    needles=("第（", "第("),
    texts=OWN_WORDS,
)

_BRACKETED = Pattern(rf"第[（(]\s*([{CHINESE}]{{1,5}}|\d{{1,3}})\s*[)）]项")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield 第（一）项."""
    for found in _BRACKETED.finditer(passage.text):
        number = found[1]
        if number.isdecimal():
            number = to_chinese(int(number)) if int(number) else number
        right = f"第{number}项"
        yield Spot(
            *found.span(),
            _("引用的“{wrong}”不用括号。").format(wrong=found[0]),
            _("写成“{right}”。").format(right=right),
            right,
        )
