"""QD331 child-type-differs: a 子项 of another type than its 主项."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .family import parent_of

_REST = "状态: 有效\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_PARENT = {"powers/zrzy/cf-9x4m2p7q.yaml": "名称: 对违法建设的处罚\n类型: 行政处罚\n" + _REST}

RULE = Rule(
    code="QD331",
    slug="child-type-differs",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("子项和主项的类型不同"),
    why=(
        "子项是主项的一部分，类型应当相同：处罚的子项还是处罚。不同的，多半是主项写错了 id、"
        "类型填错了，或者把伴随的强制、检查挂在了处罚下面，那应当另列一项。"
        "按类型统计数量时，混在一起两边都会错。废止的不查。"
    ),
    advice=N_("核对“主项”和“类型”；确是另一类权力的，去掉“主项”，单独列一项。"),
    bad=power("名称: 对违法建设的查封\n类型: 行政强制\n主项: cf-9x4m2p7q\n" + _REST) | _PARENT,
    good=power("名称: 对违法搭建的处罚\n类型: 行政处罚\n主项: cf-9x4m2p7q\n" + _REST) | _PARENT,
)


_KNOWN = frozenset(PowerType)
"""Of any other word unknown-value speaks."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 类型 of a 子项 that is not that of its 主项."""
    for item in view.of_kind(ListKind.POWERS):
        if item.parent is None or item.repealed or item.type not in _KNOWN:
            continue
        parent = parent_of(view, item)
        if parent is None or parent.repealed or parent.type == item.type:
            continue
        if parent.type not in _KNOWN:
            continue
        yield RawFinding(
            RULE.slug,
            item.path,
            _("子项的类型是“{own}”，主项“{parent}”是“{other}”。").format(
                own=item.type, parent=parent.id, other=parent.type
            ),
            _("核对“主项”和“类型”；确是另一类权力的，去掉“主项”，单独列一项。"),
            ("类型",),
            item=item.id,
        )
