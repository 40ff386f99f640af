"""QD461 stale-remedy-choice: a text offers the government or the higher department."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot

RULE = Rule(
    code="QD461",
    slug="stale-remedy-choice",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("文字里还是可以选择上一级主管部门的旧复议告知"),
    why=(
        "“可以向本级人民政府或者上一级主管部门申请行政复议”是2023年以前的告知（行政复议法2017年修正文本"
        "第十二条）。2024年1月1日起由本级人民政府统一管辖（第二十四条第一款），实行垂直领导的机关只向上一级"
        "主管部门申请（第二十七条），二者择一的只剩司法行政部门（第二十八条，写的是上一级司法行政部门）。"
        "原文不查；“救济”里的见 stale-remedy。"
    ),
    advice=N_("改成向本级人民政府申请；期限照旧是六十日。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        "责任事项: {直接实施: [告知当事人可以向市人民政府或者上一级主管部门申请行政复议]}\n"
    ),
    good=GOOD_POWER,
    needles=("复议",),
    texts=OWN_WORDS,
)

_CHOICE = re.compile(
    r"(?:人民)?政府(?:申请(?:行政)?复议)?[，,]?(?:或者?|、|也可以?|亦可)(?:依法)?(?:向)?"
    r"[^，。；]{0,12}?(?P<stale>(?:上一级|上级)(?:行政)?(?:主管|业务主管)(?:部门|机关))"
    r"(?=[^。；]{0,12}复议)"
    r"|(?P<first>(?:上一级|上级)(?:行政)?(?:主管|业务主管)(?:部门|机关))(?:或者?|、|也可以?)(?:依法)?(?:向)?"
    r"[^，。；]{0,8}?(?:人民)?政府(?=[^。；]{0,12}复议)"
)
_SINCE = "2023-12-31"


def look(passage: Passage) -> Iterator[Spot]:
    """Yield the words 上一级主管部门 where they stand beside the government as a choice."""
    if passage.path and "救济" in passage.path:
        return
    for found in _CHOICE.finditer(passage.text):
        start, end = found.span("stale" if found["stale"] else "first")
        yield Spot(
            start,
            end,
            _(
                "2024年1月1日起不再可以选择向“{words}”申请行政复议（《行政复议法》第二十四条第一款）。"
            ).format(words=passage.text[start:end]),
            _("改成向本级人民政府申请行政复议。"),
            None,
            _SINCE,
        )
