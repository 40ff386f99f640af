"""QD551 doubled-words: a word that was typed or pasted twice (负责负责, 的的)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot

RULE = Rule(
    code="QD551",
    slug="doubled-words",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("词语重复"),
    why=(
        "同一个词连着出现两次，多半是粘贴或者全部替换时多出来的：“负责负责本行政区域内”"
        "“拒不改正的的处罚”。本来就成立的叠用不报：目的的、以及及时、工程工程量、一项一项。"
        "原文是别人的话，不查。"
    ),
    advice=N_("去掉多余的一个。"),
    bad=power(
        "名称: 对未取得建设工程规划许可证进行建设的的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    texts=OWN_WORDS,
)

_PHRASE = re.compile(r"([\u4e00-\u9fff]{2,6})\1")
_PARTICLE = re.compile(
    r"(?<![目标])的的(?!确)"
    r"|(?<![针面核应])对对(?![外方账接应口象比策照话立手数])"
    r"|和和(?![平谐解睦气])"
    r"|或或"
    r"|(?<![理事案缘自])由由"
    r"|(?<![存所现实内])在在(?![建校职押岗线编册])"
    r"|及及(?![时其早])"
    r"|应应(?=当)(?<![相供适响反对]应应)"
    r"|(?<!合)并并(?![联行列存购])"
    r"|不不"
    r"|了了(?!解)"
    r"|是是(?!否)"
    r"|把把"
)
_SAME = re.compile(r"([的对和或由在及应并不了是把])\1")
"""Ten times as fast as the pattern with the exceptions."""
_FREE = frozenset({"规定", "组织", "政府", "年度", "装箱", "设计"})
"""规定规定的保护期, 省人民政府政府采购: the second begins a compound of its own."""
_HEADS = frozenset("物人量费证税者权质民团书款金品")
"""工程工程量, 采购采购人, 保管保管物."""
_REPEATABLE = frozenset("一二三四五六七八九十百千两的共分创自各每逐层")
"""一项一项, 市的市区, 分级分类."""
_REGIONS = frozenset({"行政区", "自治区"})


def look(passage: Passage) -> Iterator[Spot]:
    """Yield words that stand twice in a row; the second one may go."""
    text = passage.text
    for found in _PHRASE.finditer(text):
        if not _meant(found[1], text[found.end() : found.end() + 1]):
            yield _spot(found.start(), found.end(), found[1])
    if _SAME.search(text):
        for found in _PARTICLE.finditer(text):
            yield _spot(found.start(), found.end(), found[0][0])


def _meant(word: str, following: str) -> bool:
    """Whether a repetition is good Chinese."""
    if word[0] == "的" or _REPEATABLE.issuperset(word):
        return True
    if len(word) == 2:
        return word in _FREE or following in _HEADS or not _REPEATABLE.isdisjoint(word)
    return word in _REGIONS and following in ("域", "级", "人")


def _spot(start: int, end: int, word: str) -> Spot:
    return Spot(
        start,
        end,
        _("“{twice}”重复了“{word}”。").format(twice=word * 2, word=word),
        _("去掉一个“{word}”。").format(word=word),
        word,
    )
