"""QD522 full-width-space: an ideographic space (U+3000) in a text."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .patterns import Pattern

RULE = Rule(
    code="QD522",
    slug="full-width-space",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("有全角空格"),
    why=(
        "Word 里常用全角空格缩进、对齐，进了清单就成了文字的一部分，检索时对不上。"
        "每一行开头的直接删去，中间的换成普通空格。有的来源几乎每条都有，所以默认不查；"
        "导入时会整理。原注、原文照录，不查。"
    ),
    advice=N_("删去，或者换成普通空格。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 市级　跨区案件\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 市级：跨区案件\n"
    ),
    preset=RulePreset.STRICT,
    fix=Safety.SAFE,
    needles=("\u3000",),
    texts=OWN_WORDS,
)

_RUN = Pattern("(?P<indent>(?<=\n))?[\u3000 ]*\u3000[\u3000 ]*")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield runs of blanks that hold a U+3000, save those at the edges (edge-space)."""
    text = passage.text
    for found in _RUN.finditer(text):
        start, end = found.span()
        if start == 0 or end == len(text) or text[end] == "\n":
            continue
        indent = found["indent"] is not None
        yield Spot(
            start,
            end,
            _("有全角空格（U+3000）。"),
            _("删去这个缩进。") if indent else _("换成普通空格，或者删去。"),
            "" if indent else " ",
        )
