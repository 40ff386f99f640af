"""QD273 recall-without-manner: a matter went up, and nothing says how it is done now."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import FulfilmentClass, ListKind
from ..examples import FULFILMENT_FILE, fulfilment
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

_MATTER = "名称: 对渣土车超载的处罚\n类别: 上级部门收回\n状态: 有效\n上级部门: zfj\n"

RULE = Rule(
    code="QD273",
    slug="recall-without-manner",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("上级部门收回的事项没有写工作方式"),
    why=(
        "收回的事项要写承接部门和工作方式：收回以后由谁、怎样办。不写的，"
        "镇街不再办，部门也不知道怎么接，事情就落了空。草案、废止的不查。"
    ),
    advice=N_("补上“工作方式”，如“由市综合执法局派驻中队日常巡查、立案查处”。"),
    bad=fulfilment(_MATTER),
    good={
        **fulfilment(_MATTER),
        FULFILMENT_FILE: _MATTER + "工作方式: 由市综合执法局派驻中队巡查，依法立案查处\n",
    },
    lists=(ListKind.FULFILMENT,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a withdrawn matter in force without 工作方式."""
    if item.text("类别") != FulfilmentClass.WITHDRAWN or not item.in_force:
        return
    if item.lacks("工作方式"):
        yield item.missing(
            RULE,
            _("上级部门收回的事项没有写工作方式。"),
            _("补上“工作方式: ……”，写明收回以后承接部门怎样办。"),
            ("工作方式",),
        )
