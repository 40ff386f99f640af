"""QD271 fulfilment-without-upper: towns help with a matter, or lost it, and nobody says to whom."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import FulfilmentClass, ListKind
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD271",
    slug="fulfilment-without-upper",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("配合履职、上级收回的事项没有写上级部门"),
    why=(
        "配合履职要写对应的上级部门，上级部门收回的要写由谁承接，各写一个。"
        "不写的，部门一方的清单里就没有这一项，镇街配合谁、群众找谁都不知道。草案、废止的不查。"
    ),
    advice=N_("补上“上级部门: 机构 id”；还没有定下来就把状态改为草案。"),
    bad={
        **GOOD_FULFILMENT,
        FULFILMENT_FILE: GOOD_FULFILMENT[FULFILMENT_FILE].replace("上级部门: zrzy\n", ""),
    },
    good=GOOD_FULFILMENT,
    lists=(ListKind.FULFILMENT,),
)

_SHARED = {
    str(FulfilmentClass.ASSIST): N_("配合履职的事项没有写对应的上级部门。"),
    str(FulfilmentClass.WITHDRAWN): N_("上级部门收回的事项没有写由哪个部门承接。"),
}


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force of the two classes without 上级部门."""
    part = item.text("类别")
    if part in _SHARED and item.in_force and item.lacks("上级部门"):
        yield item.missing(
            RULE,
            _(_SHARED[part]),
            _("补上“上级部门: 机构 id”，只写一个；还没有定下来就把状态改为草案。"),
            ("上级部门",),
        )
