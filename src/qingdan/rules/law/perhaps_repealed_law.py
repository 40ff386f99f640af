"""QD421 perhaps-repealed-law: a collection marks what is cited as repealed and says no more."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...law.facts import Status
from ...messages import _, joined
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import noted, said_to_be
from .pending import for_pending_cases
from .repealed_law import is_certain
from .saying import cited

RULE = Rule(
    code="QD421",
    slug="perhaps-repealed-law",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("引用的法规可能已经废止"),
    why=(
        "公开的法规目录把它标为失效，但没有写从哪一天起、由哪个文件废止，法规库里也没有找到废止它的条文，"
        "所以只提醒核对。查实还有效的，在工作区 laws/ 里登记它的状态和出处，就不再报。"
    ),
    advice=N_("到国家法律法规数据库查它的时效；已经失效的改引现行法规。"),
    bad=power(
        "名称: 对未按规定参加劳动保险的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国劳动保险条例》第四条]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Status.REPEALED),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a law that is marked as repealed without a day."""
    seen: set[tuple[object, str]] = set()
    for one in noted(item):
        law = one.said.judged.law
        if one.said.judged.status is not Status.REPEALED or law is None or is_certain(law):
            continue
        mark = (one.cited.path, law.id)
        if mark in seen or for_pending_cases(item):
            continue
        seen.add(mark)
        citation = one.said.citation
        sources = law.repeal.sources if law.repeal else ()
        yield item.finding(
            RULE,
            _("{cited}：{law}在{source}里标为失效，没有写日期和废止它的文件。").format(
                cited=cited(citation),
                law=render_title(law.title),
                source=joined(f"“{source.name}”" for source in sources) or _("法规库"),
            ),
            _("到国家法律法规数据库查它的时效，已经失效的改引现行法规。"),
            one.cited.path,
            span=(citation.start, citation.end),
        )
