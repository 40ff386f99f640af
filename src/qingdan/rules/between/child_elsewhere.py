"""QD334 child-elsewhere: a 子项 in the folder of another organ than its 主项."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from .family import parent_of

_REST = "类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_CHILD = power("名称: 对楼顶搭建的处罚\n主项: cf-9x4m2p7q\n" + _REST)
_MAIN = "名称: 对违法建设的处罚\n" + _REST

RULE = Rule(
    code="QD334",
    slug="child-elsewhere",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("子项和主项不在同一个机构"),
    why=(
        "主项和子项属于同一张清单。子项在别的机构的文件夹里，多半是划转时只移了一半："
        "两张清单的数量都对不上。主项写了“共同实施”子项的机构、两个机构是群组和成员的不报；"
        "废止的不查。"
    ),
    advice=N_("把主项和子项移到同一个机构；只划转子项的，去掉它的“主项”，单独列一项。"),
    bad={**_CHILD, "powers/zfj/cf-9x4m2p7q.yaml": _MAIN},
    good={**_CHILD, "powers/zrzy/cf-9x4m2p7q.yaml": _MAIN},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 主项 that lies in the folder of another organ."""
    for item in view.of_kind(ListKind.POWERS):
        if item.parent is None or item.repealed:
            continue
        parent = parent_of(view, item)
        if parent is None or parent.repealed or _belong_together(view, item, parent):
            continue
        name = view.register.name_of(parent.organ) if view.register else parent.organ
        yield RawFinding(
            RULE.slug,
            item.path,
            _("主项“{parent}”在“{organ}”（{name}）的清单里。").format(
                parent=parent.id, organ=parent.organ, name=name
            ),
            _("用 git mv 把两项移到同一个机构；只划转子项的，去掉“主项”，单独列一项。"),
            ("主项",),
            item=item.id,
        )


def _belong_together(view: View, item: Facts, parent: Facts) -> bool:
    own, other = item.organ or "", parent.organ or ""
    if own == other or any(word == own for word, _path in parent.words("共同实施")):
        return True
    register = view.register
    if register is None:
        return False
    return own in register.members_of(other) or other in register.members_of(own)
