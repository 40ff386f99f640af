"""QD540 name-punctuation: a name that ends in a full stop or runs over a line break."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Safety, Scope, Spot, TextSort
from .patterns import Pattern

_MARKS = "。．，、；：,;:"

RULE = Rule(
    code="QD540",
    slug="name-punctuation",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("事项名称结尾有标点或者中间换行"),
    why=(
        "事项名称是一个词组，不是句子：末尾不用句号、逗号、分号，中间不换行。"
        "多出来的标点和换行会跟着名称进目录、进公告、进文件名，同一个名称也比对不上。"
    ),
    advice=N_("删去末尾的标点，把名称写在一行里。"),
    bad=power(
        "名称: 对未取得建设工程规划许可证进行建设的处罚。\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.SAFE,
    needles=(*_MARKS, ".", "\n"),
    texts=frozenset({TextSort.NAME}),
)

_END = Pattern(
    rf"(?:[{_MARKS}]|(?<=[\s\u4e00-\u9fff）》”])\.)(?:[{_MARKS}.\s]*[{_MARKS}.])?(?=\s*\Z)"
)
_BREAK = Pattern(r"(?<=\S)[ \t]*\n\s*(?=\S)")
_LATIN = Pattern(r"[!-~]")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield marks at the end of a name, and line breaks inside it."""
    text = passage.text
    end = _END.search(text)
    stop = end.start() if end else len(text)
    for found in _BREAK.finditer(text, 0, stop) if "\n" in text else ():
        before, after = found.span()
        latin = _LATIN.match(text, before - 1) and _LATIN.match(text, after)
        yield Spot(
            before,
            after,
            _("事项名称中间有换行。"),
            _("把名称写在一行里。"),
            " " if latin else "",
        )
    if end:
        yield Spot(
            *end.span(),
            _("事项名称末尾有“{mark}”。").format(mark=end[0]),
            _("删去它。"),
            "",
        )
