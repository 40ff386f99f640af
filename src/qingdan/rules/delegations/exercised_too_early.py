"""QD267 exercised-too-early: a town acts before the power is decided, published, put on record."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..completeness.written import day
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import at, date_in
from .samples import PENALTY, delegation

_STEPS = (
    "程序: {{申请: 2025-03-01, 确定: 2025-04-01, 发布: 2025-04-20, 备案: 2025-05-06, 行使: {}}}\n"
)

RULE = Rule(
    code="QD267",
    slug="exercised-too-early",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("没有确定、发布、备案就行使"),
    why=(
        "交由行使的决定应当公布（行政处罚法第二十四条第一款），处罚规定必须公布，未经公布的不得作为处罚的依据"
        "（第五条第三款）。承接的次序是申请、确定、发布、备案、行使：行使的日期早于确定、发布或者备案的，"
        "这一段时间里作的处罚就没有依据。“生效日期”早于“发布”的也报。同一天的不报，没有写的日期不查。"
    ),
    advice=N_("核对日期；确实提前行使了的，改正以后的做法，并对已经作出的决定逐件复核。"),
    bad=delegation(PENALTY + _STEPS.format("2025-05-01")),
    good=delegation(PENALTY + _STEPS.format("2025-06-01")),
    lists=(ListKind.DELEGATIONS,),
    keys=("程序",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for the first step that came after the exercise, and for 生效日期."""
    if item.repealed:
        return
    exercised = date_in(item, "程序", "行使")
    for step in ("确定", "发布", "备案"):
        done = date_in(item, "程序", step)
        if exercised is not None and done is not None and exercised < done:
            yield at(
                item,
                RULE,
                _("{exercised} 开始行使，{done} 才{step}。").format(
                    exercised=exercised.isoformat(), done=done.isoformat(), step=step
                ),
                _("核对“程序”里的日期；行使应当在确定、发布、备案以后。"),
                ("程序", "行使"),
            )
            break
    effective, published = day(item.get("生效日期")), date_in(item, "程序", "发布")
    if effective is not None and published is not None and effective < published:
        yield at(
            item,
            RULE,
            _("{effective} 生效，{published} 才发布。").format(
                effective=effective.isoformat(), published=published.isoformat()
            ),
            _("核对“生效日期”和“程序”里的“发布”；发布以前不生效。"),
            ("生效日期",),
        )
