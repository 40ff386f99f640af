"""QD216 fee-without-basis: a fee that names no law."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import mapping

_LICENCE = "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD216",
    slug="fee-without-basis",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("收费没有写依据"),
    why=(
        "实施行政许可不得收费，法律、行政法规另有规定的除外（行政许可法第五十八条）；"
        "涉企行政事业性收费要有法律、行政法规依据或者经国务院批准（优化营商环境条例第二十五条）。"
        "写了“收费: true”，就要写依据。"
        "行政征收自己的“依据”就是收费的依据，不查；草案和废止的事项不查。"
    ),
    advice=N_("在“收费”里补上“依据”；找不到依据的，核实后停止收费。"),
    bad=power(_LICENCE + "收费: {收费: true, 标准: 每件10元}\n"),
    good=power(_LICENCE + "收费: {收费: true, 标准: 每件10元, 依据: [《示例法》第二条]}\n"),
    lists=(ListKind.POWERS,),
    keys=("收费",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a fee without 依据."""
    fee = mapping(item, "收费")
    if fee is None or fee.get("收费") is not True or fee.get("依据") or not item.in_force:
        return
    if item.type == PowerType.LEVY:
        return
    yield item.missing(
        RULE,
        _("写了收费，没有写收费的依据。"),
        _("补上“依据: [《…》第…条]”；许可收费要有法律、行政法规的规定（行政许可法第五十八条）。"),
        ("收费", "依据"),
    )
