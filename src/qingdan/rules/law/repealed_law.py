"""QD401 repealed-law: what is cited has been repealed."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...law.facts import Law, Status
from ...law.judging.judged import Judged
from ...messages import _, joined
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import Noted, noted, said_to_be
from .pending import for_pending_cases
from .saying import article, cited, likely_successors

RULE = Rule(
    code="QD401",
    slug="repealed-law",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("引用的法规已经废止"),
    why=(
        "废止的法律、法规、规章不能再作依据。比如《中华人民共和国生态环境法典》自2026年8月15日起施行，"
        "它的第一千二百四十二条同时废止了环境保护法、大气污染防治法等十部法律。"
        "按核对的那一天（--as-of）判断；事项的“生效日期”更晚的，按生效日期。"
        "废止的日期和由哪一条废止，取自法规库，库里写明的才报；名称、依据、责任和追责里的引用都查。\n\n"
        "行为发生在废止以前、案件还没有办完的，从旧兼从轻（行政处罚法第三十七条）：备注写明"
        "“仅在办案件”适用的事项不报。"
    ),
    advice=N_("改引承接它的法规的对应条文；没有对应条文的，这个事项可能已经没有依据。"),
    bad=power(
        "名称: 对夜间施工产生噪声污染的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国环境噪声污染防治法》第五十六条]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Status.REPEALED),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each text that cites a repealed law, once a law."""
    seen: set[tuple[object, str]] = set()
    for one in noted(item):
        judged, law = one.said.judged, one.said.judged.law
        if judged.status is not Status.REPEALED or law is None or not is_certain(law):
            continue
        mark = (one.cited.path, law.id)
        if mark in seen:
            continue
        seen.add(mark)
        if for_pending_cases(item):
            return
        yield _finding(item, one, law)


def is_certain(law: Law) -> bool:
    """Whether the library knows since when, and by what, a law is repealed."""
    return law.repeal is not None and law.repeal.on is not None and law.repeal.by is not None


def _finding(item: ItemView, one: Noted, law: Law) -> RawFinding:
    repeal, citation = law.repeal, one.said.citation
    day = repeal.on.isoformat() if repeal and repeal.on else ""
    by = render_title(repeal.by) if repeal and repeal.by else ""
    if repeal and repeal.article:
        by += article(repeal.article)
    message = _("{cited}：{law}自{day}起废止（{by}）。").format(
        cited=cited(citation), law=render_title(law.title), day=day, by=by
    )
    span = (citation.start, citation.end)
    return item.finding(RULE, message, _hint(one.said.judged, law), one.cited.path, span=span)


def _hint(judged: Judged, law: Law) -> str:
    ask = _("qingdan law impact {title} 列出受影响的全部事项。").format(title=law.title)
    likely = likely_successors(judged)
    if likely:
        return _("可能由{articles}承接，核对条文后改引；").format(articles=likely) + ask
    titles = joined(render_title(title) for title in judged.replaced_by)
    if titles:
        return (
            _("到{titles}里找对应的条文改引，没有的，这项依据应当删去；").format(titles=titles)
            + ask
        )
    return _("改引现行的法规；没有的，这项依据应当删去。")
