"""QD272 assist-without-duties: a shared matter that does not say who does what."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import FulfilmentClass, ListKind
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD272",
    slug="assist-without-duties",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("配合履职的事项没有写双方的职责"),
    why=(
        "配合履职的清单有两栏：上级部门职责、镇街配合职责。一边不写，责任就全到了另一边。"
        "镇街的清单和部门的清单出自同一条记录，两边看到的一样。草案、废止的不查。"
    ),
    advice=N_("补上“上级部门职责”和“镇街配合职责”，各写明做什么。"),
    bad={
        **GOOD_FULFILMENT,
        FULFILMENT_FILE: GOOD_FULFILMENT[FULFILMENT_FILE].replace(
            "上级部门职责: [认定违法建设并立案查处]\n", ""
        ),
    },
    good=GOOD_FULFILMENT,
    lists=(ListKind.FULFILMENT,),
)

_BOTH = ("上级部门职责", "镇街配合职责")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding that names the sides of a shared matter in force that are not there."""
    if item.text("类别") != FulfilmentClass.ASSIST or not item.in_force:
        return
    lacking = [key for key in _BOTH if item.lacks(key)]
    if lacking:
        yield item.missing(
            RULE,
            _("配合履职的事项没有写{keys}。").format(keys=joined(lacking)),
            _("补上“{key}: [……]”，写明做什么、对什么做。").format(key=lacking[0]),
            (lacking[0],),
        )
