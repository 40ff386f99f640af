"""QD261 delegation-without-type: a matter handed down without its type, or the way it is done."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .samples import PENALTY, delegation, without

RULE = Rule(
    code="QD261",
    slug="delegation-without-type",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("赋权事项没有写类型或者方式"),
    why=(
        "处罚、强制、许可能不能交给乡镇、街道，条件各不相同：处罚可以由省一级决定交由行使，也可以委托"
        "（行政处罚法第二十条、第二十四条）；强制措施不得委托（行政强制法第十七条）；"
        "许可只能委托行政机关（行政许可法第二十四条）。没有类型就什么都不能判断；"
        "没有方式，就不知道以谁的名义办、要什么文件。处罚和强制写在一项里的，拆成两项。"
        "草案和废止的事项不查。"
    ),
    advice=N_("补上“类型”和“方式”；同一批事项都一样的，写在清单表头的“默认”里。"),
    bad=delegation(without(PENALTY, "类型")),
    good=delegation(PENALTY),
    lists=(ListKind.DELEGATIONS,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for 类型 and for 方式 where it is not written."""
    if not item.in_force:
        return
    if item.lacks("类型"):
        yield item.missing(
            RULE,
            _("没有写类型；没有类型就判断不了能不能赋权。"),
            _("写“类型: 行政处罚”这样；处罚和强制分成两项写。"),
            ("类型",),
        )
    if item.lacks("方式"):
        yield item.missing(
            RULE,
            _("没有写方式；看不出权力有没有转移、以谁的名义办理。"),
            _("写“方式: 下放”“方式: 委托”或者派驻、代办等。"),
            ("方式",),
        )
