"""QD553 placeholder-organ: a template's stand-in for a place or an organ was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import BASE, GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from ..text.patterns import Pattern

RULE = Rule(
    code="QD553",
    slug="placeholder-organ",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("机构或者地名还是模板里的占位词"),
    why=(
        "清单常从上级的模板改来。“××局”“某某县”“地州市发展和改革委员会”没有换成本地的名称，"
        "读的人就不知道谁负责。一个地方不会同时是地、州、市，所以“负责地州市…”也是模板里的话；"
        "“指导县市区…”“各地州市”说的是下级，不报。《》里的名称和原文不查。"
    ),
    advice=N_("换成本机构、本地的名称，或者写“本行政区域”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "层级权限: [{层级: 市级, 权限: 负责地州市本级的处罚}]\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good={**GOOD_POWER, "organs.yaml": BASE["organs.yaml"]},
    needles=("××", "XX", "ＸＸ", "○○", "某某", "地州", "州市", "县市区", "地（州", "区县", "市县"),
    texts=OWN_WORDS,
)

_PLACES = r"(?:省|自治区|市|县|区|州|盟|旗|乡|镇|街道|局|委|厅|办公室|部门|人民政府)"
_MARKS = Pattern(
    rf"(?:××|XX|ＸＸ|○○)(?={_PLACES})"
    r"|某某(?=[省市县区州乡镇局委])"
)
_LEVELS = r"(?:地州市|地（州、市）|(?<![\u4e00-\u9fff])州市)"
_ACTOR = Pattern(
    rf"(?:^|(?<=[。；;\n])|(?<=负责)|(?<=行使))({_LEVELS})(?![\u4e00-\u9fff]?(?:之间|以上|以下))",
    re.MULTILINE,
)
_ORGAN = Pattern(
    r"(?:地州市?|县市区|区县|市县区?|州市)(?=[\u4e00-\u9fff]{2,}(?:局|委员会|办公室|厅)$)"
)
_TITLE = Pattern(r"《[^》]*》")
_ANYONE = frozenset({"名称", "职责", "权限", "内容", "备注"})
"""Keys where 某某 is left over; the examples that ``init`` writes have it in others."""


def look(passage: Passage) -> Iterator[Spot]:
    """Yield stand-ins for a place or an organ, those of 《》 left out; the first of each text."""
    text = passage.text
    path = passage.path
    found = _MARKS.search(text)
    if found is None and path[0] != "机构":
        found = _ACTOR.search(text)
    elif found is None and path[-1] == "名称" and "群组" not in path:
        found = _ORGAN.search(text)
    if found is None:
        return
    if found[0] == "某某" and (passage.key not in _ANYONE or path[0] == "机构"):
        return
    if any(title.start() < found.start() < title.end() for title in _TITLE.finditer(text)):
        return
    yield Spot(
        found.start(),
        found.end(),
        _("“{word}”是模板里的占位词，没有换成实际的名称。").format(word=found[0]),
        _("换成具体的地名或者机构全称；泛指本地的写“本行政区域”，泛指下级的写“各”字开头。"),
    )
