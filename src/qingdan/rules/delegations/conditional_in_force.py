"""QD485 conditional-in-force: in force where the conditions are still to be created."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, Readiness
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import at, is_effective, takers
from .samples import PENALTY, delegation

_READY = PENALTY.replace("{机构: csz}", "{{机构: csz, 准备: 创造条件可以承接{}}}")

RULE = Rule(
    code="QD485",
    slug="conditional-in-force",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("创造条件才能承接的事项已经生效"),
    why=(
        "“创造条件可以承接”的，人员、设备、培训到位以后才能有效承接（行政处罚法第二十四条第一款）。"
        "已经生效的，在“说明”里写清差什么条件、怎样分步，或者条件已经具备、改成有能力承接。"
        "写了“说明”的不报；只查状态是有效的事项。"
    ),
    advice=N_("补上“说明”，或者改“准备”。"),
    bad=delegation(_READY.format("")),
    good=delegation(_READY.format(", 说明: 县执法局派员共同办案半年")),
    lists=(ListKind.DELEGATIONS,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for every such recipient of an item in force that explains nothing."""
    if not is_effective(item) or "承接机构" in item.meant:
        return
    for taker in takers(item):
        conditional = taker.written.get("准备") == Readiness.CONDITIONAL
        if conditional and "说明" not in taker.written:
            yield at(
                item,
                RULE,
                _("{organ}要创造条件才能承接，事项已经生效，没有写条件。").format(
                    organ=taker.written.get("机构", "")
                ),
                _("在这个承接机构里补上“说明: 差什么条件、怎样分步”；条件具备了的改“准备”。"),
                (*taker.path, "准备") if taker.path else ("承接机构",),
            )
