"""QD203 power-without-setting-basis: none of the bases of a power sets it."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import BasisRole, ListKind, RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, Mark, RawFinding, Rule, Scope
from .gaps import reason

DEMAND = "依据作用"

RULE = Rule(
    code="QD203",
    slug="power-without-setting-basis",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("没有写明哪一条依据设定了这项权力"),
    why=(
        "许可、处罚、强制由谁设定，法律有严格的规定（行政许可法第十四条至第十七条、行政处罚法第十条至"
        "第十六条、行政强制法第十条和第十三条）。一项权力的依据里有的设定权力，有的只作具体规定、"
        "规定程序，混在一起就核对不了。“作用”写“设定”（行政法规、地方性法规补充设定的写“补充设定”）。\n\n"
        "只管许可、处罚、强制；只有一条依据又没有写作用的，自然就是设定它的那一条，不报；"
        "有主项的子项、草案和废止的事项不查。没有写“作用”的清单条条都会报，"
        "所以只在预设“严格”里，或者由方案启用。"
    ),
    advice=N_("在设定这项权力的依据上写“作用: 设定”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》第一条, 《示例条例实施办法》第二条]\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据:\n  - {引用: 《示例条例》第一条, 作用: 设定}\n  - 《示例条例实施办法》第二条\n"
    ),
    preset=RulePreset.STRICT,
    lists=(ListKind.POWERS,),
)

_SETS = frozenset({BasisRole.SET, BasisRole.SUPPLEMENT})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a power whose bases have other roles, or none at all."""
    if not item.bases or not item.in_force:
        return
    demand = item.profile.demands.get(DEMAND)
    if "主项" in item.mapping or (demand is not None and not demand.covers(item.type)):
        return
    roles = {basis.role for basis in item.bases}
    if roles & _SETS or (len(item.bases) == 1 and roles == {None}):
        return
    message = (
        _("依据都没有写“作用”，看不出是哪一条设定了这项权力。")
        if roles == {None}
        else _("依据里没有一条的作用是“设定”。")
    )
    hint = _("在设定这项权力的那条依据上写“作用: 设定”。") + reason(item.profile, DEMAND)
    yield item.finding(RULE, message, hint, ("依据",), mark=Mark.KEY)
