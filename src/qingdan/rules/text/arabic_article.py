"""QD510 arabic-article: an article cited with Arabic numerals (第12条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot, TextSort
from .numerals import to_chinese
from .patterns import Pattern

_N = r"\s*(\d{1,4})\s*"
_ARTICLE = Pattern(
    rf"第{_N}条(?!\s*[（(]?生产线|线|路|街|道|规划)"
    rf"(?:之{_N})?(?:第{_N}款)?(?:第?[（(]?{_N}[)）]?项)?"
    rf"|(?<=[条款])第{_N}款(?:第?[（(]?{_N}[)）]?项)?|(?<=[条款])第{_N}项"
)
_CITES = Pattern(
    r"(?:[》）)〕号]|(?<!方)法|条例|办法|规定|细则|规则|章程|决定|[条款项][、，和及或至到－—–~～-]|以及|依据|依照|根据|按照|违反|本)\s*\Z"
)
_NUMBER = Pattern(r"\d+")
_DIGIT = re.compile(r"第\s*\d")
_LAST_TITLE = Pattern(r"([^《》]*)》[^《》]*\Z")
_NUMBERED_OTHERWISE = Pattern(
    r"(?:目录|清单|名录|名单|标准|规范|指南|规程|图则|公约|协定|议定书)(?:[（(〈][^》]*)?\Z"
)
_ANNEX = Pattern(r"附[件表录]\s*\d*\s*\Z|[A-Z/]+\s*[\d.]+(?:[-—–]\d{4})?\s*\Z")


def _may_hold(text: str) -> bool:
    return _DIGIT.search(text) is not None


RULE = Rule(
    code="QD510",
    slug="arabic-article",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("条款项的序号用了阿拉伯数字"),
    why=(
        "法律的条的序号用中文数字，项的序号用中文数字加括号（《中华人民共和国立法法》"
        "第六十五条），引用时照写：第十二条第三款第二项。写成“第12条”，既与原文不同，也搜不到。"
        "目录、清单、名录、标准、附件本身用阿拉伯数字编号的，国际条约，不查；原注、原文照录，不查。"
    ),
    advice=N_("把阿拉伯数字改成中文数字。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国城乡规划法》第64条]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.SAFE,
    texts=OWN_WORDS,
    needles=("第",),
    screen=_may_hold,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield articles (with the 款 and 项 behind them) that are numbered in Arabic."""
    text = passage.text
    for found in _ARTICLE.finditer(text):
        before = text[: found.start()]
        if not _is_cited(passage, found, before) or _is_numbered_otherwise(before):
            continue
        right = _NUMBER.sub(_in_chinese, "".join(found[0].split()))
        if right != found[0]:
            yield Spot(
                *found.span(),
                _("“{wrong}”用了阿拉伯数字。").format(wrong=found[0]),
                _("写成“{right}”。").format(right=right),
                None if _NUMBER.search(right) else right,
            )


def _is_cited(passage: Passage, found: re.Match[str], before: str) -> bool:
    if not before.strip():
        return passage.sort is TextSort.CITATION
    return _cites(before) or (before.endswith(("条", "款")) and found[0][-1] in "款项")


def _cites(before: str) -> bool:
    """Whether the words before a number lead up to an article of a law."""
    return _CITES.search(before[-12:]) is not None


def _is_numbered_otherwise(before: str) -> bool:
    if _ANNEX.search(before[-24:]):
        return True
    title = _LAST_TITLE.search(before)
    return title is not None and _NUMBERED_OTHERWISE.search(title[1]) is not None


def _in_chinese(found: re.Match[str]) -> str:
    number = int(found[0])
    return to_chinese(number) if number else found[0]
