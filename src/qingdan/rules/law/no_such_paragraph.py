"""QD405 no-such-paragraph: the article has fewer 款 than that."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render
from ...law.facts import Status
from ...law.reference import Locator
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .counted import article_of, paragraphs
from .judgements import is_elsewhere, noted, said_to_be
from .saying import article, cited, law_in

RULE = Rule(
    code="QD405",
    slug="no-such-paragraph",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("这一条没有这一款"),
    why=(
        "款是条里另起一行的自然段，不编号（立法法第六十五条）；列项的一段，连同各项是一款。"
        "把项当成款、把列项以后的一段漏数，是最常见的差错。"
        "各来源对这一条怎样分款不一致的，不报。"
    ),
    advice=N_("对照原文数一数自然段，改正款号；一条只有一款的，不写款。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条第二款]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Status.NO_SUCH_PARAGRAPH),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a 款 that the article does not have."""
    for one in noted(item):
        judged, citation = one.said.judged, one.said.citation
        if judged.status is not Status.NO_SUCH_PARAGRAPH or judged.law is None:
            continue
        if is_elsewhere(one.said):
            continue
        place = citation.last or citation.locator
        held = article_of(item.library, judged, place)
        if held is None:
            continue
        yield item.finding(
            RULE,
            _("{cited}：{law}{article}{count}，没有{paragraph}。").format(
                cited=cited(citation),
                law=law_in(judged.law, judged.cited_version or judged.version),
                article=article(held.number, held.suffix),
                count=paragraphs(held),
                paragraph=render(Locator(paragraph=place.paragraph)),
            ),
            _("对照原文的自然段改正款号；一条只有一款的，不写款。"),
            one.cited.path,
            span=(citation.start, citation.end),
        )
