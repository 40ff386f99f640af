"""QD509 title-without-marks: a law cited by its article without 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot, TextSort
from .numerals import CHINESE
from .patterns import Pattern

RULE = Rule(
    code="QD509",
    slug="title-without-marks",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("法规名称没有书名号"),
    why=(
        "法律、法规、规章和文件的名称放在书名号里（GB/T 15834—2011 第4.15条），"
        "没有书名号，程序认不出依据的是哪部法规。查两种没有疑问的：“引用”一开头就是法规名称、"
        "后面跟着条号的；正文里以“中华人民共和国”开头、后面跟着条号的。"
        "宪法、本法、该条例不查；原注、原文照录，不查。"
    ),
    advice=N_("给法规名称加上“《》”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [中华人民共和国城乡规划法第六十四条]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.SAFE,
    needles=("法第", "典第", "例第", "定第", "则第"),
    texts=OWN_WORDS,
)

_ARTICLE = rf"(?=第[\d{CHINESE}]+[条章])"
_AT_START = Pattern(
    r"(?!本|该|此|上述|同|前|违反|根据|依据|依照|按照|参照|执行|适用|以及|和|与|及)"
    rf"[\u4e00-\u9fff]{{2,60}}?(?:法|法典|条例|办法|规定|细则|规则|决定){_ARTICLE}"
)
_OF_THE_STATE = Pattern(
    rf"中华人民共和国(?!宪法)[\u4e00-\u9fff]{{1,30}}?(?<![本该])(?:法|法典|条例){_ARTICLE}"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield titles that are followed by an article and stand in no 《》."""
    text = passage.text
    at_start = None
    if passage.sort is TextSort.CITATION:
        at_start = _AT_START.match(text)
        if at_start is not None:
            yield _spot(at_start)
    for found in _OF_THE_STATE.finditer(text, at_start.end() if at_start else 0):
        before = text[: found.start()]
        if before.count("《") <= before.count("》") and before.count("〈") <= before.count("〉"):
            yield _spot(found)


def _spot(found: re.Match[str]) -> Spot:
    right = f"《{found[0]}》"
    return Spot(
        *found.span(),
        _("法规名称“{title}”没有书名号。").format(title=found[0]),
        _("写成“{right}”。").format(right=right),
        right,
    )
