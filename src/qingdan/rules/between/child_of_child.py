"""QD332 child-of-child: a 主项 that is a 子项 itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .family import in_circle, parent_of

_REST = "类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_MAIN = {"powers/zrzy/cf-1d8k3w5z.yaml": "名称: 对违法建设的处罚\n" + _REST}
_CHILD = {"powers/zrzy/cf-9x4m2p7q.yaml": "名称: 对违法搭建的处罚\n主项: cf-1d8k3w5z\n" + _REST}

RULE = Rule(
    code="QD332",
    slug="child-of-child",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("主项自己也是子项"),
    why=(
        "权责清单只分主项、子项两层，数量按主项和子项分别统计。三层的清单数不清，"
        "网站和导出的表格也排不下。废止的不查。"
    ),
    advice=N_("“主项”改成最上面的那一项；要分得更细就都作为它的子项。"),
    bad=power("名称: 对楼顶搭建的处罚\n主项: cf-9x4m2p7q\n" + _REST) | _CHILD | _MAIN,
    good=power("名称: 对楼顶搭建的处罚\n主项: cf-1d8k3w5z\n" + _REST) | _CHILD | _MAIN,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 主项 that names an item which has a 主项; circles are another rule's."""
    for item in view.of_kind(ListKind.POWERS):
        if item.parent is None or item.repealed:
            continue
        parent = parent_of(view, item)
        above = parent_of(view, parent) if parent is not None else None
        if parent is None or above is None or in_circle(view, item) or in_circle(view, parent):
            continue
        yield RawFinding(
            RULE.slug,
            item.path,
            _("主项“{parent}”（{name}）自己是“{above}”的子项。").format(
                parent=parent.id, name=shown(parent.name), above=above.id
            ),
            _("改成“主项: {above}”，或者去掉 {parent} 的“主项”。").format(
                above=above.id, parent=parent.id
            ),
            ("主项",),
            item=item.id,
        )
