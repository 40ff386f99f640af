"""QD508 nested-title-marks: a title inside a title that is not in 〈〉."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .patterns import Pattern


def _may_hold(text: str) -> bool:
    return "<" in text or "＜" in text or text.count("《") > 1


RULE = Rule(
    code="QD508",
    slug="nested-title-marks",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("书名号里的书名号写法不对"),
    why=(
        "名称里还有名称时，里面一层用单书名号：《示例省实施〈中华人民共和国水法〉办法》"
        "（GB/T 15834—2011 第4.15条）。里面再用《》，程序会在第一个》处把名称截断；"
        "用大于号、小于号（<>）代替的，搜不到，也印不出来。原注、原文照录，不查。"
    ),
    advice=N_("里面一层改用“〈〉”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例省实施<中华人民共和国水法>办法》第十二条]\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例省实施〈中华人民共和国水法〉办法》第十二条]\n"
    ),
    fix=Safety.SAFE,
    texts=OWN_WORDS,
    needles=("<", "＜", "《"),
    screen=_may_hold,
)

_MARKS = Pattern("[《》〈〉<>＜＞]")
_PARTNER = {"》": "《", "〉": "〈", ">": "<", "＞": "＜"}
_WRONG = frozenset("<＜《")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield pairs of 《》, <> or ＜＞ that stand directly inside 《》.

    Where the marks do not pair up nothing is said: unpaired-title-marks speaks of that.
    """
    text = passage.text
    pairs = _pairs(text) or []
    for start, end in pairs:
        deeper = any(a < start < b or start < a < end for a, b in pairs)
        right = f"〈{text[start + 1 : end]}〉"
        yield Spot(
            start,
            end + 1,
            _("书名号里的“{title}”应该用单书名号。").format(title=text[start : end + 1]),
            _("写成“{right}”。").format(right=right),
            None if deeper else right,
        )


def _pairs(text: str) -> list[tuple[int, int]] | None:
    """Return the wrong inner pairs in the order of the text; None where marks do not pair up."""
    waiting: list[tuple[str, int]] = []
    found = []
    for mark in _MARKS.finditer(text):
        if mark[0] in _PARTNER:
            if not waiting or waiting[-1][0] != _PARTNER[mark[0]]:
                return None
            opening, start = waiting.pop()
            if opening in _WRONG and waiting and waiting[-1][0] == "《":
                found.append((start, mark.start()))
        else:
            waiting.append((mark[0], mark.start()))
    return None if waiting else sorted(found)
