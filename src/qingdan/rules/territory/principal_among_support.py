"""QD255 principal-among-support: a department answers for a matter and only supports in it."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..itemview import ItemView
from ..listed import texts
from ..rule import N_, RawFinding, Rule, Scope
from .principals import principals

RULE = Rule(
    code="QD255",
    slug="principal-among-support",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("主体责任部门又写在配合部门里"),
    why=(
        "同一个部门在同一件事里既负主体责任又只是配合，责任就说不清了；多半是复制时忘了删。"
        "废止的不查。"
    ),
    advice=N_("从“配合部门”里删去它，或者从“主体责任”里删去。"),
    bad={**GOOD_TERRITORY, TERRITORY_FILE: GOOD_TERRITORY[TERRITORY_FILE] + "配合部门: [zrzy]\n"},
    good=GOOD_TERRITORY,
    lists=(ListKind.TERRITORY,),
    keys=("配合部门",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every 配合部门 that is among 主体责任."""
    if item.repealed:
        return
    answering = {one.organ for one in principals(item.mapping) or ()}
    for organ, path in texts(item.mapping.get("配合部门"), ("配合部门",)):
        if organ in answering:
            yield item.finding(
                RULE,
                _("“{organ}”已经在“主体责任”里，又写在“配合部门”里。").format(organ=organ),
                _("两处只留一处：负主体责任的从“配合部门”里删去。"),
                path,
            )
