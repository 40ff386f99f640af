"""QD281 procedure-of-one-organ: a rule on working together with nobody to work with."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_PROCEDURE, PROCEDURE_FILE
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .organs import organs_of

_GOOD = GOOD_PROCEDURE[PROCEDURE_FILE]

RULE = Rule(
    code="QD281",
    slug="procedure-of-one-organ",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("部门联动办事规则不到两个部门"),
    why=(
        "联动办事规则写的是几个部门怎样一起办一件事，只有一个部门就不是联动，"
        "多半是“参与”还没有填。牵头、参与和交接里写到的都算；草案、废止的不查。"
    ),
    advice=N_("在“参与”里补上别的部门；只由一个部门办的，写进它的职责任务。"),
    bad={
        PROCEDURE_FILE: "名称: 企业开办\n状态: 有效\n牵头: zfj\n规则: [受理以后当场核准]\n",
    },
    good=GOOD_PROCEDURE,
    lists=(ListKind.PROCEDURES,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force that names fewer than two organs."""
    organs = organs_of(item) if item.in_force else None
    others = item.mapping.get("参与", [])
    if organs is None or len(organs) > 1 or not isinstance(others, list):
        return
    if organs and item.lacks("牵头"):
        return  # procedure-lead-not-single says what is missing
    message = _("联动办事规则没有写部门。")
    if organs:
        (organ,) = organs
        message = _("联动办事规则只写了一个部门（{organ}）。").format(organ=organ)
    hint = _("补上“参与: [机构 id, ……]”；只由一个部门办的不列入本清单。")
    if others:
        yield item.finding(RULE, message, hint, ("参与",))
    else:
        yield item.missing(RULE, message, hint, ("参与",))
