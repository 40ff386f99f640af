"""QD572 nothing-said: a field is filled with 无, / or a dash."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from ..text.patterns import Pattern

RULE = Rule(
    code="QD572",
    slug="nothing-said",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("用“无”或者斜线表示没有"),
    why=(
        "表格的格子不能空着，才写“无”“/”“—”；这里没有的就不写那个键。写了“无”，网站会照样显示，"
        "统计时也会当成有内容。"
    ),
    advice=N_("去掉这一行；确实要说明没有的，写一句完整的话。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n备注: 无\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    texts=OWN_WORDS,
)

_NOTHING = Pattern(r"\s*(?:无|空|暂无|没有|[/／\\]+|[-—–－]+|[Nn]/?[Aa]|null|None)\s*[。.]?\s*")
_LONGEST = 8


def look(passage: Passage) -> Iterator[Spot]:
    """Yield texts that only say that there is nothing."""
    text = passage.text
    if len(text) <= _LONGEST and _NOTHING.fullmatch(text):
        yield Spot(
            0,
            len(text),
            _("“{key}”写的是“{text}”，等于没有写。").format(key=passage.key, text=text.strip()),
            _("去掉这一行。"),
        )
