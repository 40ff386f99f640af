"""QD211 promise-over-limit: the promised time limit is longer than the legal one."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import duration, mapping

_LICENCE = (
    "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"
    "时限: {{法定: 20个工作日, 承诺: {}, 起算: 受理之日}}\n"
)

RULE = Rule(
    code="QD211",
    slug="promise-over-limit",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("承诺时限长于法定时限"),
    why=(
        "承诺时限是在法定时限以内再压缩的时间（优化营商环境条例第三十六条：在规定的时限内尽快办结，"
        "可以进一步压减），长于法定时限就是承诺违法。多半是两个数填反了，或者单位写错了。\n\n"
        "单位不同、不查日历就比不了的（1小时和3个工作日、30日和20个工作日），不报。废止的事项不查。"
    ),
    advice=N_("核对两个时限；填反了的对调，单位错了的改正。"),
    bad=power(_LICENCE.format("25个工作日")),
    good=power(_LICENCE.format("15个工作日")),
    preset=RulePreset.LEGACY,
    lists=(ListKind.POWERS,),
    keys=("时限",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding where both limits are in comparable units and the promise is longer."""
    limit = mapping(item, "时限")
    if limit is None or "承诺" not in limit or item.repealed:
        return
    legal, promised = duration(limit.get("法定")), duration(limit["承诺"])
    if legal is None or promised is None or (promised.compare(legal) or 0) <= 0:
        return
    yield item.finding(
        RULE,
        _("承诺时限“{promised}”比法定时限“{legal}”还长。").format(promised=promised, legal=legal),
        _("承诺时限应当不长于法定时限；看看是不是两个数填反了，或者单位写错了。"),
        ("时限", "承诺"),
    )
