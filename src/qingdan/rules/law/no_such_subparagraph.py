"""QD406 no-such-subparagraph: the 款 lists fewer 项 than that."""

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
from .counted import article_of, subparagraphs
from .judgements import is_elsewhere, noted, said_to_be
from .saying import cited, law_in

RULE = Rule(
    code="QD406",
    slug="no-such-subparagraph",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("这一款没有这一项"),
    why=(
        "项是款里用（一）（二）编号的内容。行政处罚法第九条列六项，没有第七项。"
        "各来源对这一条怎样分款不一致的，不报。"
    ),
    advice=N_("对照原文改正项号。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十二条第一款第三项]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Status.NO_SUCH_SUBPARAGRAPH),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a 项 that the 款 does not list."""
    for one in noted(item):
        judged, citation = one.said.judged, one.said.citation
        if judged.status is not Status.NO_SUCH_SUBPARAGRAPH or judged.law is None:
            continue
        if is_elsewhere(one.said):
            continue
        place = citation.last or citation.locator
        held = article_of(item.library, judged, place)
        if held is None:
            continue
        above = Locator(place.article, place.article_suffix, place.paragraph)
        yield item.finding(
            RULE,
            _("{cited}：{law}{above}{count}，没有{subparagraph}。").format(
                cited=cited(citation),
                law=law_in(judged.law, judged.cited_version or judged.version),
                above=render(above),
                count=subparagraphs(held, place.paragraph),
                subparagraph=render(Locator(subparagraph=place.subparagraph)),
            ),
            _("对照原文改正项号；这一条有几款的，先写明款。"),
            one.cited.path,
            span=(citation.start, citation.end),
        )
