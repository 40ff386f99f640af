"""QD507 unpaired-title-marks: a 《 without its 》, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot, TextSort
from ..schema.phrases import shown
from .numerals import CHINESE
from .patterns import Pattern

RULE = Rule(
    code="QD507",
    slug="unpaired-title-marks",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("书名号不成对"),
    why=(
        "书名号成对使用（GB/T 15834—2011 第4.15条）。缺了一半，程序认不出依据的是哪部法规，"
        "法规变动时就提醒不到这个事项。只有从哪里到哪里是名称没有疑问时才自动补上："
        "后面紧跟“第X条”的法、条例、办法等。原注、原文照录，不查。"
    ),
    advice=N_("补上缺的书名号，或者删去多余的。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法第六十四条]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.SAFE,
    needles=("《", "》"),
    texts=OWN_WORDS,
)

_MARK = Pattern("[《》]")
_END = r"(?:法|法典|条例|办法|规定|细则|规则|决定)"
_ARTICLE = rf"(?=第[\d{CHINESE}]+[条章])"
_NOT_CLOSED = Pattern(rf"《[\u4e00-\u9fff〈〉、]{{2,40}}?{_END}{_ARTICLE}")
_NOT_OPENED = Pattern(
    rf"(?!违反|根据|依据|依照|按照|执行)[\u4e00-\u9fff]{{2,40}}{_END}》{_ARTICLE}"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield each mark that has no partner."""
    text = passage.text
    if text.count("《") == text.count("》") == 1 and text.index("《") < text.index("》"):
        return
    waiting: list[int] = []
    for found in _MARK.finditer(text):
        if found[0] == "《":
            waiting.append(found.start())
        elif waiting:
            waiting.pop()
        else:
            yield _not_opened(passage, found.start())
    for start in waiting:
        yield _not_closed(text, start)


def _not_closed(text: str, start: int) -> Spot:
    message = _("“{title}”的书名号没有下半边。").format(title=shown(text[start:], 20))
    title = _NOT_CLOSED.match(text, start)
    if title is None:
        return Spot(start, start + 1, message, _("在名称结束的地方补上“》”，或者删去“《”。"))
    right = title[0] + "》"
    return Spot(start, title.end(), message, _("写成“{right}”。").format(right=right), right)


def _not_opened(passage: Passage, index: int) -> Spot:
    text = passage.text
    message = _("“{title}”的书名号没有上半边。").format(
        title=shown(text[max(0, index - 18) : index + 1], 20)
    )
    title = _NOT_OPENED.match(text) if passage.sort is TextSort.CITATION else None
    if title is None or title.end() != index + 1:
        return Spot(index, index + 1, message, _("在名称开头补上“《”，或者删去“》”。"))
    right = "《" + title[0]
    return Spot(0, index + 1, message, _("写成“{right}”。").format(right=right), right)
