"""QD256 step-number-broken: a number of a step stands twice, or an arrow leads to no step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .steps import StepView, steps_of

_GOOD = GOOD_TERRITORY[TERRITORY_FILE]

RULE = Rule(
    code="QD256",
    slug="step-number-broken",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("步骤的序号重复，或者下一步不存在"),
    why=(
        "施工图靠“序”和“下一步”连起来：两步写同一个序，或者下一步写了没有的序，"
        "图就画不出来，办到这里也不知道往哪里走。废止的不查。"
    ),
    advice=N_("给每一步一个不同的“序”，“下一步”只写这些序。"),
    bad={**GOOD_TERRITORY, TERRITORY_FILE: _GOOD.replace("下一步: [2]", "下一步: [3]")},
    good=GOOD_TERRITORY,
    lists=(ListKind.TERRITORY,),
    keys=("步骤",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every 序 that stood before, and every 下一步 that is the number of no step."""
    steps = None if item.repealed else steps_of(item.mapping)
    if not steps:
        return
    numbers: Counter[int] = Counter()
    for step in steps:
        numbers[step.number] += 1
        if numbers[step.number] > 1:
            yield item.finding(
                RULE,
                _("序 {number} 前面已经用过。").format(number=step.number),
                _("换一个没有用过的序，并核对指向它的“下一步”。"),
                ("步骤", step.place, "序"),
            )
    if len(numbers) == len(steps):  # else the arrows may be meant for the number that is wrong
        for step in steps:
            yield from _astray(item, step, numbers)


def _astray(item: ItemView, step: StepView, numbers: Counter[int]) -> Iterator[RawFinding]:
    known = joined(str(number) for number in sorted(numbers))
    for after, at in step.following:
        if after not in numbers:
            yield item.finding(
                RULE,
                _("第 {number} 步的下一步写的是 {after}，没有这一步。").format(
                    number=step.number, after=after
                ),
                _("已有的序是 {known}；办结的不写“下一步”。").format(known=known),
                ("步骤", step.place, "下一步", at),
            )
