"""QD422 older-than-its-law: an item says it holds since a day on which its law did not yet."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import day_of, effective, first_day, too_young
from .saying import cited

RULE = Rule(
    code="QD422",
    slug="older-than-its-law",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("事项的生效日期早于所引法规的施行日期"),
    why=(
        "“生效日期”是本版内容生效的日期。早于所引法规第一次施行的日期，不是日期没有随依据更新，就是依据"
        "引错了：2021年12月生效的内容不会引2022年6月5日才施行的噪声污染防治法。"
        "只看法规库里知道首次施行日期的法规。"
    ),
    advice=N_("依据更新过的，把“生效日期”改成本版生效的日期；没有更新的，核对依据。"),
    bad=power(
        "名称: 对夜间施工产生噪声污染的处罚\n类型: 行政处罚\n状态: 有效\n生效日期: 2021-12-01\n"
        "依据: [《中华人民共和国噪声污染防治法》第七十七条]\n"
    ),
    good=GOOD_POWER,
    keys=("生效日期",),
    gate=too_young,
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a law that is younger than the item says it is itself."""
    begins = effective(item)
    if begins is None or begins >= day_of(item):
        return
    seen: set[tuple[object, str]] = set()
    for one in too_young(item):
        law, citation = one.said.judged.law, one.said.citation
        day = first_day(law) if law is not None else None
        if law is None or day is None or day > day_of(item) or (one.cited.path, law.id) in seen:
            continue
        seen.add((one.cited.path, law.id))
        yield item.finding(
            RULE,
            _("{cited}：{law}{day}才施行，这个事项的生效日期是{begins}。").format(
                cited=cited(citation),
                law=render_title(law.title),
                day=day.isoformat(),
                begins=begins.isoformat(),
            ),
            _("依据是后来改的，“生效日期”也要改成本版生效的日期；否则核对依据。"),
            one.cited.path,
            span=(citation.start, citation.end),
        )
