"""QD408 article-changed: what is cited or quoted is an older text of the article."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render
from ...law.facts import Law, Status, Version
from ...law.judging.judged import Judged, QuoteMatch
from ...law.reference import Locator
from ...law.succession.successors import Successor
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .article_moved import is_older
from .judgements import Noted, held, noted
from .saying import cited, law_in, likely_successors, version_of

RULE = Rule(
    code="QD408",
    slug="article-changed",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("所引条文已经修改"),
    why=(
        "法律修改以后，所引的这一条有了实质变化：“原文”是旧版本的文字，现行条文已经不同；"
        "或者引用写明了旧版本（（2017年修正））、原注停在旧版本，这一条在现行版本里文字不一样。"
        "比较的是去掉标点和空格的文字；这一条没有变、只是版本旧的，见 stale-version-suffix。"
    ),
    advice=N_("按现行条文核对条号、原文，以及处罚种类、幅度、程序是不是还对。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国行政处罚法》（2017年修正）第四十二条]\n"
    ),
    good=GOOD_POWER,
    gate=held,
)

_TOLD = frozenset({Status.REPEALED, Status.NO_SUCH_ARTICLE})
"""What repealed-law and no-such-article say already."""


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of an article that reads otherwise in the version in force."""
    for one in noted(item):
        judged, dated = one.said.judged, one.said.dated
        law = judged.law
        if law is None or judged.status in _TOLD:
            continue
        place = one.said.citation.locator
        if is_older(item, one) and judged.quoted_version is not None:
            yield _quoted(item, one, judged, law, judged.quoted_version)
        elif judged.moved_to is not None:
            continue
        elif one.said.citation.version is not None:
            if judged.status is Status.AMENDED and is_changed(item, judged, place):
                yield _named(item, one, judged, law)
        elif is_noted_change(item, one) and dated is not None:
            yield _noted(item, one, dated)


def is_noted_change(item: ItemView, one: Noted) -> bool:
    """Whether 原注 tells of a version in which an article without quotation read otherwise."""
    dated = one.said.dated
    return (
        dated is not None
        and one.said.judged.quote_match is QuoteMatch.NONE
        and is_changed(item, dated, one.said.citation.locator)
    )


def is_changed(item: ItemView, judged: Judged, place: Locator) -> bool:
    """Whether an article of the version cited reads otherwise in the one in force, or is not there.

    False where the words of either are not known.
    """
    law, old, new = judged.law, judged.cited_version, judged.version
    if law is None or old is None or new is None or place.article is None:
        return False
    key = (place.article, place.article_suffix or 0)
    before, after = item.library.articles(law, old), item.library.articles(law, new)
    if not after or key not in before:
        return False
    if key not in after:
        return True
    return [one.digest for one in before[key].paragraphs] != [
        one.digest for one in after[key].paragraphs
    ]


def _quoted(item: ItemView, one: Noted, judged: Judged, law: Law, version: Version) -> RawFinding:
    citation = one.said.citation
    return item.finding(
        RULE,
        _("{cited}：所引原文是{old}的，现行的是{new}，这一条文字已经不同。").format(
            cited=cited(citation), old=law_in(law, version), new=law_in(law, judged.version)
        ),
        _hint(judged),
        one.cited.path,
        span=(citation.start, citation.end),
    )


def _named(item: ItemView, one: Noted, judged: Judged, law: Law) -> RawFinding:
    citation = one.said.citation
    return item.finding(
        RULE,
        _("{cited}：现行的是{new}，这一条已经修改。").format(
            cited=cited(citation), new=law_in(law, judged.version)
        ),
        _hint(judged),
        one.cited.path,
        span=(citation.start, citation.end),
    )


def _noted(item: ItemView, one: Noted, dated: Judged) -> RawFinding:
    citation, version = one.said.citation, dated.cited_version
    return item.finding(
        RULE,
        _("{cited}：原注写到{old}，现行的是{new}，这一条已经修改。").format(
            cited=cited(citation),
            old=version_of(version) if version else "",
            new=law_in(dated.law, dated.version),
        ),
        _hint(dated),
        one.cited.path,
        span=(citation.start, citation.end),
    )


def is_same_place(judged: Judged, one: Successor) -> bool:
    """Whether a successor is the same article of the same law."""
    place = judged.citation.locator
    same = (one.article, one.suffix) == (place.article, place.article_suffix or 0)
    return same and judged.law is not None and one.title == judged.law.title


def _hint(judged: Judged) -> str:
    if judged.moved_to is not None:
        place = render(judged.moved_to)
        return _("现行的是{place}，照它改条号、原文和版本。").format(place=place)
    best = judged.successors[0] if judged.successors else None
    if best is not None and is_same_place(judged, best):
        return _("条号没有变（文字相似{percent}%），照现行条文改原文和版本。").format(
            percent=round(best.score * 100)
        )
    likely = likely_successors(judged)
    if likely:
        return _("这一条现在可能是{articles}；核对后改条号、原文和版本。").format(articles=likely)
    return _("对照现行条文改条号、原文和版本，并核对处罚种类、幅度、程序。")
