"""QD504 document-number-form: a 文号 with 第, leading zeros or blanks in its serial number."""

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
    code="QD504",
    slug="document-number-form",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("文号的序号写法不对"),
    why=(
        "发文顺序号不加“第”字，不编虚位（1 不编为 01），紧跟在年份后面："
        "国办发〔2015〕21号（GB/T 9704—2012 第7.2.5条；1999 年的版本已这样规定）。"
        "2000 年以前的文件、按年编号的令和公告确有“第”字，不查；原注、原文照录，不查。"
    ),
    advice=N_("去掉“第”字、数字前面的 0 和空格。"),
    bad=power(
        "名称: 示例的事项\n类型: 其他行政权力\n状态: 有效\n"
        "依据: [《关于加强示例管理的通知》（某政办发〔2023〕第07号）第二条]\n"
    ),
    good=power(
        "名称: 示例的事项\n类型: 其他行政权力\n状态: 有效\n"
        "依据: [《关于加强示例管理的通知》（某政办发〔2023〕7号）第二条]\n"
    ),
    fix=Safety.SAFE,
    needles=("号",),
    texts=OWN_WORDS,
)

_NUMBER = Pattern(
    rf"(?<=[\u4e00-\u9fffA-Za-z])(?<![令告要书]){OPEN}\s*{YEAR}\s*年?\s*{CLOSE}"
    rf"(?P<odd>\s*第?\s*0*(?P<serial>[1-9]\d{{0,4}})\s*)号{NOT_A_BUILDING}"
)
_SINCE = 2000
"""GB/T 9704—1999 came into force on 2000-01-01."""


def look(passage: Passage) -> Iterator[Spot]:
    """Yield serial numbers that hold more than their digits."""
    for found in _NUMBER.finditer(passage.text):
        if found["odd"] != found["serial"] and int(found["year"]) >= _SINCE:
            yield Spot(
                *found.span("odd"),
                _("文号的序号写成了“{odd}”：应当不加“第”字，前面不补 0，不空格。").format(
                    odd=found["odd"]
                ),
                _("写成“{serial}”。").format(serial=found["serial"]),
                found["serial"],
            )
