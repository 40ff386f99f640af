"""QD380 two-classes: one matter of a town in two of 基本, 配合 and 收回."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import FulfilmentClass, ListKind
from ..examples import GOOD_FULFILMENT
from ..facts import Facts, ListView
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown

RULE = Rule(
    code="QD380",
    slug="two-classes",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    title=N_("同一件事列在履职清单的两类里"),
    why=(
        "基本履职由镇街负全责，配合履职尽次责，上级部门收回的不再办，三类互相排斥："
        "同一个镇街的同一件事列在两类里，就说不清该不该办、谁负责。\n\n"
        "按名称比，不管标点、空格和全角半角；草案、废止的不算；不同镇街之间不比。"
    ),
    advice=N_("只留一类；不是同一件事就在名称里写出区别。"),
    bad={
        **GOOD_FULFILMENT,
        "fulfilment/csz/lz9x4m2p.yaml": (
            "名称: 违法建设的巡查、发现和劝阻\n类别: 基本履职\n状态: 有效\n"
        ),
    },
    good=GOOD_FULFILMENT,
)

_CLASSES = frozenset(str(part) for part in FulfilmentClass)


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield a finding at every matter in force that another class of the list has too."""
    if view.kind != ListKind.FULFILMENT:
        return
    alike: dict[int, list[Facts]] = {}
    for item in view.items:
        if item.same and item.in_force and item.type in _CLASSES:
            alike.setdefault(item.same, []).append(item)
    for items in alike.values():
        for item in items if len({one.type for one in items}) > 1 else ():
            other = next(one for one in items if one.type != item.type)
            yield RawFinding(
                RULE.slug,
                item.path,
                _("“{name}”列在{own}里，又列在{other}里（{file}）。").format(
                    name=shown(item.name), own=item.type, other=other.type, file=other.path
                ),
                _("核对属于哪一类，只留一处；不是同一件事就在名称里写出区别。"),
                ("名称",),
                item=item.id,
            )
