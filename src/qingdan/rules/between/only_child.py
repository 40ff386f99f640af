"""QD333 only-child: a 主项 with a single 子项."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

_REST = "类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_MAIN = power("名称: 对违法建设的处罚\n" + _REST)
_CHILD = "名称: {name}\n主项: cf-7k3q9d2m\n" + _REST

RULE = Rule(
    code="QD333",
    slug="only-child",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("主项只有一个子项"),
    why=(
        "只有一个子项的主项，分不分主项、子项没有区别，数量却按两个口径算。"
        "上级目录统一了主项、本级只承接其中一个子项时，这样写是对的，所以这条规则只在严格的一套里。"
        "草案和废止的子项不算。"
    ),
    advice=N_("核对是否漏了别的子项；没有就把子项并入主项。"),
    bad=_MAIN | {"powers/zrzy/cf-9x4m2p7q.yaml": _CHILD.format(name="对楼顶搭建的处罚")},
    good=_MAIN
    | {
        "powers/zrzy/cf-9x4m2p7q.yaml": _CHILD.format(name="对楼顶搭建的处罚"),
        "powers/zrzy/cf-1d8k3w5z.yaml": _CHILD.format(name="对占用绿地搭建的处罚"),
    },
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every item in force that exactly one item in force names as its 主项."""
    for item in view.of_kind(ListKind.POWERS):
        children = view.children.get(item.id)
        if children is None or not item.in_force:
            continue
        living = [child for child in children if child.in_force]
        if len(living) == 1 and all(child.readable for child in children):
            yield RawFinding(
                RULE.slug,
                item.path,
                _("这个主项只有一个子项：{child}。").format(child=living[0].id),
                _("核对是否漏了别的子项；没有就把子项并入主项。"),
                ("名称",),
                item=item.id,
            )
