"""QD237 dates-reversed: something that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import day, mapping

_POWER = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 废止\n依据: [《示例条例》第一条]\n备注: 依据已废止\n"
)

RULE = Rule(
    code="QD237",
    slug="dates-reversed",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("结束的日期早于开始的日期"),
    why=(
        "失效日期早于生效日期，委托期满早于委托开始，都是日期填错了：照它算，"
        "事项一天也没有生效过。同一天不算错。只看事项自己写的日期，不看清单表头给的默认。"
    ),
    advice=N_("核对两个日期。"),
    bad=power(_POWER + "生效日期: 2025-07-01\n失效日期: 2024-07-01\n"),
    good=power(_POWER + "生效日期: 2024-07-01\n失效日期: 2025-07-01\n"),
    preset=RulePreset.LEGACY,
    keys=("失效日期", "委托"),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding at each end that lies before its beginning."""
    if "失效日期" in item.mapping:
        yield from _reversed(item, item.mapping, ("生效日期", "失效日期"))
    entrusted = mapping(item, "委托")
    if entrusted is not None:
        yield from _reversed(item, entrusted, ("自", "至"), ("委托",))


def _reversed(
    item: ItemView, record: Mapping[str, Any], keys: tuple[str, str], path: FieldPath = ()
) -> Iterator[RawFinding]:
    begin_key, end_key = keys
    begin, end = day(record.get(begin_key)), day(record.get(end_key))
    if begin is None or end is None or end >= begin:
        return
    yield item.finding(
        RULE,
        _("“{end_key}”{end} 早于“{begin_key}”{begin}。").format(
            end_key=end_key, end=end.isoformat(), begin_key=begin_key, begin=begin.isoformat()
        ),
        _("核对两个日期，是不是年份写错了或者填反了。"),
        (*path, end_key),
    )
