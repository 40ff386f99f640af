"""QD525 private-use-character: a character that is lost, or known only to one computer."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from .glyphs import MOJIBAKE, PRIVATE, suspects
from .patterns import Pattern

RULE = Rule(
    code="QD525",
    slug="private-use-character",
    severity=Severity.ERROR,
    scope=Scope.TEXT,
    title=N_("有自造字或者丢失的字"),
    why=(
        "自造字（Unicode 专用区，如 U+E000）只在装了那个字库的电脑上有字形，"
        "在别处是空框；U+FFFD（�）和“锟斤拷”是转换编码时已经丢了的字。"
        "哪一种都不是文字，公布出去没有人读得了。原文里的也报。"
    ),
    advice=N_("对照原件重新输入这个字。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 办理地点在\ue5e5村。\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.LEGACY,
    marks=suspects,
)

_LOST = Pattern(f"[{PRIVATE}]+|(?:{'|'.join(MOJIBAKE)})+")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield characters of the private use areas, replacement characters and their remains."""
    text = passage.text
    for found in _LOST.finditer(text):
        start, end = found.span()
        message = (
            _("“{before}”后面的自造字 U+{code:04X} 在别的电脑上没有字形。")
            if found[0][0] not in "\ufffd锟烫屯"
            else _("“{before}”后面的字在转换编码时丢了。")
        )
        yield Spot(
            start,
            end,
            message.format(before=text[max(0, start - 6) : start], code=ord(found[0][0])),
            _("对照原件重新输入；字库里没有的字，写成通行的字或者加注。"),
        )
