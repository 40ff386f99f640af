"""QD418 localised-quotation: a national law is made to speak of the own place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...law.facts import Rank, Status
from ...law.judging.judged import QuoteMatch, Remark
from ...law.library.ranks import PROVINCES
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import Noted, every
from .saying import cited

RULE = Rule(
    code="QD418",
    slug="localised-quotation",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("原文被改成了本地的说法"),
    why=(
        "全国性的法律、行政法规、部门规章不会写“我市”“市城市管理局”“国家和自治区重点保护”。“原文”里有这样的"
        "话，又和法规库里的条文对不上，是照抄时把法条的话改成了本地的。原文是法条的话，本机关的职责另有地方写。"
        "和条文对得上的不报，quotation-differs 已经报的也不再报。"
    ),
    advice=N_("“原文”照录法条；由哪个部门办，写在职责、承办机构里。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - 引用: 《城市市容和环境卫生管理条例》第三十四条\n"
        "    原文: 由我市城市管理部门责令其纠正违法行为，可以并处警告、罚款。\n"
    ),
    good=GOOD_POWER,
    needles=("原文",),
)

_NATIONAL = frozenset({Rank.LAW, Rank.ADMIN_REGULATION, Rank.DEPARTMENT_RULE})
_PLACE = "|".join(PROVINCES)
_LOCAL = re.compile(
    r"我(?:市|省|自治区|县)(?!域)"
    r"|国家和(?:自治区|省)重点"
    rf"|(?<!、)(?:{_PLACE})(?:省|(?:壮族|回族|维吾尔)?自治区)(?!、)"
    r"|(?<![设各县城直辖的、级])市(?![场政容民级域辖])[\u4e00-\u9fff]{2,10}局(?![域部面势限])"
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each quotation of a national law with words that only a place would use."""
    if not _may_hold(item):
        return
    for one in every(item):
        judged = one.said.judged
        if (
            judged.law is not None
            and judged.law.rank in _NATIONAL
            and judged.quote_match is QuoteMatch.UNCHECKED
            and judged.status is not Status.REPEALED
            and judged.moved_to is None
            and Remark.QUOTE_OF_OLDER not in judged.also
        ):
            yield from _findings(item, one)


def _may_hold(item: ItemView) -> bool:
    return any(basis.quote and _is_local(basis.quote) for basis in item.bases)


@lru_cache(maxsize=16384)
def _is_local(quote: str) -> bool:
    """Lists quote the same provisions over and over."""
    return _LOCAL.search(quote) is not None


def _findings(item: ItemView, one: Noted) -> Iterator[RawFinding]:
    quote, basis = one.said.beside.quote, one.cited.basis
    found = _LOCAL.search(quote) if quote and one.said.alone else None
    if found is None or basis is None:
        return
    yield item.finding(
        RULE,
        _("{cited}的原文里有“{words}”，全国性法规不会这样写。").format(
            cited=cited(one.said.citation), words=found[0]
        ),
        _("照法条原来的文字改。"),
        (*basis, "原文"),
        span=found.span(),
    )
