"""QD312 lead-among-support: the leading department is named as a supporting one."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_BOUNDARY, boundary
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD312",
    slug="lead-among-support",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("配合部门里有牵头部门"),
    why="同一个部门既牵头又配合，责任就说不清了；多半是复制时忘了删。",
    advice=N_("从“配合”里删去牵头部门。"),
    bad=boundary("名称: 示例事项\n状态: 有效\n牵头: zfj\n配合: [zrzy, zfj]\n"),
    good=GOOD_BOUNDARY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 配合 that is also 牵头."""
    for item in view.of_kind(ListKind.BOUNDARIES):
        leads = {word for word, _path in item.words("牵头")}
        for word, path in item.words("配合"):
            if word in leads:
                name = view.register.name_of(word) if view.register else word
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("牵头部门“{organ}”（{name}）又写在“配合”里。").format(organ=word, name=name),
                    _("从“配合”里删去它；它的职责写在“分工”里。"),
                    path,
                    item=item.id,
                )
