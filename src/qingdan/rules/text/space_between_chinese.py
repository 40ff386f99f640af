"""QD523 space-between-chinese: a blank inside a Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .glyphs import HAN
from .numerals import CHINESE
from .patterns import Pattern

_SPACE = Pattern(rf"(?<=[{HAN}]) +(?=[{HAN}])")
_ARTICLE = Pattern(rf"第[{CHINESE}]+[编章节条](?:之[{CHINESE}]+)?\Z")
_CONTACTS = frozenset({"电话", "地址", "咨询方式", "监督方式", "网址"})


RULE = Rule(
    code="QD523",
    slug="space-between-chinese",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("汉字之间有空格"),
    why=(
        "汉字之间不空格。从 PDF 复制的文字在换行的地方常多出空格（“规 范”），搜“规范”就搜不到。"
        "空格也可能代替了标点，去掉之前要看一眼，所以不自动改。"
        "条号后面的（第一条 为了……）、书名号里的（《财政部 税务总局关于……》）、"
        "电话、地址、咨询方式里的不查；原注、原文照录，不查。"
    ),
    advice=N_("删去空格，或者换成标点。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 执行统一的规 范。\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 执行统一的规范。\n"
    ),
    fix=Safety.UNSAFE,
    needles=(" ",),
    texts=OWN_WORDS,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield blanks between Chinese characters."""
    text = passage.text
    if " " not in text or not _CONTACTS.isdisjoint(passage.path):
        return
    for found in _SPACE.finditer(text):
        start, end = found.span()
        if text.count("《", 0, start) > text.count("》", 0, start):
            continue
        if _ARTICLE.search(text[max(0, start - 12) : start]):
            continue
        yield Spot(
            start,
            end,
            _("“{around}”中间有空格。").format(around=text[max(0, start - 4) : end + 4]),
            _("删去空格；代替标点的，换成标点。"),
            "",
        )
