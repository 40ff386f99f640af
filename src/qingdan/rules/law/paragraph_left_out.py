"""QD423 paragraph-left-out: 项 is cited without 款, and several 款 list 项."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.facts import Status
from ...law.judging.judged import Remark
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .counted import article_of, paragraphs
from .judgements import noted, said_to_be
from .saying import cited, law_in

RULE = Rule(
    code="QD423",
    slug="paragraph-left-out",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("写了项没有写款，说不清是哪一项"),
    why=(
        "条、款、项一级一级写（立法法第六十五条）。这一条有几款都列了项，只写“第二项”，不知道是哪一款的"
        "第二项。只有一款列项的，看得出来，由 paragraph-implied 在严格方案里提示。"
    ),
    advice=N_("在项前面写明款。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国种子法》第四十八条第二项]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Remark.PARAGRAPH_MISSING),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a 项 that several 款 of the article have."""
    for one in noted(item):
        judged, citation = one.said.judged, one.said.citation
        if Remark.PARAGRAPH_MISSING not in judged.also or judged.status is not Status.IN_FORCE:
            continue
        held = article_of(item.library, judged, citation.locator)
        if held is None:
            continue
        yield item.finding(
            RULE,
            _("{cited}：{law}这一条{count}，不止一款列了项，没有写是哪一款。").format(
                cited=cited(citation),
                law=law_in(judged.law, judged.cited_version or judged.version),
                count=paragraphs(held),
            ),
            _("对照原文，在项前面写明款。"),
            one.cited.path,
            span=(citation.start, citation.end),
        )
