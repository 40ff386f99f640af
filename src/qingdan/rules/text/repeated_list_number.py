"""QD518 repeated-list-number: the same number twice in a row in one list."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort
from .enumerators import NUMBER_MARKS, Enumerator, enumerators, may_be_numbered

RULE = Rule(
    code="QD518",
    slug="repeated-list-number",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("编号重复"),
    why=(
        "同一列里连着两个“（一）”，多半是插入一条后没有顺延，或者同一条粘贴了两次；"
        "别处引用“第二项”时就对不上。中间隔着别的层次的（1.（1）（2）2.（1）（2））不算。"
        "引用里的“第（一）项”不是编号。原文照录，不查。"
    ),
    advice=N_("核对有没有粘贴两次，然后顺着编号。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: （一）由市级办理；（一）由县级办理。\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: （一）由市级办理；（二）由县级办理。\n"
    ),
    texts=frozenset({TextSort.PROSE, TextSort.NAME}),
    needles=NUMBER_MARKS,
    screen=may_be_numbered,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield the second of two numbers that are the same and follow each other."""
    last: Enumerator | None = None
    for one in enumerators(passage.text):
        if last is not None and _same(one, last):
            yield Spot(
                one.start,
                one.end,
                _("编号“{number}”重复了。").format(number=one.text),
                _("核对有没有粘贴两次，然后把后面的编号顺下去。"),
            )
        last = one


def _same(one: Enumerator, last: Enumerator) -> bool:
    """Whether two numbers are the same; 1. and 1、 are of different levels."""
    return (one.style, one.number, one.text[-1]) == (last.style, last.number, last.text[-1])
