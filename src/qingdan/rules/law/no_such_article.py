"""QD404 no-such-article: the law has no article of that number."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render
from ...law.facts import Law, Status, Version
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import Noted, noted, said_to_be
from .saying import article, cited, law_in, likely_successors, version_of

RULE = Rule(
    code="QD404",
    slug="no-such-article",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("法规没有这一条"),
    why=(
        "引用的条号在法规里不存在：行政处罚法（2021年修订）共八十六条，没有第八十七条。"
        "法规库收有这个版本全部条文的才报；条号在来源里本身跳过的不报。"
        "引用写了版本的按那个版本，没有写的按核对那天有效的版本。"
    ),
    advice=N_("核对条号；法律修订后条号变了的，找到现在的条号。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条, 《中华人民共和国城乡规划法》第七十一条]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Status.NO_SUCH_ARTICLE),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of an article that the version cited does not have."""
    for one in noted(item):
        judged = one.said.judged
        version = judged.cited_version or judged.version
        if judged.status is Status.NO_SUCH_ARTICLE and judged.law and version:
            yield _finding(item, one, judged.law, version)


def _finding(item: ItemView, one: Noted, law: Law, version: Version) -> RawFinding:
    citation = one.said.citation
    place = citation.last or citation.locator
    known = item.library.articles(law, version)
    highest, suffix = max(known) if known else (0, 0)
    message = _("{cited}：{law}到{last}为止，没有{place}。").format(
        cited=cited(citation),
        law=law_in(law, version),
        last=article(highest, suffix),
        place=article(place.article or 0, place.article_suffix or 0),
    )
    if place.article is not None and place.article <= highest:
        message = _("{cited}：{law}没有{place}。").format(
            cited=cited(citation),
            law=law_in(law, version),
            place=article(place.article, place.article_suffix or 0),
        )
    return item.finding(
        RULE, message, _hint(item, one, law), one.cited.path, span=(citation.start, citation.end)
    )


def _hint(item: ItemView, one: Noted, law: Law) -> str:
    """Return what to do: name the older version that had the article, where there is one."""
    moved = one.said.judged.moved_to
    if moved is not None:
        return _("所引原文是现行版本的{place}；改条号。").format(place=render(moved))
    likely = likely_successors(one.said.judged)
    if likely:
        return _("旧版本的这一条现在可能是{articles}；核对后改条号。").format(articles=likely)
    place = one.said.citation.last or one.said.citation.locator
    wanted = (place.article or 0, place.article_suffix or 0)
    for version in reversed(law.versions):
        if wanted in item.library.articles(law, version):
            return _("{version}的版本有这一条，多半是按旧版引的；按现行版本改条号。").format(
                version=version_of(version)
            )
    return _("核对条号。")
