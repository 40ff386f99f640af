"""QD527 rare-character: a character that many fonts lack."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from .glyphs import RARE, suspects
from .patterns import Pattern

RULE = Rule(
    code="QD527",
    slug="rare-character",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("有生僻字"),
    why=(
        "中日韩汉字扩展区（扩展A区 U+3400 起，扩展B区 U+20000 起）的字，许多电脑的字库里没有，"
        "网页和打印件上会成空框。地名、人名确需使用的，公布前看一看字形在不在。默认不查。"
    ),
    advice=N_("核对是不是这个字；确需使用的，公布前检查字形。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 办理地点在𬒈山。\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    marks=suspects,
)

_RARE = Pattern(f"[{RARE}]+")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield characters of the extension blocks."""
    for found in _RARE.finditer(passage.text):
        yield Spot(
            *found.span(),
            _("“{word}”（U+{code:04X}）是生僻字，许多字库里没有。").format(
                word=found[0], code=ord(found[0][0])
            ),
            _("核对是不是这个字；确需使用的，公布前检查字形。"),
        )
