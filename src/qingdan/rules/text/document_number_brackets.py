"""QD503 document-number-brackets: a 文号 whose year stands in the wrong brackets."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .issue_numbers import CLOSE, NOT_A_BUILDING, OPEN, YEAR
from .patterns import Pattern

RULE = Rule(
    code="QD503",
    slug="document-number-brackets",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("文号的年份没有用六角括号"),
    why=(
        "发文字号的年份用全称，放在六角括号〔〕（U+3014、U+3015）里：国办发〔2015〕21号"
        "（GB/T 9704—2012 第7.2.5条）。[2015]（2015）【2015】﹝2015﹞都搜不到同一份文件。"
        "法院案号、楼号（（2019）3号楼）、令的编号不查；原注、原文照录，不查。"
        "年份和序号连在一起的（新政办发(202333号)）分不清哪里是年份，只提示，不改。"
    ),
    advice=N_("写成“国办发〔2015〕21号”的样子。"),
    bad=power(
        "名称: 示例的事项\n类型: 其他行政权力\n状态: 有效\n"
        '依据: ["《关于加强示例管理的通知》（某政办发[2023]33号）第二条"]\n'
    ),
    good=power(
        "名称: 示例的事项\n类型: 其他行政权力\n状态: 有效\n"
        "依据: [《关于加强示例管理的通知》（某政办发〔2023〕33号）第二条]\n"
    ),
    fix=Safety.SAFE,
    needles=("号",),
    texts=OWN_WORDS,
)

_YEAR_IN_BRACKETS = Pattern(
    rf"(?<=[\u4e00-\u9fffA-Za-z ])(?<!令)(?<!令 )"
    rf"(?P<odd>{OPEN}\s*{YEAR}\s*年?\s*{CLOSE})\s*第?\s*\d{{1,5}}\s*号{NOT_A_BUILDING}"
)
_RIGHT = Pattern(r"〔[0-9]{4}〕")
_MANGLED = Pattern(r"(?<=[发函字规办])[(（](?P<year>20\d{2})(?P<serial>\d{1,3})号[)）]")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield years in other brackets, and years that ran into the serial number."""
    text = passage.text
    for found in _YEAR_IN_BRACKETS.finditer(text):
        before = text[: found.start()].rstrip()[-1:]
        if not _RIGHT.fullmatch(found["odd"]) and before.isalpha() and before != "令":
            right = f"〔{int(found['year'])}〕"
            yield Spot(
                *found.span("odd"),
                _("文号“{number}”的年份应放在六角括号〔〕里。").format(number=found[0]),
                _("写成“{right}”。").format(right=right),
                right,
            )
    for found in _MANGLED.finditer(text):
        yield Spot(
            *found.span(),
            _("文号“{number}”的年份和序号连在一起了。").format(number=found[0]),
            _("核对原件；可能是“〔{year}〕{serial}号”。").format(
                year=int(found["year"]), serial=int(found["serial"])
            ),
        )
