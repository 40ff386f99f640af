"""QD213 limit-without-basis: a legal time limit that names no law."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import mapping

_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD213",
    slug="limit-without-basis",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("法定时限没有写依据"),
    why=(
        "法定时限由哪部法规定，要写出来才核对得了：行政许可法第四十二条、行政处罚法第六十条是一般规定，"
        "别的法律法规可以另定。“说明”里引了法规的也算。\n\n"
        "许多清单没有这一栏，所以只在预设“严格”里。草案和废止的事项不查。"
    ),
    advice=N_("在“时限”里补上“依据”。"),
    bad=power(_POWER + "时限: {法定: 90日, 起算: 立案之日}\n"),
    good=power(
        _POWER + "时限: {法定: 90日, 起算: 立案之日, 依据: 《中华人民共和国行政处罚法》第六十条}\n"
    ),
    preset=RulePreset.STRICT,
    lists=(ListKind.POWERS,),
    keys=("时限",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for 法定 without 依据."""
    limit = mapping(item, "时限")
    if limit is None or not limit.get("法定") or limit.get("依据") or not item.in_force:
        return
    note = limit.get("说明")
    if isinstance(note, str) and "《" in note:
        return
    yield item.missing(
        RULE,
        _("法定时限“{limit}”没有写依据。").format(limit=limit["法定"]),
        _("补上“依据: 《…》第…条”。"),
        ("时限", "依据"),
    )
