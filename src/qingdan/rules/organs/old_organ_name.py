"""QD360 old-organ-name: an organ is called by a name that a reform has ended."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Safety, Scope, Spot, TextSort
from .outdated import last_characters, old_names, spots, stand_in

RULE = Rule(
    code="QD360",
    slug="old-organ-name",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("用了机构改革以前的名称"),
    why=(
        "2018年国务院机构改革（第十三届全国人民代表大会第一次会议关于国务院机构改革方案的决定）"
        "和随后的地方机构改革、2023年党和国家机构改革以后，国土资源局、环境保护局、工商行政管理局、"
        "银保监会等名称不再使用。清单说的是今天谁来办，用旧名称，群众找不到门，"
        "行使主体也说不清。\n\n"
        "不查：原文、引用和文号；书名号、引号里的；写了“原…局”、写了改革以前年份、"
        "说组建更名沿革的；发文机关（环境保护部令第11号）；曾用名、简称、俗称和关键词。"
    ),
    advice=N_("改成现在的名称；说的是改革以前的事，就写“原…局”。"),
    bad=power(
        "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        "条件: [涉及环境影响的，由市环境保护局出具意见]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    texts=frozenset({TextSort.NAME, TextSort.PROSE}),
    marks=last_characters,
    screen=stand_in,
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield names whose end is verified."""
    yield from spots(passage, old_names(verified=True))
