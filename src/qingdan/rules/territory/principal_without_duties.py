"""QD252 principal-without-duties: a department answers for a matter, and nothing says for what."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_TERRITORY, territory
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .principals import principals

RULE = Rule(
    code="QD252",
    slug="principal-without-duties",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("主体责任部门没有写责任"),
    why=(
        "主体责任清单要写明每个主管部门负责什么（认定、立案、执法、培训、指导），"
        "只写部门名称，出了事还是镇街的。草案、废止的不查。"
    ),
    advice=N_("在它的“责任”里写明动作和对象，如“对违法建设立案查处”。"),
    bad=territory(
        "名称: 示例事项\n状态: 有效\n主体责任: [{部门: zfj}]\n"
        "镇街: {配合: [巡查发现, 劝阻并报告]}\n"
    ),
    good=GOOD_TERRITORY,
    lists=(ListKind.TERRITORY,),
    keys=("主体责任",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding at every department without 责任."""
    if not item.in_force or "主体责任" in item.meant:
        return
    for one in principals(item.mapping) or ():
        if not one.has_duties and "责任" not in item.mapping["主体责任"][one.place]:
            yield item.finding(
                RULE,
                _("主体责任部门“{organ}”没有写责任。").format(organ=one.organ),
                _("补上“责任: [……]”，写明它做什么、对什么做；不负责的从“主体责任”里删去。"),
                ("主体责任", one.place, "部门"),
            )
