"""QD212 limit-without-start: a time limit that does not say from when it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import duration, mapping

_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD212",
    slug="limit-without-start",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("时限没有写从何时起算"),
    why=(
        "同样是二十日，从申请、受理还是立案起算差得很远：许可自受理之日起（行政许可法第四十二条），"
        "处罚自立案之日起（行政处罚法第六十条）。“说明”里写了从何时起的也算写了，当场办结的“即时”不用写。\n\n"
        "许多清单的表格没有这一栏，所以只在预设“严格”里。草案和废止的事项不查。"
    ),
    advice=N_("在“时限”里补上“起算”。"),
    bad=power(_POWER + "时限: {法定: 90日}\n"),
    good=power(_POWER + "时限: {法定: 90日, 起算: 立案之日}\n"),
    preset=RulePreset.STRICT,
    lists=(ListKind.POWERS,),
    keys=("时限",),
)

_START = re.compile("之日|起算|日起|时起|后起|以后|之后")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a limit, other than 即时, without 起算."""
    limit = mapping(item, "时限")
    if limit is None or limit.get("起算") or not item.in_force:
        return
    durations = (duration(limit.get("法定")), duration(limit.get("承诺")))
    if not any(one is not None and one.number > 0 for one in durations):
        return
    note = limit.get("说明")
    if isinstance(note, str) and _START.search(note):
        return
    yield item.missing(
        RULE,
        _("时限没有写从何时起算。"),
        _("补上“起算: 受理之日”或者“起算: 立案之日”等。"),
        ("时限", "起算"),
    )
