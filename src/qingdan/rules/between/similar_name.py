"""QD307 similar-name: two names that differ only in small words."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ..examples import power
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .family import told_apart
from .peers import are_peers, at_one_level

_BASIS = "类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国招标投标法》第五十六条]\n"

RULE = Rule(
    code="QD307",
    slug="similar-name",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("两个事项的名称只差虚词"),
    why=(
        "同类型的两个事项，名称只差“的”“以及”“或者”“等行为”这样的字，多半是同一项写了两遍，"
        "或者同一项在两个部门写法不一。\n\n"
        "只比虚词：数字、条款号、否定词和实词都算实在的区别。"
        "按相似程度比较的办法在真实清单里几乎全报错："
        "“第五十六条”和“第五十七条”、“建筑师”和“建造师”看着像，说的是两回事。"
        "草案、废止的不比；两个部门之间只比同级并列的部门。"
    ),
    advice=N_("是同一项就留一项，或者把两处的名称改成一样；不是同一项就在名称里写出区别。"),
    bad={
        **power("名称: 对评标委员会成员收受财物以及透露评标情况的处罚\n" + _BASIS),
        "powers/zrzy/cf-9x4m2p7q.yaml": (
            "名称: 对评标委员会成员收受财物的，透露评标情况的行政处罚\n" + _BASIS
        ),
    },
    good={
        **power("名称: 对《建设工程安全生产管理条例》第五十六条禁止行为的处罚\n" + _BASIS),
        "powers/zrzy/cf-9x4m2p7q.yaml": (
            "名称: 对《建设工程安全生产管理条例》第五十七条禁止行为的处罚\n" + _BASIS
        ),
    },
)

_SHORTEST = 8
_SHOWN = 3
_MOST = 20
"""A name that so many share says too little to compare it."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding at every item whose name another one has but for small words."""
    shared = view.shared_gists
    alike: dict[tuple[str, str, int], list[Facts]] = {}
    for item in view.items:
        if item.gist in shared and item.in_force and len(item.name) >= _SHORTEST:
            alike.setdefault((item.kind, item.type, item.gist), []).append(item)
    for items in alike.values():
        if 1 < len(items) <= _MOST and len({item.same for item in items}) > 1:
            for item in items:
                others = [one for one in items if _is_meant_too(view.register, item, one)]
                if others:
                    yield _finding(item, others)


def _is_meant_too(register: Register | None, item: Facts, other: Facts) -> bool:
    if other.same == item.same or told_apart(item, other):
        return False
    if other.organ == item.organ:
        return True
    if register is None or not are_peers(register, item.organ, other.organ):
        return False
    return at_one_level(item, other)


def _finding(item: Facts, others: list[Facts]) -> RawFinding:
    first = others[0]
    listed = joined(one.path for one in others[:_SHOWN])
    return RawFinding(
        RULE.slug,
        item.path,
        _("名称与“{other}”只差虚词（{files}）。").format(other=shown(first.name, 60), files=listed),
        _("是同一项就留一项，或者把名称改成一样；不是同一项就在名称里写出区别。"),
        ("名称",),
        item=item.id,
    )
