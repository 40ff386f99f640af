"""QD524 invisible-character: a zero-width or control character inside a text."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Safety, Scope, Spot, TextSort
from .glyphs import UNSEEN, suspects
from .patterns import Pattern

RULE = Rule(
    code="QD524",
    slug="invisible-character",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("文字里有看不见的字符"),
    why=(
        "零宽空格（U+200B）、软连字符（U+00AD）、变体选择符等不占位置，从网页和聊天软件复制时"
        "带进来，“处罚”两个字就再也搜不到。引号里用转义写的控制字符（\\r、\\x07）也在此列。"
        "直接写在文件里的控制字符由 control-character 管。原文里的也提示，但不自动改。"
    ),
    advice=N_("删去这个字符。"),
    bad=power("名称: 示例的处\u200b罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=GOOD_POWER,
    fix=Safety.SAFE,
    marks=suspects,
)

_RUN = Pattern(f"[{UNSEEN}]+")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield runs of characters that cannot be seen; in quotations they are not mended."""
    for found in _RUN.finditer(passage.text):
        start, end = found.span()
        quoted = passage.sort is TextSort.QUOTATION
        yield Spot(
            start,
            end,
            _("“{before}”后面有看不见的字符 U+{code:04X}。").format(
                before=passage.text[max(0, start - 4) : start], code=ord(found[0][0])
            ),
            _("删去这个字符；多半是从网页或 PDF 复制来的。"),
            None if quoted else "",
        )
