"""QD532 circle-for-zero: a circle in place of 〇 (二○一九年)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .patterns import Pattern

RULE = Rule(
    code="QD532",
    slug="circle-for-zero",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("用圆圈代替了“〇”"),
    why=(
        "“零”的另一种汉字写法是“〇”（U+3007；GB/T 15835—2011），不是圆圈“○”（U+25CB）"
        "“◯”（U+25EF）。二○一九年、第一百○五条写错了，程序就读不出是哪一年、哪一条。"
        "代替姓名的“○○”不算。原注、原文照录，不查。"
    ),
    advice=N_("改成“〇”；条的序号照原文用“零”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 自二○二五年起实施。\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 自二〇二五年起实施。\n"
    ),
    fix=Safety.SAFE,
    needles=("○", "◯"),
    texts=OWN_WORDS,
)

_CIRCLES = Pattern(r"(?<=[一二三四五六七八九百千〇零])[○◯]+(?=[一二三四五六七八九〇年号条款])")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield circles inside a number in Chinese characters."""
    for found in _CIRCLES.finditer(passage.text):
        start, end = found.span()
        hundred = passage.text[start - 1] in "百千"
        right = ("零" if hundred else "〇") * (end - start)
        yield Spot(
            start,
            end,
            _("“{number}”里的圆圈不是“〇”。").format(number=passage.text[start - 1 : end + 1]),
            _("改成“{right}”。").format(right=right),
            right,
        )
