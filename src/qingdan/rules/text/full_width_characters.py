"""QD516 full-width-characters: digits and Latin letters of full width."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .glyphs import WIDE_LETTERS, suspects
from .patterns import Pattern

RULE = Rule(
    code="QD516",
    slug="full-width-characters",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("数字或者字母是全角的"),
    why=(
        "阿拉伯数字和拉丁字母用半角（GB/T 15835—2011《出版物上数字用法》）。"
        "全角的１２３４５看上去一样，却搜不到、排不了序、打不通电话。原注、原文照录，不查。"
    ),
    advice=N_("改成半角。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 罚款不超过１００元。\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 罚款不超过100元。\n"
    ),
    fix=Safety.SAFE,
    texts=OWN_WORDS,
    marks=suspects,
)

_RUN = Pattern(f"[{WIDE_LETTERS}]+(?:[．－／][{WIDE_LETTERS}]+)*")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def look(passage: Passage) -> Iterator[Spot]:
    """Yield runs of full-width digits and letters, with the marks between them."""
    for found in _RUN.finditer(passage.text):
        right = found[0].translate(_NARROW)
        yield Spot(
            *found.span(),
            _("“{wrong}”是全角的。").format(wrong=found[0]),
            _("改成半角的“{right}”。").format(right=right),
            right,
        )
