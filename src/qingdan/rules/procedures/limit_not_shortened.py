"""QD284 limit-not-shortened: the time after a flow was made anew is longer than before."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..completeness.written import duration
from ..examples import GOOD_PROCEDURE, PROCEDURE_FILE
from ..itemview import ItemView
from ..listed import part
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD284",
    slug="limit-not-shortened",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("压减后的时限比压减前还长"),
    why=(
        "“压减后”长于“压减前”，压减的比例就成了负数，多半是两个数填反了，或者单位写错了。\n\n"
        "单位不同、不定一个换算办法就比不了的（3个工作日和1小时、30日和20个工作日），不报。"
        "废止的不查。"
    ),
    advice=N_("核对两个时限；填反了的对调，单位错了的改正。"),
    bad={PROCEDURE_FILE: GOOD_PROCEDURE[PROCEDURE_FILE].replace("压减后: 1个工", "压减后: 5个工")},
    good=GOOD_PROCEDURE,
    lists=(ListKind.PROCEDURES,),
    keys=("办理时限",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding where both limits are in comparable units and the later is longer."""
    limits = part(item.mapping, "办理时限")
    before, after = duration(limits.get("压减前")), duration(limits.get("压减后"))
    if item.repealed or before is None or after is None or (after.compare(before) or 0) <= 0:
        return
    yield item.finding(
        RULE,
        _("压减后“{after}”比压减前“{before}”还长。").format(after=after, before=before),
        _("看看是不是两个数填反了，或者单位写错了。"),
        ("办理时限", "压减后"),
    )
