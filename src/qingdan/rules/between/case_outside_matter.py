"""QD316 case-outside-matter: a 案例 handled by an organ that has no part in the matter."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import boundary
from ..facts import View
from ..rule import N_, Option, RawFinding, Rule, Scope
from . import parties

_MATTER = (
    "名称: 城镇规划区内违法建设的认定与查处\n状态: 有效\n牵头: zfj\n"
    "分工:\n"
    "  - {部门: zfj, 环节: 查处, 职责: [立案、决定并执行]}\n"
    "  - {部门: zrzy, 环节: 认定, 职责: [出具规划认定意见]}\n"
)
_ORGANS = (
    "机构:\n  zfj: {名称: 示例市城市管理综合行政执法局}\n"
    "  zrzy: {名称: 示例市自然资源和规划局}\n  zjj: {名称: 示例市住房和城乡建设局}\n"
)
_ALL = "有说明也查"

RULE = Rule(
    code="QD316",
    slug="case-outside-matter",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("案例由不是这件事的部门办理"),
    why=(
        "案例说明这件事怎样分工，“谁办”应当是牵头、配合或者分工里的部门。"
        "也可以举一个看着像、其实归别的部门管的例子，那就要在“说明”里写明理由；"
        "没有说明的，读的人不知道是写错了还是有意的。机构群组和它的成员算同一方；还没有写分工的、废止的不查。"
    ),
    advice=N_("核对机构 id；有意举反例的，写上“说明”；确实参与的，在“分工”里补上它的职责。"),
    bad=boundary(_MATTER + "案例:\n  - {情形: 在小区绿地里堆放杂物, 谁办: zjj}\n")
    | {"organs.yaml": _ORGANS},
    good=boundary(
        _MATTER
        + "案例:\n"
        + "  - {情形: 在楼顶加盖阳光房, 谁办: zfj}\n"
        + "  - {情形: 在小区绿地里堆放杂物, 谁办: zjj, 说明: 没有搭建，由住房部门督促物业清理}\n"
    )
    | {"organs.yaml": _ORGANS},
    options=(Option(_ALL, False, N_("写了说明的也报：本地要求案例只举这件事的部门")),),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 谁办 outside 牵头, 配合 and 分工 that no 说明 explains."""
    register = view.register
    if register is None:
        return
    for matter in view.of_kind(ListKind.BOUNDARIES):
        cases = matter.words("案例")
        if not cases or not parties.are_divided(matter, register):
            continue
        known = parties.named(matter)
        everywhere = view.around.option(RULE, _ALL, matter.path)
        for word, path in cases:
            if word not in register.ids or parties.among(register, word, known):
                continue
            if everywhere or path[1] in matter.bare_cases:
                yield RawFinding(
                    RULE.slug,
                    matter.path,
                    _("案例由“{organ}”（{name}）办，它不是这件事的部门。").format(
                        organ=word, name=register.name_of(word)
                    ),
                    _("核对机构 id；有意举别的部门的例子，写“说明”讲明为什么归它。"),
                    path,
                    item=matter.id,
                )
