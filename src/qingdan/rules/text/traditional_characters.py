"""QD530 traditional-characters: traditional characters or variants among simplified ones."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from .glyphs import suspects, traditional

RULE = Rule(
    code="QD530",
    slug="traditional-characters",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("夹有繁体字或者异体字"),
    why=(
        "国家机关以国家通用语言文字为公务用语用字（《中华人民共和国国家通用语言文字法》第十条，"
        "2026年1月1日起施行），汉字以《通用规范汉字表》为准。繁简混排多半来自网页转换或者"
        "港澳台资料，搜“规划”搜不到“規劃”。“乾”“於”“堃”等表内的字不算；"
        "姓氏、文物名称确用异体字的（同法第十九条），加豁免。只提示，从不自动转换："
        "一个繁体字不一定只对应一个简体字。原注、原文照录，不查。"
    ),
    advice=N_("改成规范字；确需保留的，加豁免并写明理由。"),
    bad=power(
        "名称: 对违反城市規劃的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
    ),
    good=power(
        "名称: 对违反城市规划的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
    ),
    texts=OWN_WORDS,
    marks=suspects,
)

_SHOWN = 8
"""Characters that are listed."""


def look(passage: Passage) -> Iterator[Spot]:
    """Yield one finding for a text: it points at the first traditional character."""
    text = passage.text
    known = traditional()
    at = [index for index, character in enumerate(text) if character in known]
    if not at:
        return
    end = at[0] + 1
    while end < len(text) and text[end] in known:
        end += 1
    words = list(dict.fromkeys(text[index] for index in at))
    listed = joined(_("“{old}”（{new}）").format(old=c, new=known[c]) for c in words[:_SHOWN])
    more = _(" 等 {count} 个字").format(count=len(words)) if len(words) > _SHOWN else ""
    yield Spot(
        at[0],
        end,
        _("夹有繁体字或者异体字{listed}{more}。").format(listed=listed, more=more),
        _("改成规范字，括号里的仅供参考；姓名、文物名称确用这个字的，加豁免。"),
    )
