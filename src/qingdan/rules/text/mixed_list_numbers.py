"""QD517 mixed-list-numbers: one list numbered 1. and 2、."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Safety, Scope, Spot, TextSort
from .enumerators import Enumerator, Style, enumerators

RULE = Rule(
    code="QD517",
    slug="mixed-list-numbers",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("同一列编号的写法不一样"),
    why=(
        "层次的序数依次用“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 第7.3.3条），"
        "阿拉伯数字后面用点。同一列里有的写“1.”、有的写“2、”，多半是拼起来的文字；"
        "只查从头到尾接得上的一列，各层编号不同不算。"
    ),
    advice=N_("阿拉伯数字的编号一律写成“1.”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 1.由市级办理。2、由县级办理。\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 1.由市级办理。2.由县级办理。\n"
    ),
    fix=Safety.SAFE,
    needles=("1.", "1、", "1．"),
    texts=frozenset({TextSort.PROSE}),
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers that are not written 1. in a list where some are."""
    text = passage.text
    if "1" not in text:
        return
    column = [one for one in enumerators(text) if one.style is Style.DIGIT]
    marks = {text[one.mark] for one in column}
    if len(marks) < 2 or not _runs_on(column):
        return
    for one in column:
        if text[one.mark] != ".":
            yield Spot(
                one.start,
                one.mark + 1,
                _("这一列的编号有的写“{wrong}”，有的写法不同。").format(wrong=one.text),
                _("一律写成“{number}.”的样子。").format(number=one.number),
                f"{text[one.start : one.mark]}.",
            )


def _runs_on(column: list[Enumerator]) -> bool:
    return all(one.number == index for index, one in enumerate(column, 1))
