"""QD240 duty-without-mandate: a duty that names neither 三定规定 nor a law."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import GOOD_DUTY, duty
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import reason

DEMAND = "三定"
_DUTY = "名称: 城乡规划实施监督\n状态: 有效\n科室: {牵头: 规划执法科}\n"

RULE = Rule(
    code="QD240",
    slug="duty-without-mandate",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("职责没有写三定规定的出处"),
    why=(
        "职责任务清单由三定规定的主要职责分解而来，“三定”写文号和条款位置，才能一条条对上，"
        "看得出哪条漏了、哪条是自己加的。三定规定以后由法律法规新增的职责写“依据”，也算有出处。\n\n"
        "许多地方还没有对应到条款，所以只在预设“严格”里，或者由方案启用。草案和废止的不查。"
    ),
    advice=N_("补上“三定: {文号: ……, 位置: 第三条第六项}”。"),
    bad=GOOD_DUTY,
    good=duty(_DUTY + "三定: {文号: 示办发〔2024〕12号, 位置: 第三条第六项}\n"),
    preset=RulePreset.STRICT,
    lists=(ListKind.DUTIES,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a duty in force without 三定 and without 依据."""
    if not item.in_force:
        return
    if item.mapping.get("三定") or item.mapping.get("依据"):
        return
    yield item.missing(
        RULE,
        _("这项职责没有写三定规定的出处。"),
        _("补上“三定: {文号: ……, 位置: 第…条第…项}”；由法律法规新增的写“依据”。")
        + reason(item.profile, DEMAND),
        ("三定",),
    )
