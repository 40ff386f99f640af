"""QD484 deferred-in-force: a town said that it cannot take a matter on, and it is in force."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, Readiness
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import at, is_effective, takers
from .samples import PENALTY, delegation

_READY = PENALTY.replace("{机构: csz}", "{{机构: csz, 准备: {}}}")

RULE = Rule(
    code="QD484",
    slug="deferred-in-force",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("暂不承接的事项已经生效"),
    why=(
        "处罚权交由“能够有效承接”的乡镇、街道行使（行政处罚法第二十四条第一款）。写明暂不承接的，"
        "条件还不具备，不能生效：出了事没有人办，部门却以为已经交出去了。只查状态是有效的事项。"
    ),
    advice=N_("从“承接机构”里去掉它，或者状态改为审核；已经具备条件的，改“准备”。"),
    bad=delegation(_READY.format("暂不承接")),
    good=delegation(_READY.format("有能力承接")),
    lists=(ListKind.DELEGATIONS,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for every recipient of an item in force that defers."""
    if not is_effective(item):
        return
    for taker in takers(item):
        if taker.written.get("准备") == Readiness.DEFERRED:
            yield at(
                item,
                RULE,
                _("{organ}写的是暂不承接，事项却是有效的。").format(
                    organ=taker.written.get("机构", "")
                ),
                _("去掉这个承接机构，或者状态改为审核；已经具备条件的，改“准备”。"),
                (*taker.path, "准备") if taker.path else ("承接机构",),
            )
