"""QD253 town-without-duties: a matter of 属地管理 in which towns do nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_TERRITORY, territory
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD253",
    slug="town-without-duties",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("属地管理事项没有写镇街的配合责任"),
    why=(
        "属地管理责任清单一边是部门的主体责任，一边是镇街的配合责任"
        "（山东省乡镇人民政府工作条例第四条）。配合责任不写明，部门可以说什么都归属地管。"
        "镇街什么也不做的事项，不该在这张清单里。草案、废止的不查。"
    ),
    advice=N_("补上“镇街: {配合: [……]}”，如发现、报告、劝阻、协助。"),
    bad=territory(
        "名称: 示例事项\n状态: 有效\n主体责任: [{部门: zfj, 责任: [对违法建设立案查处]}]\n"
        "镇街: {不承担: [认定, 处罚]}\n"
    ),
    good=GOOD_TERRITORY,
    lists=(ListKind.TERRITORY,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force without 镇街 or without 配合 in it."""
    if not item.in_force or "镇街" in item.meant:
        return
    message = _("没有写镇街的配合责任。")
    hint = _("补上“镇街: {配合: [……]}”，写明发现、报告、劝阻、协助什么；镇街不参与的不列入本清单。")
    if item.lacks("镇街"):
        yield item.missing(RULE, message, hint, ("镇街",))
        return
    towns = item.mapping.get("镇街")
    if isinstance(towns, dict) and towns and towns.get("配合", []) == []:
        yield item.missing(RULE, message, hint, ("镇街", "配合"))
