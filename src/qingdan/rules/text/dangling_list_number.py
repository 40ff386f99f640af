"""QD519 dangling-list-number: a number of a list with nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort
from .patterns import Pattern

_NUMBER = (
    r"(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳])"
)
_DANGLING = Pattern(rf"(?:\A|(?<=[。；;：:\n]))[ \t\u3000]*({_NUMBER})\s*(?=\Z|\n)")
_LAST = tuple(".．、)）①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def _may_hold(text: str) -> bool:
    return "\n" in text or text.rstrip()[-1:] in _LAST


RULE = Rule(
    code="QD519",
    slug="dangling-list-number",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("编号后面没有内容"),
    why=(
        "文字停在“；3.”“（二）”这样的编号上，后面的一条不是丢了，就是拆到别处去了。"
        "只有数字、没有点或者括号的（任务编号“1”）不算。引用、原文不查。"
    ),
    advice=N_("对照来源补上这一条，或者删去编号。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 1.由市级办理；2.\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 1.由市级办理；2.由县级督办。\n"
    ),
    texts=frozenset({TextSort.PROSE, TextSort.NAME}),
    needles=_LAST,
    screen=_may_hold,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers at the end of the text or of a line."""
    for found in _DANGLING.finditer(passage.text):
        yield Spot(
            *found.span(1),
            _("编号“{number}”后面没有内容。").format(number=found[1]),
            _("对照来源补上这一条，或者删去编号。"),
        )
