"""QD426 paragraph-implied: 项 is cited without 款; only one of several 款 lists 项."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render
from ...law.facts import Status
from ...law.judging.judged import Remark
from ...law.numerals import to_chinese
from ...law.reference import Citation, Locator
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .counted import article_of, paragraphs
from .judgements import Noted, noted, said_to_be
from .saying import cited

RULE = Rule(
    code="QD426",
    slug="paragraph-implied",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("写了项没有写款"),
    why=(
        "一条有几款的，引用项之前要写明款（立法法第六十五条：条、款、项一级一级排）。这里只有一款列了项，"
        "读的人看得出是哪一项，所以只在严格方案里提示。"
    ),
    advice=N_("在项前面写明款。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十二条第一项]\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    fix=Safety.UNSAFE,
    gate=said_to_be(Remark.PARAGRAPH_IMPLIED),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a 项 whose 款 is not named but can be told."""
    for one in noted(item):
        judged, citation = one.said.judged, one.said.citation
        held = article_of(item.library, judged, citation.locator)
        if held is None or judged.status is not Status.IN_FORCE:
            continue
        if Remark.PARAGRAPH_IMPLIED not in judged.also:
            continue
        listing = [at for at, one_ in enumerate(held.paragraphs, 1) if one_.subparagraphs]
        named = f"第{to_chinese(listing[0])}款"
        edit = _edit(one, citation, named)
        yield item.finding(
            RULE,
            _("{cited}：这一条{count}，列项的是{named}，要写明。").format(
                cited=cited(citation), count=paragraphs(held), named=named
            ),
            _("在项前面写“{named}”。").format(named=named),
            one.cited.path,
            span=(citation.start, citation.end),
            fix=Fix(Safety.UNSAFE, (edit,)) if edit else None,
        )


def _edit(one: Noted, citation: Citation, named: str) -> Edit | None:
    written = render(Locator(subparagraph=citation.locator.subparagraph))
    start = citation.end - len(written)
    if citation.last is not None or one.cited.text[start : citation.end] != written:
        return None
    return Edit(one.cited.path, (start, start), named)
