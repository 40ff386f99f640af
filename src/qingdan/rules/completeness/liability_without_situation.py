"""QD207 liability-without-situation: 追责 that does not say for what."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import mapping

_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD207",
    slug="liability-without-situation",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("追责没有写情形"),
    why=(
        "“追责”要写明有哪些情形才追责，只写对象或者依据，谁也不知道什么算失职。"
        "情形可以逐条写，也可以套用共用文字。只看事项自己写的“追责”；草案和废止的事项不查。"
    ),
    advice=N_("在“追责”里补上“情形”。"),
    bad=power(_POWER + "追责: {依据: [《中华人民共和国行政处罚法》第七十六条]}\n"),
    good=power(_POWER + "追责: {情形: {套用: 处罚-追责}}\n"),
    lists=(ListKind.POWERS,),
    keys=("追责",),
)

_KEYS = frozenset({"对象", "情形", "依据"})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for 追责 that holds 对象 or 依据 alone."""
    liability = mapping(item, "追责")
    if not liability or not item.in_force or liability.get("情形") or not liability.keys() <= _KEYS:
        return
    yield item.missing(
        RULE,
        _("“追责”没有写情形。"),
        _("补上“情形: [……]”，或者套用共用文字“情形: {套用: ……}”。"),
        ("追责", "情形"),
    )
