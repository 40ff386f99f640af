"""QD313 participant-without-division: a department of a matter, and nothing says what it does."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_BOUNDARY, boundary
from ..facts import Facts, View
from ..rule import N_, Mark, RawFinding, Rule, Scope
from . import parties

RULE = Rule(
    code="QD313",
    slug="participant-without-division",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("牵头或者配合部门没有分工"),
    why=(
        "职责边界清单要写清每个部门做什么。牵头部门、配合部门都要在“分工”里有自己的职责；"
        "只写了名字，出了事还是说不清该谁办。写的是机构群组时，成员有分工也算。草案、废止的不查。"
    ),
    advice=N_("在“分工”里补上它的职责；不参与的从“牵头”“配合”里删去。"),
    bad=boundary(
        "名称: 示例事项\n状态: 有效\n牵头: zfj\n配合: [zrzy]\n"
        "分工:\n  - {部门: zfj, 职责: [立案、决定并执行]}\n"
    ),
    good=GOOD_BOUNDARY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 牵头 and 配合 without a 分工; one finding where there is none at all."""
    register = view.register
    if register is None:
        return
    for matter in view.of_kind(ListKind.BOUNDARIES):
        if not matter.in_force or not parties.are_known(matter, register):
            continue
        division = [word for word, _path in matter.words("分工")]
        if not division:
            yield _nothing(matter)
            continue
        for word, path in (*matter.words("牵头"), *matter.words("配合")):
            if not parties.among(register, word, division):
                yield RawFinding(
                    RULE.slug,
                    matter.path,
                    _("{role}部门“{organ}”（{name}）在“分工”里没有职责。").format(
                        role=path[0], organ=word, name=register.name_of(word)
                    ),
                    _("在“分工”里补一条“部门: {organ}”，写明动作和对象。").format(organ=word),
                    path,
                    item=matter.id,
                )


def _nothing(matter: Facts) -> RawFinding:
    at = (matter.first_key,) if matter.first_key else ()
    return RawFinding(
        RULE.slug,
        matter.path,
        _("没有写各部门的分工。"),
        _("补上“分工”，每个部门一条，写明部门、环节和职责；还没有定下来就把状态改为草案。"),
        at,
        Mark.KEY,
        ("分工",),
        matter.id,
    )
