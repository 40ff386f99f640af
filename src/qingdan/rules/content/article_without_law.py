"""QD568 article-without-law: a citation that says which article, but not of which law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort

RULE = Rule(
    code="QD568",
    slug="article-without-law",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("引用只有条款，没有法规名称"),
    why=(
        "来源表格里常见一个法规名称下面列几条，拆成几条依据后，后面的只剩“第七十八条”。每条依据"
        "单独显示、单独核对，必须自己写明是哪部法规。"
    ),
    advice=N_("在条款前面补上《法规名称》。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条, 第六十五条]\n"
    ),
    good=GOOD_POWER,
    needles=("第",),
    texts=frozenset({TextSort.CITATION}),
)

_ARTICLE = re.compile(r"\s*(?:(?:本|该|同)法\s*)?(第[〇零一二三四五六七八九十百千\d]+[条章款])")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield citations that begin with an article and name no title."""
    text = passage.text
    if "《" in text:
        return
    found = _ARTICLE.match(text)
    if found:
        yield Spot(
            found.start(1),
            found.end(1),
            _("“{article}”前面没有法规名称。").format(article=found[1]),
            _("补上是哪部法规：《…》{article}。").format(article=found[1]),
        )
