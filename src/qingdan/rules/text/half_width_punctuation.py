"""QD515 half-width-punctuation: Western punctuation in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot, TextSort
from ..schema.phrases import shown
from .glyphs import HAN
from .patterns import Pattern

_WIDE = str.maketrans(",;:!?", "，；：！？")
_LEFT = rf"{HAN}》）】”〉〕…"
_RIGHT = rf"{HAN}《（【“〈"
_MARK = Pattern(
    rf"(?<=[{_LEFT}])[,;!?]|(?<=[\d%％‰℃)\]])[,;](?=[{_RIGHT}])"
    rf"|(?<=[{_LEFT}]):(?=[{_RIGHT}\d]|\Z|\n)"
)
_PART = Pattern(r"(?<=[条款]):(?=第|[（(])")
"""第五十条:第一款 is for colon-in-citation."""
_ROUND = Pattern(r"[（()）]")
_QUOTE = Pattern('"')
_HAN = Pattern(f"[{HAN}]")


RULE = Rule(
    code="QD515",
    slug="half-width-punctuation",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("中文里用了半角标点"),
    why=(
        "中文的标点占一个字的位置，用全角：，；：（）！？“”（GB/T 15834—2011 第5.1条）。"
        "混用半角，同一个名称就有两种写法，检索、比对、去重都会漏。"
        "数字（1,000）、时间（9:00）、网址、编码、外文里的半角标点不查；"
        "括号里没有汉字的（(DSA)）不查；原注、原文照录，不查。"
    ),
    advice=N_("改成全角标点。"),
    bad=power(
        "名称: 对乡(镇)村公共设施建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》第一条]\n"
    ),
    good=power(
        "名称: 对乡（镇）村公共设施建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》第一条]\n"
    ),
    fix=Safety.SAFE,
    texts=OWN_WORDS,
    needles=tuple(',;:?!()"'),
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield half-width brackets and quotation marks by the pair, other marks one by one."""
    text = passage.text
    pairs: list[tuple[int, int]] = []
    if "(" in text or ")" in text:
        pairs = _brackets(text)
    if '"' in text:
        pairs += _quotations(text)
    right = _repaired(text, pairs, passage.sort)
    end = 0
    for start, stop in _outermost(pairs):
        yield from _singly(text, right, end, start)
        yield _spot(text, right, start, stop)
        end = stop
    yield from _singly(text, right, end, len(text))


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return the pairs that hold Chinese and a half-width bracket of their own."""
    waiting: list[int] = []
    found = []
    for mark in _ROUND.finditer(text):
        if mark[0] in "（(":
            waiting.append(mark.start())
        elif waiting:
            start, end = waiting.pop(), mark.end()
            pair = text[start] + mark[0]
            if pair != "（）" and (pair != "()" or _HAN.search(text, start, end)):
                found.append((start, end))
    return found


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return pairs of straight quotation marks around Chinese; none where one is left over."""
    at = [found.start() for found in _QUOTE.finditer(text)]
    if len(at) % 2 or any(text[max(0, start - 1) : start].isdigit() for start in at[::2]):
        return []
    pairs = zip(at[::2], at[1::2], strict=True)
    return [(start, end + 1) for start, end in pairs if _HAN.search(text, start, end)]


def _repaired(text: str, pairs: list[tuple[int, int]], sort: TextSort) -> str:
    """Return the text with full-width marks; it has the same length."""
    right = list(text)
    for start, end in pairs:
        straight = text[start] == '"'
        right[start], right[end - 1] = ("“", "”") if straight else ("（", "）")
    paired = "".join(right)
    for found in _MARK.finditer(paired):
        if sort is not TextSort.CITATION or not _PART.match(paired, found.start()):
            right[found.start()] = found[0].translate(_WIDE)
    return "".join(right)


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _singly(text: str, right: str, start: int, end: int) -> Iterator[Spot]:
    for index in range(start, end) if text[start:end] != right[start:end] else ():
        if text[index] != right[index]:
            yield _spot(text, right, index, index + 1)


def _spot(text: str, right: str, start: int, end: int) -> Spot:
    wrong, mended = text[start:end], right[start:end]
    if end - start == 1:
        message = _("“{wrong}”是半角标点。")
    elif wrong[0] == '"':
        message = _("{wrong} 的引号是半角的。")
    else:
        message = _("{wrong} 的括号是半角的。")
    hint = _("改成全角：{right}").format(right=shown(mended, 30))
    return Spot(start, end, message.format(wrong=shown(wrong, 30)), hint, mended)
