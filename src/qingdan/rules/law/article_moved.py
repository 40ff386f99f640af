"""QD407 article-moved: the words quoted stand in another place of the law today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...law.citing.rendering import render, render_range
from ...law.facts import Status
from ...law.judging.judged import Judged, QuoteMatch, Remark
from ...law.judging.judging import judge
from ...law.reference import Citation, Locator
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .judgements import Noted, day_of, held, noted
from .saying import cited, law_in

RULE = Rule(
    code="QD407",
    slug="article-moved",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("所引原文现在是另一条"),
    why=(
        "法律修订以后条号变了，条文文字照旧：种子法2021年修正后，原来的第七十三条成了第七十二条。"
        "“原文”里的文字在现行版本里是别的条、款的，说明条号还是旧的，或者写错了。"
        "只报文字能和现行条文对上的；标点、空格、数字写法的差别不算。"
    ),
    advice=N_("改成原文现在所在的条、款，并核对各处引用同一条的地方。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - 引用: 《中华人民共和国种子法》第六十一条\n"
        "    原文: 禁止进出口假、劣种子以及属于国家规定不得进出口的种子。\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    gate=held,
)

_FITS = frozenset({QuoteMatch.EXACT, QuoteMatch.TYPOGRAPHIC, QuoteMatch.ELIDED})
_TOLD = frozenset({Status.REPEALED, Status.NO_SUCH_ARTICLE})
"""What repealed-law and no-such-article say already."""


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation whose quotation stands elsewhere in the version in force."""
    for one in noted(item):
        judged = one.said.judged
        if judged.moved_to is not None and judged.status not in _TOLD and not is_older(item, one):
            yield _finding(item, one, judged, judged.moved_to)


def is_older(item: ItemView, one: Noted) -> bool:
    """Whether a quotation is an older text of which only some still stands somewhere today."""
    judged = one.said.judged
    if Remark.QUOTE_OF_OLDER not in judged.also or judged.quoted_version is None:
        return False
    place = judged.moved_to
    return place is None or _at(item, one, place).quote_match not in _FITS


def _at(item: ItemView, one: Noted, place: Locator) -> Judged:
    """Judge the quotation as that of another place."""
    citation = one.said.citation
    quote = citation.quote or one.said.beside.quote
    moved = replace(citation, locator=place, last=None, quote=quote, history=None)
    return judge(moved, item.library, day_of(item))


def _finding(item: ItemView, one: Noted, judged: Judged, place: Locator) -> RawFinding:
    citation = one.said.citation
    new = render(_whole_place(item, one, judged, place))
    edit = _edit(one, citation, new)
    return item.finding(
        RULE,
        _("{cited}：所引原文是{law}的{place}。").format(
            cited=cited(citation), law=law_in(judged.law, judged.version), place=new
        ),
        _("改成“{place}”，并核对这一条的其他引用。").format(place=new),
        one.cited.path,
        span=(citation.start, citation.end),
        fix=Fix(Safety.UNSAFE, (edit,)) if edit else None,
    )


def _whole_place(item: ItemView, one: Noted, judged: Judged, place: Locator) -> Locator:
    """Return the place with its 款, where the citation names one and the words are one."""
    if judged.law is None or judged.version is None or place.paragraph is not None:
        return place
    held = item.library.articles(judged.law, judged.version).get(
        (place.article or 0, place.article_suffix or 0)
    )
    if held is None or len(held.paragraphs) < 2 or one.said.citation.locator.paragraph is None:
        return place
    quoted = _at(item, one, place).quoted
    return replace(place, paragraph=quoted[0]) if len(quoted) == 1 else place


def _edit(one: Noted, citation: Citation, new: str) -> Edit | None:
    """Return the change of the place; None where it is not written in the usual way."""
    written = render_range(citation.locator, citation.last)
    start = citation.end - len(written)
    if not one.said.alone or one.cited.text[start : citation.end] != written:
        return None
    return Edit(one.cited.path, (start, citation.end), new)
