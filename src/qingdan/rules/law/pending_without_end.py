"""QD416 pending-without-end: an item is kept for pending cases, and nobody says until when."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...law.facts import Status
from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import noted, said_to_be
from .pending import for_pending_cases

RULE = Rule(
    code="QD416",
    slug="pending-without-end",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("只用于在办案件的事项没有写失效日期"),
    why=(
        "依据废止以后，废止以前发生、还没有办完的案件从旧兼从轻（行政处罚法第三十七条），事项可以留到这些"
        "案件办结；备注写明“仅在办案件”适用的，repealed-law 不报。"
        "但它总要结束，没有失效日期就会一直留在清单上。"
    ),
    advice=N_("写上“失效日期”；案件已经办结的，把状态改为废止。"),
    bad=power(
        "名称: 对夜间施工产生噪声污染的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国环境噪声污染防治法》第五十六条]\n备注: 仅适用于在办案件\n"
    ),
    good=power(
        "名称: 对夜间施工产生噪声污染的处罚\n类型: 行政处罚\n状态: 有效\n失效日期: 2027-06-05\n"
        "依据: [《中华人民共和国环境噪声污染防治法》第五十六条]\n备注: 仅适用于在办案件\n"
    ),
    needles=("案件",),
    gate=said_to_be(Status.REPEALED),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield an item for pending cases under a repealed law that has no day of its end."""
    if item.get("失效日期") is not None or not for_pending_cases(item):
        return
    for one in noted(item):
        law = one.said.judged.law
        if one.said.judged.status is Status.REPEALED and law is not None:
            yield item.missing(
                RULE,
                _("依据{law}已经废止，这个事项只用于在办案件，没有写“失效日期”。").format(
                    law=render_title(law.title)
                ),
                _("写上“失效日期”；案件已经办结的，把状态改为废止。"),
                ("失效日期",),
            )
            return
