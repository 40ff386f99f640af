"""QD570 type-against-name: the last word of a name is another type of power."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD570",
    slug="type-against-name",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("名称说的和类型不一样"),
    why=(
        "“对……的处罚”列为行政检查，多半是填错了一列，或者整表下拉时串了行；类型决定程序、统计"
        "和编码，不能错。只看名称最后的词，而且只看没有歧义的：审批、备案、认定、监督检查这些词"
        "各类都用，不报。"
    ),
    advice=N_("核对后改类型，或者改名称。"),
    bad=power(
        "名称: 对违法建设的处罚\n类型: 行政检查\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
)

_LAST = re.compile(
    r"(?:(?<=的)(?P<penalty>处罚)"
    r"|(?:^|(?<=[的施予]))行政(?P<word>许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|调解)"
    r"|(?<=[的取施])(?P<coercion>强制(?:措施|执行)))[。）)]?[ \t\r\n\u3000]*$"
)
_ENDS = frozenset(
    ["许可", "处罚", "强制", "征收", "给付", "检查", "确认", "奖励", "裁决", "调解", "措施", "执行"]
)
_TYPES: Mapping[str, PowerType] = {
    "许可": PowerType.LICENCE,
    "处罚": PowerType.PENALTY,
    "强制": PowerType.COERCION,
    "征收": PowerType.LEVY,
    "给付": PowerType.PAYMENT,
    "检查": PowerType.INSPECTION,
    "确认": PowerType.CONFIRMATION,
    "奖励": PowerType.AWARD,
    "裁决": PowerType.ADJUDICATION,
    "调解": PowerType.MEDIATION,
}
_ALSO: Mapping[PowerType, tuple[PowerType, ...]] = {
    PowerType.INSPECTION: (PowerType.SUPERVISION,),
    PowerType.MEDIATION: (PowerType.OTHER, PowerType.ADJUDICATION),
    PowerType.PAYMENT: (PowerType.PUBLIC_SERVICE,),
}
"""Types under which some provinces list the same thing."""
_KNOWN = frozenset(PowerType)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield names whose last word names a type that is not theirs."""
    kind = item.type
    name = item.mapping.get("名称")
    if not kind or not isinstance(name, str):
        return
    if name.rstrip("。）) \t\r\n\u3000")[-2:] not in _ENDS:
        return
    found = _LAST.search(name)
    if found is None or found.lastgroup is None or kind not in _KNOWN or item.repealed:
        return
    word = found[found.lastgroup]
    meant = _TYPES.get(word, PowerType.COERCION)
    if kind == meant or kind in _ALSO.get(meant, ()):
        return
    yield item.finding(
        RULE,
        _("名称说的是“{word}”，类型却是{kind}。").format(word=word, kind=kind),
        _("核对后把类型改为{meant}，或者改名称。").format(meant=meant),
        ("名称",),
        span=found.span(found.lastgroup),
    )
