"""QD361 doubtful-organ-name: a name that most places have given up, which may still be right."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Safety, Scope, Spot, TextSort
from .outdated import last_characters, old_names, spots, stand_in

RULE = Rule(
    code="QD361",
    slug="doubtful-organ-name",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("可能是旧的机构名称"),
    why=(
        "物价局、人事局、扶贫办、金融办、大数据局等名称在多数地方已经不用，但各地改革的方案和时间"
        "不一（2023年至2024年的地方机构改革尤其如此），有的仍是正式名称或者加挂的牌子，"
        "所以只作提示。确实仍用的，登记为机构或者写豁免。\n\n"
        "与 old-organ-name 一样，不查原文、书名号和引号里的、写了“原”的、说沿革的。"
    ),
    advice=N_("核对本地现行的三定规定，改成现在的名称。"),
    bad=power(
        "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        "条件: [涉及价格的，由市物价局核定]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    texts=frozenset({TextSort.NAME, TextSort.PROSE}),
    marks=last_characters,
    screen=stand_in,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield names whose end is not verified."""
    yield from spots(passage, old_names(verified=False))
