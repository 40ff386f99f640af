"""QD419 paragraph-not-named: only some 款 of an article are quoted, the citation names none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...law.citing.rendering import render
from ...law.facts import Status
from ...law.judging.judged import Judged, QuoteMatch
from ...law.numerals import to_chinese
from ...law.reference import Citation
from ...messages import _, joined
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .counted import article_of, paragraphs
from .judgements import Noted, held, noted
from .saying import article, cited

RULE = Rule(
    code="QD419",
    slug="paragraph-not-named",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("只引了几款，引用没有写款"),
    why=(
        "“原文”只是这一条的一款或者几款，引用却只写到条：读的人以为整条都是依据，"
        "条文的其他款修改时也说不清影响不影响这一项。原文和条文对得上的才报。"
    ),
    advice=N_("引用写到款。"),
    bad=power(
        "名称: 示例的检查\n类型: 行政检查\n状态: 有效\n依据:\n"
        "  - 引用: 《中华人民共和国会计法》第七条\n"
        "    原文: 县级以上地方各级人民政府财政部门管理本行政区域内的会计工作。\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    gate=held,
)

_ELIDES = re.compile(r"…|\.\.\.|（略）|\(略\)|下列用语")
"""Something is left out knowingly; definitions stand in lines of their own, which are no 款."""
_SURE = frozenset({QuoteMatch.EXACT, QuoteMatch.TYPOGRAPHIC, QuoteMatch.ELIDED})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a whole article whose quotation is some of its 款, complete."""
    for one in noted(item):
        judged, place = one.said.judged, one.said.citation.locator
        if (
            judged.status is Status.IN_FORCE
            and judged.quoted
            and judged.quote_match in _SURE
            and judged.moved_to is None
            and judged.quoted_version is None
            and one.said.alone
            and not _ELIDES.search(one.said.beside.quote or one.said.citation.quote or "")
            and one.said.citation.last is None
            and place.paragraph is None
            and place.subparagraph is None
        ):
            yield from _finding(item, one, judged)


def _finding(item: ItemView, one: Noted, judged: Judged) -> Iterator[RawFinding]:
    citation, quoted = one.said.citation, judged.quoted
    held = article_of(item.library, judged, citation.locator)
    if held is None or not held.certain or len(quoted) >= len(held.paragraphs):
        return
    named = joined(f"第{to_chinese(number)}款" for number in quoted)
    edit = _edit(one, citation, named)
    yield item.finding(
        RULE,
        _("{cited}{count}，所引原文只是{named}。").format(
            cited=cited(citation), count=paragraphs(held), named=named
        ),
        _("写成“{place}{named}”。").format(place=article(held.number, held.suffix), named=named),
        one.cited.path,
        span=(citation.start, citation.end),
        fix=Fix(Safety.UNSAFE, (edit,)) if edit else None,
    )


def _edit(one: Noted, citation: Citation, named: str) -> Edit | None:
    """Return where to add the 款; None where the citation is not written in the usual way."""
    written = render(citation.locator)
    if one.cited.text[citation.end - len(written) : citation.end] != written:
        return None
    return Edit(one.cited.path, (citation.end, citation.end), named)
