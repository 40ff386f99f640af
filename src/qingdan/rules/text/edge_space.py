"""QD520 edge-space: blanks at the start or end of a text, or at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .glyphs import BLANKS
from .patterns import Pattern


def _may_hold(text: str) -> bool:
    return text[0].isspace() or text[-1].isspace() or "\n" in text


RULE = Rule(
    code="QD520",
    slug="edge-space",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("开头或者结尾有空格"),
    why=(
        "引号里开头、结尾的空格看不见，却让两个相同的名称比对不上、去不了重，"
        "排序也会排到最前面。多行文字每行末尾的空格同样没有用。原注、原文照录，不查。"
    ),
    advice=N_("删去开头和结尾的空格。"),
    bad=power('名称: "示例的处罚 "\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n'),
    good=power('名称: "示例的处罚"\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n'),
    fix=Safety.SAFE,
    texts=OWN_WORDS,
    needles=tuple(BLANKS),
    screen=_may_hold,
)

_BLANK = r"[ \t\u00a0\u3000]+"
_EDGE = Pattern(rf"\A{_BLANK}|{_BLANK}(?=\n|\Z)")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield blanks at the edges; line breaks are left alone."""
    text = passage.text
    for found in _EDGE.finditer(text):
        at_start = found.start() == 0
        yield Spot(
            *found.span(),
            _("文字开头有空格。") if at_start else _("文字结尾有空格。"),
            _("删去这个空格。"),
            "",
        )
