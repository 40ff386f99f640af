"""QD257 step-flow-broken: steps that run in a circle, or do not hang together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, Mark, RawFinding, Rule, Safety, Scope
from .steps import StepView, are_numbered, circle_in, starts_in, steps_of

_GOOD = GOOD_TERRITORY[TERRITORY_FILE]

RULE = Rule(
    code="QD257",
    slug="step-flow-broken",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("步骤绕成了圈，或者连不成一张图"),
    why=(
        "施工图从一个起点开始，每一步都走得到，最后办结。绕成圈的永远办不完；"
        "有两个起点的，后一个起点没有谁会走到，多半是前面漏写了“下一步”。\n\n"
        "起点是没有别的步骤指向它的步骤。退回重办不画成指回去的箭头，写进那一步的“做”。"
        "各步都没有写“下一步”的只报一次，可以用 --fix --unsafe 按先后连起来。废止的不查。"
    ),
    advice=N_("核对各步的“下一步”：从第一步出发，每一步都走得到，最后一步不写“下一步”。"),
    bad={
        **GOOD_TERRITORY,
        TERRITORY_FILE: _GOOD.replace("产出: 立案审批表", "产出: 立案审批表, 下一步: [1]"),
    },
    good=GOOD_TERRITORY,
    fix=Safety.UNSAFE,
    lists=(ListKind.TERRITORY,),
    keys=("步骤",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a circle; without one, a finding at every start but the first."""
    steps = None if item.repealed or "步骤" in item.meant else steps_of(item.mapping)
    if not steps or not are_numbered(steps):
        return
    circle = circle_in(steps)
    if circle:
        yield _circle(item, circle)
    elif len(steps) > 1 and not any(step.tells for step in steps):
        yield _unlinked(item, steps)
    else:
        yield from _starts(item, steps)


def _circle(item: ItemView, circle: list[StepView]) -> RawFinding:
    last, first = circle[-1], circle[0]
    back = next(at for after, at in last.following if after == first.number)
    way = "→".join(str(step.number) for step in (*circle, first))
    return item.finding(
        RULE,
        _("步骤绕成了圈：{way}。").format(way=way),
        _("删去指回去的“下一步”；退回重办的写进那一步的“做”。"),
        ("步骤", last.place, "下一步", back),
    )


def _unlinked(item: ItemView, steps: list[StepView]) -> RawFinding:
    edits = tuple(
        Edit(("步骤", one.place, "下一步"), None, [after.number]) for one, after in pairwise(steps)
    )
    return item.finding(
        RULE,
        _("{count} 个步骤都没有写“下一步”，连不成一张图。").format(count=len(steps)),
        _("给每一步写“下一步: [序]”，最后一步不写。"),
        ("步骤",),
        mark=Mark.KEY,
        fix=Fix(Safety.UNSAFE, edits),
    )


def _starts(item: ItemView, steps: list[StepView]) -> Iterator[RawFinding]:
    starts = starts_in(steps)
    for step in starts[1:]:
        yield item.finding(
            RULE,
            _("没有哪一步走到第 {number} 步；流程已经从第 {first} 步开始。").format(
                number=step.number, first=starts[0].number
            ),
            _("在它前一步的“下一步”里写上 {number}；用不着的删去。").format(number=step.number),
            ("步骤", step.place, "序"),
        )
