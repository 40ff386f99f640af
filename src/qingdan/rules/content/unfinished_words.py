"""QD573 unfinished-words: a note to oneself or test data is still there (待补充, TODO)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from ..text.patterns import Pattern

RULE = Rule(
    code="QD573",
    slug="unfinished-words",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("还有没写完的标记或者测试文字"),
    why=(
        "“待补充”“TODO”“？？？”“测试数据”是编写时给自己看的，公开以后别人会以为清单没有编完。"
        "句子里正常用的词（软件测试、待定岗位、取样测试）不报；内部说明和草案里的也报，免得忘了。"
    ),
    advice=N_("补上内容，或者去掉这些字。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n备注: 裁量基准待补充\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    needles=("待", "测试", "TODO", "??", "？？", "xxx", "XXX", "test"),
    texts=OWN_WORDS,
)

_WORDS = Pattern(
    r"[（(【\[]\s*(?:待[补填定核查完][\u4e00-\u9fff]{0,3})\s*[）)】\]]"
    r"|待(?:补充|完善|填写|补齐|核实|确认|定稿)(?=[。；，、！!）)\s]|$)"
    r"|\bTODO\b|[?？]{3,}|(?<![A-Za-zX×])(?:xxx+|XXX+)(?![A-Za-z])"
    r"|^\s*(?:测试|测试数据|测试事项|测试一下|test)\s*\d*\s*$"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield the marks of what was to be finished later."""
    for found in _WORDS.finditer(passage.text):
        yield Spot(
            found.start(),
            found.end(),
            _("“{words}”是没写完的标记或者测试文字。").format(words=found[0].strip()),
            _("补上内容，或者去掉这些字。"),
        )
