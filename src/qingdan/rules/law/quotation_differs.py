"""QD409 quotation-differs: what is quoted is not what the law says there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ...law.facts import Status
from ...law.judging.judged import Judged, QuoteMatch, Remark
from ...law.library.wording import normalise
from ...law.reference import Citation
from ...messages import _
from ...model.finding import FieldPath, Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import Noted, held, noted
from .saying import cited, law_in

if TYPE_CHECKING:
    from ...law.library.library import LawLibrary

RULE = Rule(
    code="QD409",
    slug="quotation-differs",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("所引原文和条文不一致"),
    why=(
        "“原文”应当照录。公布的清单里，有把“国务院住房城乡建设主管部门”改成本市局名的，有漏掉一句的，"
        "有把别的条文贴在这里的。标点、空格、括号、数字写法的差别不算，省略一部分（……）也不算；"
        "法规库里没有这部法规的文字、不能确定的，不报。"
    ),
    advice=N_("照现行条文改“原文”，或者改正条号；qingdan law fill 可以从法规库填写原文。"),
    bad={
        **power(
            "名称: 对未备案堆放物料的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
            "  - 引用: 《示例市街道管理条例》第三条\n"
            "    原文: 在街道两侧堆放物料的，由市城管局处二千元罚款。\n"
        ),
        "laws/示例市街道管理条例.yaml": (
            "名称: 示例市街道管理条例\n位阶: 设区的市地方性法规\n"
            "公布日期: 2020-01-01\n施行日期: 2020-03-01\n条文:\n"
            "  第一条: 为了加强街道管理，制定本条例。\n"
            "  第二条: 本市街道的管理适用本条例。\n"
            "  第三条: 在街道两侧堆放物料的，由城市管理部门处五百元以上一千元以下罚款。\n"
        ),
    },
    good=GOOD_POWER,
    gate=held,
)

_LEAD, _SHOWN = 4, 6
"""Characters before and behind the first difference that are shown."""
_LONGEST = 30
_MARKS = {0xE000: ".", 0xE001: "-", 0xE002: ":", 0xE003: "/"}
"""Marks between figures, as ``wording.normalise`` keeps them."""


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each quotation with other words than the provision it stands behind."""
    for one in noted(item):
        judged = one.said.judged
        if (
            judged.quote_match is QuoteMatch.DIFFERENT
            and judged.moved_to is None
            and judged.status is not Status.REPEALED
            and Remark.QUOTE_OF_OLDER not in judged.also
        ):
            yield _finding(item, one, judged)


def _finding(item: ItemView, one: Noted, judged: Judged) -> RawFinding:
    citation = one.said.citation
    law = law_in(judged.law, judged.version) if judged.law else ""
    message = _("{cited}：所引原文和{law}不一致").format(cited=cited(citation), law=law)
    words = _words(item.library, judged, citation)
    quote = one.said.beside.quote or citation.quote
    difference = first_difference(quote, words) if quote and words else None
    if difference:
        message += _("，原文写“{ours}”，条文是“{theirs}”").format(
            ours=_shortened(difference[0]), theirs=_shortened(difference[1])
        )
    path, span = _place(one, citation)
    return item.finding(
        RULE, message + "。", _("照条文改“原文”；引错了条的，改正条号。"), path, span=span
    )


def _shortened(words: str) -> str:
    words = words.translate(_MARKS)
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "……"


def _place(one: Noted, citation: Citation) -> tuple[FieldPath, tuple[int, int] | None]:
    """Return where the quotation stands: beside the citation, or behind it in its text."""
    if citation.quote is None and one.cited.basis is not None:
        return (*one.cited.basis, "原文"), None
    return one.cited.path, citation.quote_span


def _words(library: LawLibrary, judged: Judged, citation: Citation) -> tuple[str, ...]:
    """Return the 款 of the article cited in words, where somebody added them."""
    law, version, place = judged.law, judged.version, citation.locator
    if law is None or version is None or place.article is None:
        return ()
    provision = library.provision(law, version, place.article, place.article_suffix or 0)
    if provision is None:
        return ()
    if place.paragraph and place.paragraph <= len(provision.paragraphs):
        return (provision.paragraphs[place.paragraph - 1],)
    return (
        provision.paragraphs
        if len(provision.paragraphs) < 2
        else (
            "".join(provision.paragraphs),
            *provision.paragraphs,
        )
    )


def first_difference(ours: str, theirs: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the words of both sides where they part first, punctuation left out.

    ``theirs`` are texts that may be meant; the one that is most alike is. What the quotation
    leaves out before and behind is no difference.
    """
    one = normalise(ours)
    matchers = [SequenceMatcher(None, one, normalise(words), autojunk=False) for words in theirs]
    best = max(matchers, key=SequenceMatcher.ratio, default=None)
    if best is None:
        return None
    for tag, start, end, its_start, its_end in best.get_opcodes():
        inside = end > 0 and start < len(one)
        if tag != "equal" and (inside if tag == "insert" else True):
            a, b = max(0, start - _LEAD), max(0, its_start - _LEAD)
            its = normalise(theirs[matchers.index(best)])
            return one[a : end + _SHOWN], its[b : its_end + _SHOWN]
    return None
