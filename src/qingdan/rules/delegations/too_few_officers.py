"""QD489 too-few-officers: fewer than two people may enforce."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType, Readiness
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import at, stays, takers
from .samples import PENALTY, delegation

_OFFICERS = PENALTY.replace("{机构: csz}", "{{机构: csz, 持证人数: {}}}")

RULE = Rule(
    code="QD489",
    slug="too-few-officers",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("承接机构的执法人员不到两人"),
    why=(
        "处罚由具有执法资格的人员实施，执法人员不得少于两人（行政处罚法第四十二条第一款）；"
        "强制措施由两名以上执法人员实施（行政强制法第十八条）。持证的不到两人，"
        "就不是“能够有效承接”（行政处罚法第二十四条第一款）。法律另有规定可以一人的，可以豁免。\n\n"
        "只查写了“持证人数”的处罚、强制；暂不承接的、派驻代办一类的、草案和废止的不查。"
    ),
    advice=N_("配足持证人员，或者改为暂不承接。"),
    bad=delegation(_OFFICERS.format(1)),
    good=delegation(_OFFICERS.format(2)),
    lists=(ListKind.DELEGATIONS,),
)

_LEAST = 2
_TYPES = frozenset({str(PowerType.PENALTY), str(PowerType.COERCION)})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for every recipient with fewer than two."""
    if not item.in_force or item.type not in _TYPES or stays(item):
        return
    for taker in takers(item):
        count = taker.written.get("持证人数")
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            continue
        if count < _LEAST and taker.written.get("准备") != Readiness.DEFERRED:
            yield at(
                item,
                RULE,
                _(
                    "{organ}持证的只有{count}人；执法人员不得少于两人（《行政处罚法》第四十二条）。"
                ).format(organ=taker.written.get("机构", ""), count=count),
                _("配足持证人员；还配不足的，“准备”改为暂不承接。"),
                (*taker.path, "持证人数") if taker.path else ("承接机构",),
            )
