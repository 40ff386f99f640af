"""QD208 liability-without-basis: 追责 without 依据."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import reason
from .written import mapping

DEMAND = "追责依据"
_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD208",
    slug="liability-without-basis",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("追责没有写依据"),
    why=(
        "追责也要有依据，如行政处罚法第七十六条、公职人员政务处分法第三十九条。有的省列问责依据"
        "（广东），许多地方的清单只列情形，所以只在预设“严格”里，或者由方案启用。"
        "只看事项自己写的“追责”；草案和废止的事项不查。"
    ),
    advice=N_("在“追责”里补上“依据”。"),
    bad=power(_POWER + "追责: {情形: {套用: 处罚-追责}}\n"),
    good=power(
        _POWER
        + "追责:\n  情形: {套用: 处罚-追责}\n  依据: [《中华人民共和国行政处罚法》第七十六条]\n"
    ),
    preset=RulePreset.STRICT,
    lists=(ListKind.POWERS,),
    keys=("追责",),
)

_KEYS = frozenset({"对象", "情形", "依据"})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for 追责 that names no law."""
    liability = mapping(item, "追责")
    if not liability or not item.in_force or liability.get("依据") or not liability.keys() <= _KEYS:
        return
    yield item.missing(
        RULE,
        _("“追责”没有写依据。"),
        _("补上“依据: [《…》第…条]”。") + reason(item.profile, DEMAND),
        ("追责", "依据"),
    )
