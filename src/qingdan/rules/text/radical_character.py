"""QD526 radical-character: a radical symbol or a compatibility character in place of a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Safety, Scope, Spot, TextSort
from .glyphs import RADICALS, radicals, suspects
from .patterns import Pattern

RULE = Rule(
    code="QD526",
    slug="radical-character",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("汉字被换成了部首字符"),
    why=(
        "有些 PDF 复制出来的“⼈⺠⽣⽤”不是汉字，是 Unicode 的部首字符（U+2E80 至 U+2FDF）"
        "或者兼容汉字（U+F900 至 U+FAFF），看上去一样，却搜不到、比不出。"
        "每个字符只换成写法相同的那个汉字，别的字符不动。原文里的也提示，但不自动改。"
    ),
    advice=N_("换成普通的汉字。"),
    bad=power(
        "名称: 对擅自占⽤城市道路的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
    ),
    good=power(
        "名称: 对擅自占用城市道路的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
    ),
    fix=Safety.SAFE,
    marks=suspects,
)

_UNIFIED = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"
"""Twelve that stand in the compatibility block by mistake: ordinary characters."""
_SYMBOL = Pattern(rf"(?![{_UNIFIED}])[{RADICALS}]")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield radical symbols and compatibility characters, with the character they look like."""
    for found in _SYMBOL.finditer(passage.text):
        right = _ordinary(found[0])
        yield Spot(
            *found.span(),
            _("“{symbol}”（U+{code:04X}）不是普通的汉字。").format(
                symbol=found[0], code=ord(found[0])
            ),
            _("换成“{right}”。").format(right=right) if right else _("对照原件重新输入这个字。"),
            None if passage.sort is TextSort.QUOTATION else right,
        )


def _ordinary(symbol: str) -> str | None:
    right = radicals().get(symbol) or unicodedata.normalize("NFC", symbol)
    return None if right == symbol else right
