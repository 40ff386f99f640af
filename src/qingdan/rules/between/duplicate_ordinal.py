"""QD344 duplicate-ordinal: one 序号 on two items of a list."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, bracketed, joined
from ...model.finding import Severity
from ..examples import POWER_FILE
from ..facts import Facts, ListView
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .numbering import begins_anew, numbered

_POWER = (
    "名称: {name}\n类型: 行政处罚\n序号: {number}\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
)
_OTHER = "powers/zrzy/cf-9x4m2p7q.yaml"
_FIRST = _POWER.format(name="对违法建设的处罚", number=1)

RULE = Rule(
    code="QD344",
    slug="duplicate-ordinal",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    title=N_("序号重复"),
    why=(
        "序号是事项在本机构清单里的次序。两项写同一个号，先后就不定，"
        "别处按号引用（“第 12 项”）也不知道指哪一项，多半是复制文件时忘了改。\n\n"
        "子项只在同一个主项下面比；按类型各自从头编号的，只在同一类型里比；"
        "草案、废止的不算。"
    ),
    advice=N_("给其中一项换一个没有用过的序号。"),
    bad={POWER_FILE: _FIRST, _OTHER: _POWER.format(name="对违法占地的处罚", number=1)},
    good={POWER_FILE: _FIRST, _OTHER: _POWER.format(name="对违法占地的处罚", number=2)},
)

_SHOWN = 3


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield a finding at every item that shares its 序号, naming the others."""
    numbers = [item.ordinal for item in view.items if item.ordinal is not None]
    if len(set(numbers)) == len(numbers):
        return
    held = numbered(item for item in view.items if item.in_force)
    by_type = begins_anew(held)
    places: dict[tuple[int, str, str], list[Facts]] = {}
    for one in held:
        parent = one.item.parent or ""
        kind = one.item.type if by_type and not parent else ""
        places.setdefault((one.number, kind, parent), []).append(one.item)
    for items in places.values():
        first = items[: _SHOWN + 1]
        count = len(items) - 1
        for item in items if count else ():
            others = [other for other in first if other is not item][:_SHOWN]
            listed = joined(one.id + bracketed(shown(one.name, 20)) for one in others)
            more = _("等 {count} 项").format(count=count) if count > _SHOWN else ""
            yield RawFinding(
                RULE.slug,
                item.path,
                _("序号 {number} 还给了：{others}{more}。").format(
                    number=item.ordinal, others=listed, more=more
                ),
                _("给其中一项换一个没有用过的序号。"),
                ("序号",),
                item=item.id,
            )
