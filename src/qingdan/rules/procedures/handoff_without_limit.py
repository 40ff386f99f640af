"""QD283 handoff-without-limit: one department passes a matter on, and nobody says by when."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_PROCEDURE, PROCEDURE_FILE
from ..itemview import ItemView
from ..listed import records
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD283",
    slug="handoff-without-limit",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("部门之间的交接没有写时限"),
    why=(
        "时间多半耗在部门之间：每个环节都有时限，交接没有，总的时限就保不住。"
        "联动办事规则的每一次交接都要写多久移交、多久答复。草案、废止的不查。"
    ),
    advice=N_("给这次交接写上“时限”，如“1个工作日”。"),
    bad={PROCEDURE_FILE: GOOD_PROCEDURE[PROCEDURE_FILE].replace(", 时限: 1小时", "")},
    good=GOOD_PROCEDURE,
    lists=(ListKind.PROCEDURES,),
    keys=("交接",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding at every handoff of a matter in force without 时限."""
    if not item.in_force or "交接" in item.meant:
        return
    for index, handoff in records(item.mapping.get("交接")):
        if handoff and "时限" not in handoff:
            yield item.missing(
                RULE,
                _("第 {number} 次交接没有写时限。").format(number=index + 1),
                _("写上“时限”和单位，如“1个工作日”；当场办的写“即时”。"),
                ("交接", index, "时限"),
            )
