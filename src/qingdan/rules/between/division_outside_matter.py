"""QD314 division-outside-matter: a 分工 of a department that neither leads nor supports."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_BOUNDARY, boundary
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from . import parties

RULE = Rule(
    code="QD314",
    slug="division-outside-matter",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("有分工的部门既不牵头也不配合"),
    why=(
        "“配合”可以不写，不写就取“分工”里除牵头以外的部门。写了“配合”，它就是全部的配合部门："
        "“分工”里再出现别的部门，两处说法不一，公开出来按“配合”算就漏了它。"
        "没有写“配合”的不查；机构群组和它的成员算同一方；废止的不查。"
    ),
    advice=N_("把它补进“配合”，或者删去这条分工。"),
    bad=boundary(
        "名称: 示例事项\n状态: 有效\n牵头: szf\n配合: [zfj]\n"
        "分工:\n"
        "  - {部门: szf, 职责: [组织联合检查]}\n"
        "  - {部门: zfj, 职责: [立案、决定并执行]}\n"
        "  - {部门: zrzy, 职责: [出具规划认定意见]}\n"
    )
    | {
        "organs.yaml": (
            "机构:\n  szf: {名称: 示例市人民政府, 性质: 人民政府}\n"
            "  zfj: {名称: 示例市城市管理综合行政执法局}\n"
            "  zrzy: {名称: 示例市自然资源和规划局}\n"
        )
    },
    good=GOOD_BOUNDARY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 部门 of a 分工 that is not among 牵头 and the 配合 that are written."""
    register = view.register
    if register is None:
        return
    for matter in view.of_kind(ListKind.BOUNDARIES):
        support = [word for word, _path in matter.words("配合")]
        if not support or matter.repealed or not parties.are_known(matter, register):
            continue
        known = [word for word, _path in matter.words("牵头")] + support
        for word, path in matter.words("分工"):
            if not parties.among(register, word, known):
                yield RawFinding(
                    RULE.slug,
                    matter.path,
                    _("“分工”里的“{organ}”（{name}）既不是牵头部门，也不在“配合”里。").format(
                        organ=word, name=register.name_of(word)
                    ),
                    _("把 {organ} 补进“配合”，或者删去这条分工。").format(organ=word),
                    path,
                    item=matter.id,
                )
