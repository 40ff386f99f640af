"""QD315 handoff-outside-matter: a 交接 with an organ that has no part in the matter."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import ListKind
from ..examples import boundary
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
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

RULE = Rule(
    code="QD315",
    slug="handoff-outside-matter",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("交接的一方不是这件事的部门"),
    why=(
        "“交接”写的是分工里的部门之间怎样移交。移交给一个没有分工的部门，它收到以后该做什么就没有依据；"
        "移交给自己多半是抄错了 id。机构群组和它的成员算同一方；还没有写分工的、废止的不查。"
    ),
    advice=N_("核对机构 id；确有交接的，在“分工”里补上这个部门的职责。"),
    bad=boundary(_MATTER + "交接:\n  - {自: zfj, 至: zjj, 何时: 立案之后}\n")
    | {"organs.yaml": _ORGANS},
    good=boundary(_MATTER + "交接:\n  - {自: zfj, 至: zrzy, 何时: 立案之后}\n")
    | {"organs.yaml": _ORGANS},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 自 and 至 that is not among 牵头, 配合 and 分工, and what goes to its giver."""
    register = view.register
    if register is None:
        return
    for matter in view.of_kind(ListKind.BOUNDARIES):
        handoffs = matter.words("交接")
        if not handoffs or not parties.are_divided(matter, register):
            continue
        known = parties.named(matter)
        givers: dict[FieldPath, str] = {}
        for word, path in handoffs:
            if path[-1] == "自":
                givers[path[:-1]] = word
        for word, path in handoffs:
            if path[-1] == "至" and givers.get(path[:-1]) == word:
                message = _("移交的和接收的都是“{organ}”。")
                hint = _("改成接收的部门。")
            elif word in register.ids and not parties.among(register, word, known):
                message = _("交接里的“{organ}”（{name}）不是这件事的牵头、配合或者分工部门。")
                hint = _("核对机构 id；确有交接的，在“分工”里补上它的职责。")
            else:
                continue
            message = message.format(organ=word, name=register.name_of(word))
            yield RawFinding(RULE.slug, matter.path, message, hint, path, item=matter.id)
