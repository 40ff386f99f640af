"""QD336 parent-circle: items that are each other's 主项."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .family import in_circle

_REST = "类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_OTHER = "powers/zrzy/cf-9x4m2p7q.yaml"

RULE = Rule(
    code="QD336",
    slug="parent-circle",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("主项绕成了圈"),
    why=(
        "甲的主项是乙，乙的主项又是甲：没有一个是真正的主项，统计数量时一个也不算。"
        "主项写自己的由“引用的事项不存在”一条报。"
    ),
    advice=N_("去掉真正的主项里的“主项”。"),
    bad={
        **power("名称: 对违法建设的处罚\n主项: cf-9x4m2p7q\n" + _REST),
        _OTHER: "名称: 对楼顶搭建的处罚\n主项: cf-7k3q9d2m\n" + _REST,
    },
    good={
        **power("名称: 对违法建设的处罚\n" + _REST),
        _OTHER: "名称: 对楼顶搭建的处罚\n主项: cf-7k3q9d2m\n" + _REST,
    },
    preset=RulePreset.LEGACY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 主项 by which one comes back to the item itself."""
    for item in view.of_kind(ListKind.POWERS):
        if item.parent is not None and in_circle(view, item):
            yield RawFinding(
                RULE.slug,
                item.path,
                _("从主项“{parent}”往上找，又回到了这个事项。").format(parent=item.parent),
                _("哪一个是真正的主项，就去掉它的“主项”。"),
                ("主项",),
                item=item.id,
            )
