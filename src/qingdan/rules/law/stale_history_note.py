"""QD425 stale-history-note: the note behind a title ends with a version that is not in force."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.facts import Status
from ...law.judging.judged import QuoteMatch
from ...messages import _
from ...model.finding import FieldPath, Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .article_changed import is_noted_change
from .judgements import Noted, held, noted
from .saying import cited, law_in, version_of

RULE = Rule(
    code="QD425",
    slug="stale-history-note",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("原注停在旧版本"),
    why=(
        "“原注”里的修改沿革没有写到现行版本，说明这一条是按旧版本抄的，条号和原文都可能过时。"
        "原文已经对出差别的，由 article-moved、article-changed 报；这里只提示还没有对出差别的。"
    ),
    advice=N_("按现行版本核对条号和原文，补上原注或者删去原注。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - 引用: 《中华人民共和国消防法》第十三条\n"
        "    原注: 2008年10月28日修订，2019年4月23日修正\n"
    ),
    good=GOOD_POWER,
    needles=("原注",),
    gate=held,
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each basis whose 原注 tells of an older version and whose words are not at fault."""
    told: set[FieldPath] = set()
    for one in noted(item):
        dated = one.said.dated
        basis = one.cited.basis
        if dated is None or dated.law is None or basis is None or not one.said.beside.history:
            continue
        old = dated.cited_version
        if old is None or basis in told or is_told(item, one):
            continue
        told.add(basis)
        yield item.finding(
            RULE,
            _("{cited}：原注写到{old}，现行的是{law}。").format(
                cited=cited(one.said.citation),
                old=version_of(old),
                law=law_in(dated.law, dated.version),
            ),
            _("按现行版本核对条号和原文，再补上或者删去原注。"),
            (*basis, "原注"),
        )


def is_told(item: ItemView, one: Noted) -> bool:
    """Whether another rule says already that the article has moved or reads otherwise."""
    judged = one.said.judged
    if judged.status is not Status.IN_FORCE or judged.quote_match is QuoteMatch.DIFFERENT:
        return True
    return is_noted_change(item, one)
