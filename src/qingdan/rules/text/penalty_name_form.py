"""QD541 penalty-name-form: a 处罚 whose name is not 对……的处罚."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType, RulePreset
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .patterns import Pattern

RULE = Rule(
    code="QD541",
    slug="penalty-name-form",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("处罚的名称不是“对……的处罚”"),
    why=(
        "各地的行政处罚事项大多写成“对（什么人）（什么行为）的处罚”，一眼看得出管什么、"
        "不和许可、检查混淆，省市县之间也好比对。只是通行写法，没有法律规定，所以默认不查。"
    ),
    advice=N_("写成“对……的处罚”。"),
    bad=power(
        "名称: 未取得建设工程规划许可证进行建设\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    types=(PowerType.PENALTY,),
)

_FORM = Pattern(r"对.+的?(?:行政)?处罚(?:（[^（）]*）)?[。；]?\s*", re.DOTALL)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield penalties that are named otherwise; 主项 may name a field of law."""
    name = item.name
    if item.type == PowerType.PENALTY and name and not item.repealed and not _FORM.fullmatch(name):
        yield item.finding(
            RULE,
            _("“{name}”不是“对……的处罚”的写法。").format(name=shown(name)),
            _("写成“对（什么人）（什么行为）的处罚”。"),
            ("名称",),
        )
