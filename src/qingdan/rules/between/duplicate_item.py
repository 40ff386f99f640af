"""QD306 duplicate-item: one item twice in one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ...messages import _, joined
from ...model.finding import Severity
from ..examples import power
from ..facts import Facts, ListView
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .family import is_generic, recipients, told_apart

_BASIS = "类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"

RULE = Rule(
    code="QD306",
    slug="duplicate-item",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    title=N_("同一清单里有相同的事项"),
    why=(
        "一个机构的一张清单里，类型和名称都相同的两项，读的人分不清该按哪一项办，数量也会多算。"
        "多半是从几张表汇总时重复了，或者同一行为有几部法的依据，被拆成了几项。\n\n"
        "比较时不管标点、空格和全角半角。草案、废止的不算；主项和它的子项同名不算；"
        "不同主项下的“变更”“延续”等短名称不算；两三个字的名称不算。"
        "履职清单的基本、配合、收回分开比；同一事项分别赋权给不同镇街的不算。"
    ),
    advice=N_("是同一项就留一项，把依据并在一起；不是同一项就在名称里写出区别。"),
    bad={
        **power("名称: 对违法建设、占道建设的处罚\n" + _BASIS),
        "powers/zrzy/cf-9x4m2p7q.yaml": "名称: 对违法建设，占道建设的处罚\n" + _BASIS,
    },
    good={
        **power("名称: 对违法建设的处罚\n" + _BASIS),
        "powers/zrzy/cf-9x4m2p7q.yaml": "名称: 对违法占地的处罚\n" + _BASIS,
        "powers/zrzy/cf-1d8k3w5z.yaml": (
            "名称: 对违法建设的处罚\n类型: 行政处罚\n状态: 废止\n失效日期: 2020-01-01\n"
            "备注: 并入现行事项\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        ),
    },
)

_SHORTEST = 4
_SHOWN = 3


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield a finding at every item that shares type and name, naming the others."""
    held = Counter(item.same for item in view.items)
    if len(held) == len(view.items):
        return
    alike: dict[tuple[str, int, str | None], list[Facts]] = {}
    for item in view.items:
        if item.same and held[item.same] > 1 and item.in_force and len(item.name) >= _SHORTEST:
            under = item.parent if is_generic(item) else None
            alike.setdefault((item.type, item.same, under), []).append(item)
    for items in alike.values():
        if len(items) > 1:
            yield from _duplicates(items)


def _duplicates(items: list[Facts]) -> Iterator[RawFinding]:
    """Yield a finding at every one of ``items``, but for a 主项 and 子项 of one name."""
    if any(recipients(item) for item in items):
        yield from _handed_down_twice(items)
        return
    ids = {item.id for item in items}
    children = Counter(item.parent for item in items)
    for item in items:
        count = len(items) - 1 - children[item.id] - (item.parent in ids)
        if count > 0:
            others = (one for one in items if one is not item and not told_apart(item, one))
            yield _finding(item, list(islice(others, _SHOWN)), count)


def _handed_down_twice(items: list[Facts]) -> Iterator[RawFinding]:
    """Yield a finding at every delegation that another gives to one of its organs as well."""
    by_organ: dict[str, list[Facts]] = {}
    for item in items:
        for organ in recipients(item) or ("",):
            by_organ.setdefault(organ, []).append(item)
    for item in items:
        organs = recipients(item)
        near = (
            items
            if not organs
            else (o for key in (*sorted(organs), "") for o in by_organ.get(key, ()))
        )
        others = {one.id: one for one in near if one is not item and not told_apart(item, one)}
        if others:
            yield _finding(item, list(others.values())[:_SHOWN], len(others))


def _finding(item: Facts, others: list[Facts], count: int) -> RawFinding:
    listed = joined(
        _("{item}（序号 {number}）").format(item=one.id, number=one.ordinal)
        if one.ordinal is not None
        else one.id
        for one in others
    )
    more = _("等 {count} 项").format(count=count) if count > _SHOWN else ""
    return RawFinding(
        RULE.slug,
        item.path,
        _("“{name}”在这张清单里还有：{others}{more}。").format(
            name=shown(item.name), others=listed, more=more
        ),
        _("是同一项就留一项，把依据并在一起；不是同一项就在名称里写出区别（对象、情形）。"),
        ("名称",),
        item=item.id,
    )
