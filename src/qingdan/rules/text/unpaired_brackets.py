"""QD513 unpaired-brackets: a round bracket or a quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from ..schema.phrases import shown
from .patterns import Pattern

RULE = Rule(
    code="QD513",
    slug="unpaired-brackets",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("括号或者引号不成对"),
    why=(
        "括号、引号成对使用（GB/T 15834—2011 第4.8条、第4.9条）。缺了一半，多半是复制时丢了字，"
        "或者一句话被拆到两处。序号后面的半个括号（1）、a)）不算。半角和全角配成一对的，"
        "由 half-width-punctuation 管。原注、原文照录，不查。"
    ),
    advice=N_("对照来源补上缺的一半，或者删去多余的。"),
    bad=power(
        "名称: 对乡（镇村公共设施建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》第一条]\n"
    ),
    good=power(
        "名称: 对乡（镇）村公共设施建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》第一条]\n"
    ),
    needles=("（", "）", "(", ")", "“", "”"),
    texts=OWN_WORDS,
)

_ROUND = Pattern("[（()）]")
_CURLY = Pattern("[“”]")
_ENUMERATOR = Pattern(r"(?:^|[\s。；;：:，,、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})\Z")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield brackets and quotation marks that have no partner in the same text."""
    text = passage.text
    if text.count("（") + text.count("(") != text.count("）") + text.count(")"):
        for index in _alone(text, _ROUND, "（("):
            if text[index] in "（(" or not _ENUMERATOR.search(text[:index]):
                yield _spot(text, index)
    if text.count("“") != text.count("”"):
        for index in _alone(text, _CURLY, "“"):
            yield _spot(text, index)


def _alone(text: str, marks: Pattern, opening: str) -> list[int]:
    waiting: list[int] = []
    closing = []
    for found in marks.finditer(text):
        if found[0] in opening:
            if waiting and found[0] == "“" and _begins_line(text, found.start()):
                continue
            waiting.append(found.start())
        elif waiting:
            waiting.pop()
        else:
            closing.append(found.start())
    return sorted(waiting + closing)


def _begins_line(text: str, index: int) -> bool:
    """Whether a quotation goes on in a new paragraph: there its mark is set again."""
    return "\n" in text[:index] and not text[text.rindex("\n", 0, index) : index].strip()


def _spot(text: str, index: int) -> Spot:
    around = shown(text[max(0, index - 8) : index + 9], 20)
    return Spot(
        index,
        index + 1,
        _("“{around}”里的{mark}没有配对。").format(around=around, mark=_called(text[index])),
        _("对照来源补上另一半，或者删去它。"),
    )


def _called(mark: str) -> str:
    match mark:
        case "（" | "(":
            return _("左括号")
        case "）" | ")":
            return _("右括号")
        case "“":
            return _("左引号")
    return _("右引号")
