"""QD210 supervision-without-phone: 监督方式 without a number to call."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset, SupervisionChannel
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, Mark, RawFinding, Rule, Scope

_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD210",
    slug="supervision-without-phone",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("监督方式没有电话"),
    why=(
        "投诉举报最常用的是电话，不上网的人只能打电话；写了网址、地址的，最好也写一个电话。"
        "“方式”不写就是电话。只看事项自己写的“监督方式”，只在预设“严格”里。草案和废止的事项不查。"
    ),
    advice=N_("在“监督方式”里补上一个电话。"),
    bad=power(_POWER + "监督方式: [{方式: 网址, 内容: https://example.invalid/}]\n"),
    good=power(_POWER + '监督方式: [{方式: 电话, 内容: "12345"}]\n'),
    preset=RulePreset.STRICT,
    lists=(ListKind.POWERS,),
    keys=("监督方式",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for ways to complain among which there is no phone."""
    ways = item.mapping.get("监督方式")
    if not isinstance(ways, list) or not ways or not item.in_force:
        return
    if any(not isinstance(way, dict) or _is_phone(way) for way in ways):
        return
    yield item.finding(
        RULE,
        _("“监督方式”里没有电话。"),
        _("补上“{方式: 电话, 内容: 加引号的号码}”。"),
        ("监督方式",),
        mark=Mark.KEY,
    )


def _is_phone(way: dict[str, object]) -> bool:
    return way.get("方式", SupervisionChannel.PHONE) == SupervisionChannel.PHONE
