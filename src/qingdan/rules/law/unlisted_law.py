"""QD424 unlisted-law: a name like that of a national law, which no collection holds."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...law.facts import Status
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import noted, said_to_be
from .unknown_law import nearly

RULE = Rule(
    code="QD424",
    slug="unlisted-law",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("法规库里没有这部法规"),
    why=(
        "名称像法律、行政法规，法规库里却没有，也没有名称相近的。可能是名称写得不全、是部门规章，"
        "或者是库收录以后新公布的。库只收录到它核对的日期，所以只在严格方案里提示。"
    ),
    advice=N_("核对名称；确有这部法规的，登记到工作区 laws/。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国星际航行法》第十条]\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    gate=said_to_be(Status.UNKNOWN_LAW),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each title of a national law that the library does not hold, and nothing like it."""
    seen: set[str] = set()
    for one in noted(item):
        title = one.said.citation.title
        if one.said.judged.status is not Status.UNKNOWN_LAW or not title or title in seen:
            continue
        seen.add(title)
        if not nearly(item.library, title):
            yield item.finding(
                RULE,
                _("法规库里没有{title}。").format(title=render_title(title)),
                _("核对名称；确有这部法规的，在工作区 laws/ 里登记它的名称、日期和出处。"),
                one.cited.path,
                span=one.said.citation.title_span,
            )
