"""QD505 not-a-document-number: a 文号 field that holds no number of a document."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort
from ..schema.phrases import shown
from .numerals import CHINESE
from .patterns import Pattern

RULE = Rule(
    code="QD505",
    slug="not-a-document-number",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("“文号”里写的不是文号"),
    why=(
        "“文号”写文件的发文字号（某政发〔2025〕1号）或者令、公告的编号，"
        "由机关代字、年份、发文顺序号组成（GB/T 9704—2012 第7.2.5条）。"
        "会议名称、日期、文件标题写在这里，就查不到文件。草案没有文号时不写这个键。"
    ),
    advice=N_("写上发文字号；没有文号就删去这个键，会议、标题写进“备注”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "批准: {文号: 市政府常务会议, 日期: 2025-01-10}\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "批准: {文号: 某政发〔2025〕1号, 日期: 2025-01-10}\n"
    ),
    texts=frozenset({TextSort.DOCUMENT}),
)

_NUMBER = Pattern(rf"[\d{CHINESE}]\s*号")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield a 文号 without any number before 号."""
    if not _NUMBER.search(passage.text):
        yield Spot(
            0,
            len(passage.text),
            _("“{text}”不是文号。").format(text=shown(passage.text)),
            _("写成“某政发〔2025〕1号”的样子；没有文号就删去这个键。"),
        )
