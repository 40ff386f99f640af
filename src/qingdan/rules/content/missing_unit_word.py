"""QD552 missing-unit-word: 条 or 款 was left out of a citation (第二十七第二款)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot, TextSort
from ..text.patterns import Pattern

RULE = Rule(
    code="QD552",
    slug="missing-unit-word",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("引用漏了“条”或“款”"),
    why=(
        "引用法条依次写明条、款、项（立法法第六十五条：条分款、项、目）。“第二十七第二款”漏了"
        "“条”，读的人只能猜，程序也找不到这一条。“第三十九至第五十条”“第四、五项”是并列的"
        "写法，不报；原文里的不查。"
    ),
    advice=N_("补上“条”或者“款”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十第一款]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    needles=("第",),
    texts=OWN_WORDS,
)

_NUMERAL = r"[〇零一二三四五六七八九十百千\d]+"
_INSIDE = Pattern(rf"(条)?(第{_NUMERAL})(?=第{_NUMERAL}[款项])")
_AT_END = Pattern(rf"》(?:（[^（）]*）)?\s*(第{_NUMERAL})\s*[。；]?\s*$")
_COMPLETE = ("条", "款", "项", "目", "章", "节", "》", "号", "）")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers without 条 or 款 behind them; the word is what the fix puts in."""
    text = passage.text
    if text.count("第") > 1:
        for found in _INSIDE.finditer(text):
            yield _spot(found.start(2), found.end(2), found[2], "款" if found[1] else "条")
    if passage.sort is TextSort.CITATION and not text.endswith(_COMPLETE):
        last = _AT_END.search(text)
        if last:
            yield _spot(last.start(1), last.end(1), last[1], "条")


def _spot(start: int, end: int, number: str, unit: str) -> Spot:
    return Spot(
        start,
        end,
        _("“{number}”后面漏了“{unit}”。").format(number=number, unit=unit),
        _("核对原文后写成“{number}{unit}”。").format(number=number, unit=unit),
        number + unit,
    )
