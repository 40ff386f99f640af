"""QD274 key-of-another-class: a key that belongs to another part of the town's list."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import FulfilmentClass, ListKind
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT
from ..itemview import ItemView
from ..rule import N_, Mark, RawFinding, Rule, Scope

RULE = Rule(
    code="QD274",
    slug="key-of-another-class",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("写了别的类别才有的栏目"),
    why=(
        "基本履职只有事项名称，由镇街负全责；配合履职写上级部门和双方职责；上级部门收回的写承接部门和"
        "工作方式。栏目和类别对不上，多半是类别选错了，或者改了类别忘了删：基本履职写了上级部门职责，"
        "就说不清是镇街负责还是配合。废止的不查。"
    ),
    advice=N_("改“类别”，或者删去不属于这一类的栏目。"),
    bad={
        **GOOD_FULFILMENT,
        FULFILMENT_FILE: GOOD_FULFILMENT[FULFILMENT_FILE].replace("配合履职", "基本履职"),
    },
    good=GOOD_FULFILMENT,
    lists=(ListKind.FULFILMENT,),
)

_FOREIGN = {
    str(FulfilmentClass.BASIC): ("上级部门", "上级部门职责", "镇街配合职责", "工作方式"),
    str(FulfilmentClass.ASSIST): ("工作方式",),
    str(FulfilmentClass.WITHDRAWN): ("上级部门职责", "镇街配合职责"),
}


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding at the first key that is not of the class, naming all."""
    part = item.text("类别")
    others = _FOREIGN.get(part, ())
    foreign = [k for k, value in item.mapping.items() if k in others and value not in (None, [])]
    if foreign and not item.repealed:
        yield item.finding(
            RULE,
            _("{part}的事项没有{keys}这样的栏目。").format(
                part=part, keys=joined(f"“{key}”" for key in foreign)
            ),
            _("类别选错了就改“类别”，没有选错就删去。"),
            (foreign[0],),
            mark=Mark.KEY,
        )
