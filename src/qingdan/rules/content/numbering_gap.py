"""QD555 numbering-gap: numbers inside a text that skip or go back (（一）（二）（四）)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort
from ..text.enumerators import NUMBER_MARKS, enumerators, may_be_numbered
from ..text.patterns import Pattern

RULE = Rule(
    code="QD555",
    slug="numbering-gap",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("文字里的编号不连续"),
    why=(
        "“（一）（二）（四）”说明漏了一条，或者删了一条没有改编号；次序倒过来的，多半是移动时"
        "弄乱了。编号从一开始的才查，分层的编号（（一）1.2.（二）1.2.）分开算；同一编号连着用两次"
        "由“编号重复”指出。原文常常只摘几项，不查。"
    ),
    advice=N_("补上漏掉的一条，或者把编号改成连续的。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "备注: （一）由市级立案；（二）由市级调查；（四）由市级决定。\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    needles=(*NUMBER_MARKS, "②"),
    texts=frozenset({TextSort.PROSE, TextSort.NAME}),
)

_REFERENCE = Pattern(r"[、和至及]\s*[（(第]|[项款条]规定")
"""Behind a number that refers to another place: （二）、（四）项."""
_RING = Pattern("[①-⑳]")


class _Mark(NamedTuple):
    number: int
    start: int
    end: int
    written: str


def look(passage: Passage) -> Iterator[Spot]:
    """Yield numbers that do not follow the one before them in the same style."""
    text = passage.text
    if len(text) < 8 or not (may_be_numbered(text) or "②" in text):
        return
    styles: dict[str, list[_Mark]] = {}
    for one in enumerators(text):
        if _REFERENCE.match(text, one.end):
            continue
        mark = _Mark(one.number, one.end - len(one.text), one.end, one.text)
        styles.setdefault(one.style, []).append(mark)
    if "②" in text:
        styles["①"] = [
            _Mark(ord(found[0]) - ord("①") + 1, found.start(), found.end(), found[0])
            for found in _RING.finditer(text)
        ]
    for marks in styles.values():
        if len(marks) > 1:
            yield from _broken(marks)


def _broken(marks: Iterable[_Mark]) -> Iterator[Spot]:
    """Yield the marks that neither go on nor begin anew; a list may stand within a list."""
    lists: list[_Mark] = []
    for mark in marks:
        if mark.number == 1:
            lists.append(mark)
            continue
        if not lists:
            continue
        depth = len(lists) - 1
        while depth >= 0 and lists[depth].number + 1 != mark.number:
            depth -= 1
        if depth < 0:
            depth = len(lists) - 1
            if lists[depth].number != mark.number:
                yield _spot(mark, lists[depth])
        del lists[depth + 1 :]
        lists[depth] = mark


def _spot(mark: _Mark, before: _Mark) -> Spot:
    if mark.number < before.number:
        message = _("编号“{mark}”排在“{before}”后面。")
        hint = _("核对次序，把编号改成连续的。")
    else:
        message = _("编号从“{before}”跳到“{mark}”。")
        hint = _("对照来源看是否漏了一条；没有漏的，把编号改成连续的。")
    message = message.format(mark=mark.written, before=before.written)
    return Spot(mark.start, mark.end, message, hint)
