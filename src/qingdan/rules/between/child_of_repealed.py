"""QD335 child-of-repealed: a 子项 in force under a repealed 主项."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .family import parent_of

_REST = "类型: 行政处罚\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_CHILD = power("名称: 对楼顶搭建的处罚\n状态: 有效\n主项: cf-9x4m2p7q\n" + _REST)

RULE = Rule(
    code="QD335",
    slug="child-of-repealed",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("主项已经废止，子项还有效"),
    why=(
        "主项取消了，子项就不再是谁的一部分：要么一起取消，要么改挂别的主项，要么单独成项。"
        "漏改的子项会照样公布，好像权力还在。草案的子项不查。"
    ),
    advice=N_("子项一起废止；还要行使的，改“主项”或者去掉“主项”单独列一项。"),
    bad={
        **_CHILD,
        "powers/zrzy/cf-9x4m2p7q.yaml": (
            "名称: 对违法建设的处罚\n状态: 废止\n失效日期: 2025-07-01\n备注: 依据的条款已经删去\n"
            + _REST
        ),
    },
    good={
        **_CHILD,
        "powers/zrzy/cf-9x4m2p7q.yaml": "名称: 对违法建设的处罚\n状态: 有效\n" + _REST,
    },
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 主项 of an item in force that is repealed."""
    for item in view.of_kind(ListKind.POWERS):
        if item.parent is None or not item.in_force:
            continue
        parent = parent_of(view, item)
        if parent is None or not parent.repealed:
            continue
        heirs = [word for word, path in parent.items if path[0] == "承接"]
        hint = _("一起废止，或者改挂别的主项；单独成项的去掉“主项”。")
        if heirs:
            hint += _("主项由 {heirs} 承接。").format(heirs=joined(heirs))
        yield RawFinding(
            RULE.slug,
            item.path,
            _("主项“{parent}”（{name}）已经废止。").format(
                parent=parent.id, name=shown(parent.name)
            ),
            hint,
            ("主项",),
            item=item.id,
        )
