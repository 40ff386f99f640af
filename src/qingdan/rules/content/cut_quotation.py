"""QD566 cut-quotation: a quotation without its words, its beginning or its end."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort
from ..text.patterns import Pattern

RULE = Rule(
    code="QD566",
    slug="cut-quotation",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("原文不完整"),
    why=(
        "原文是给人核对用的，要照录。只写“略”“见附件”的，以标点开头的（前半句丢了），"
        "以冒号结尾的（冒号后面列的各项丢了），一个汉字也没有的（单元格里的残留），都不能用来"
        "核对。只摘录其中几项、用省略号代替的不报。"
    ),
    advice=N_("照法规补全原文；不打算录的，去掉“原文”这一行。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - {引用: 《中华人民共和国城乡规划法》第六十四条, 原文: 略}\n"
    ),
    good=GOOD_POWER,
    texts=frozenset({TextSort.QUOTATION}),
)

_NOTHING = Pattern(r"\s*[（(]?(?:略|从略|见附件|详见附件|同上|见上|无|[/／—-]+)[）)]?[。.]?\s*")
_OPENS = "，。；、：）》〉”,;:)】"
_HAN = Pattern(r"[\u4e00-\u9fff]")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield quotations that say nothing, begin in the middle or end before their list."""
    if passage.key != "原文":
        return
    text = passage.text
    bare = text.strip()
    if not bare:
        return
    if _NOTHING.fullmatch(text):
        yield Spot(
            0,
            len(text),
            _("原文只写了“{text}”。").format(text=bare),
            _("照法规抄录原文；不录的，去掉“原文”这一行。"),
        )
    elif not _HAN.search(bare):
        yield Spot(
            0,
            len(text),
            _("原文“{text}”里没有文字，像是单元格里的残留。").format(text=bare[:20]),
            _("照法规抄录原文；不录的，去掉“原文”这一行。"),
        )
    elif bare[0] in _OPENS:
        start = text.index(bare[0])
        yield Spot(
            start,
            start + 1,
            _("原文以“{sign}”开头，前面的话丢了。").format(sign=bare[0]),
            _("照法规补上前面的话，或者去掉多余的标点。"),
        )
    elif bare[-1] in "：:":
        end = len(text.rstrip())
        yield Spot(
            end - 1,
            end,
            _("原文以冒号结尾，冒号后面列的各项丢了。"),
            _("照法规补上各项；只用其中一项的，补那一项。"),
        )
