"""QD215 limit-in-wrong-unit: calendar days written as working days, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .written import citation, duration, mapping

_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD215",
    slug="limit-in-wrong-unit",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("法定时限的单位与法律不符"),
    why=(
        "行政处罚法第六十条的九十日是自然日，只有“二日”“三日”“五日”“七日”按工作日算（第八十五条），"
        "写成90个工作日就多出一个多月。行政许可法的期限反过来都是工作日（第八十二条），"
        "第四十二条的二十日要写成20个工作日。这些写在方案的“时限单位”里。\n\n"
        "法律、法规、规章可以另定期限，所以是提醒，时限的依据写的是别的法规时不报；"
        "许可只在依据写的是行政许可法时才报。废止的事项不查。"
    ),
    advice=N_("照法律改正单位；别的法规另有规定的，在“依据”里写明并写一条豁免。"),
    bad=power(_POWER + "时限: {法定: 90个工作日, 起算: 立案之日}\n"),
    good=power(_POWER + "时限: {法定: 90日, 起算: 立案之日}\n"),
    fix=Safety.UNSAFE,
    lists=(ListKind.POWERS,),
    keys=("时限",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a legal limit that the profile lists as written in a wrong unit."""
    slips = item.profile.unit_slips.get(item.type)
    limit = mapping(item, "时限")
    if not slips or limit is None or item.repealed:
        return
    legal = duration(limit.get("法定"))
    if legal is None:
        return
    basis = citation(limit.get("依据"))
    path = ("时限", "法定")
    for slip in slips:
        if str(legal) == slip.written and slip.covers(basis):
            yield item.finding(
                RULE,
                _("法定时限“{written}”的单位不对，应为“{meant}”。").format(
                    written=limit["法定"], meant=slip.meant
                ),
                _("见{source}。别的法规另有规定的，在“依据”里写明。").format(source=slip.source),
                path,
                fix=Fix(Safety.UNSAFE, (Edit(path, None, slip.meant),)),
            )
            return
