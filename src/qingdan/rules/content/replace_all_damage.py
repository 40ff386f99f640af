"""QD554 replace-all-damage: a replacement hit words it was not meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from ..text.patterns import Pattern

_PAIRS = ("市市", "县县", "省省", "局局", "厅厅")

RULE = Rule(
    code="QD554",
    slug="replace-all-damage",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("全部替换改坏了文字"),
    why=(
        "把上级清单改成本地的，常用“全部替换”，结果连不该换的也换了：“新疆维吾尔自治区”成了"
        "“新疆维吾尔示例市”，“不负责任”成了“不负责本行政区域任”，“示例市市场监管”再替换一次"
        "就多出一个“市”。法律只能由全国人大和它的常委会制定（立法法第十条），所以《示例市"
        "行政处罚法》这样的标题也是替换出来的。原文不查。"
    ),
    advice=N_("对照来源改回原来的写法，并查一查别处有没有同样的替换。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《新疆维吾尔示例市自然保护区管理条例》第三条]\n"
    ),
    good=GOOD_POWER,
    needles=("维吾尔", "壮族", "宁夏回族", "不负责", "由负责本", "法》", *_PAIRS),
    texts=OWN_WORDS,
)

_REGION = Pattern(
    r"(?:新疆维吾尔|广西壮族|宁夏回族)(?!自治区)(?=[\u4e00-\u9fff]{1,8}?(?:市|县|州|区))"
)
_IRRESPONSIBLE = Pattern(
    r"不负责(?:本行政区域内?|本?辖区内?|[\u4e00-\u9fff]{2,6}[市县区])任(?![务职何命用免])"
)
_ACTOR = Pattern(
    r"由负责本行政区域内?(?=(?:处罚|许可|审批|检查|办理|管辖|实施|查处|处理))"
    r"(?![^，。；\n]{0,12}(?:部门|机关|机构|单位|人员))"
)
_LOCAL_LAW = Pattern(
    r"《[^《》〈〉法]{1,17}?(?<![城超上期])(?:省|自治区|市|自治州|县)"
    r"(?![场政级容])[^《》〈〉]{1,30}(?<![办方])(?<!实施)法》"
)
_PLACES = ("省", "自治", "市", "县")
_TWICE = Pattern(
    r"市市(?![东南西北中场民区政容长级直值辖属域内树花徽委情话面貌本外郊镇售监])"
    r"|县县(?![级城域长委直属乡道政人志区界])"
    r"|省省(?![级直属长委会政内外际道界人辖])"
    r"|局局(?![长机务党部面势内域令限属领旗])"
    r"|厅厅(?![长机务党级局])"
)


_GATES = (
    (_REGION, ("维吾尔", "壮族", "宁夏回族")),
    (_IRRESPONSIBLE, ("不负责",)),
    (_ACTOR, ("由负责本",)),
    (_LOCAL_LAW, ("法》",)),
    (_TWICE, _PAIRS),
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield words that only a replacement can have made."""
    text = passage.text
    for pattern, words in _GATES:
        if not any(word in text for word in words):
            continue
        if pattern is _LOCAL_LAW and not any(place in text for place in _PLACES):
            continue
        for found in pattern.finditer(text):
            yield Spot(
                found.start(),
                found.end(),
                _message(pattern, text, found),
                _("对照来源表格或者法规原文改正；同样的替换可能还改坏了别处。"),
            )


def _message(pattern: Pattern, text: str, found: re.Match[str]) -> str:
    word = found[0]
    if pattern is _REGION:
        word = text[found.start() : found.end() + 6]
        return _("“{word}…”里缺了“自治区”，像是全部替换改坏的。").format(word=word)
    if pattern is _IRRESPONSIBLE:
        return _("“{word}”原来应当是“不负责任”，像是全部替换改坏的。").format(word=word)
    if pattern is _ACTOR:
        return _("“{word}”说不出由谁，像是把原来的层级或者机构全部替换掉了。").format(word=word)
    if pattern is _LOCAL_LAW:
        return _("{title}：地方不能制定法律，标题像是全部替换改坏的。").format(title=word)
    return _("“{word}”多了一个字，像是全部替换改坏的。").format(word=word)
