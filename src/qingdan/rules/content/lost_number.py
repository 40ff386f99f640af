"""QD556 lost-number: a number fell out in front of its classifier (处元以下罚款, 编制名)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Scope, Spot
from ..text.patterns import Pattern

RULE = Rule(
    code="QD556",
    slug="lost-number",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("数字丢了"),
    why=(
        "从 PDF、图片或者网页复制时，数字容易整个丢掉，只剩后面的单位：“自受理之日起个工作日内”"
        "“处元以上元以下罚款”“下放权限项”“违反第条规定”。少了数字，期限、幅度和范围都落空。"
        "丢了什么程序不知道，所以只指出，不替你填。原文不查。"
    ),
    advice=N_("找到来源，补上数字；找不到就问提供文字的单位。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "备注: 自立案之日起个工作日内告知。\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
    needles=(
        "余",
        "编制名",
        "项",
        "元",
        "倍",
        "起",
        "超过",
        "少于",
        "低于",
        "第条",
        "第款",
        "第章",
        "号",
    ),
    texts=OWN_WORDS,
)

_NUMBER = "0-9０-９a-zA-Z〇零○一二三四五六七八九十百千万亿两几数多半"
_LOST = Pattern(
    rf"(?<![{_NUMBER}其剩盈结富业多残冗空工宽赘课有节劳])余[项件名个家人亩处条起户](?!目)"
    r"|(?:行政|事业|工勤)编制名(?![称册单额录义目])"
    r"|(?:权限|规则|事项|职能|权力|任务|职责|权责)项(?=[，。、；：）\s]|$)"
    r"|(?:处|处以|并处|罚款|缴纳|补助|收取|共计|合计|总额|给予)(?:元|万元|倍)(?:以[上下]|的|。|，|至)"
    r"|(?:之日起|不得?超过|不少于|不得少于|不低于)(?:个工作日|日内|日以内|个月|年内|年以[上下]|次)"
    r"|第[条款章](?=[第、，。；：）规的之\s]|$)"
    r"|(?:〔\s*〕|\[\s*\])\s*号|第号(?=[，。、；）文令\s]|$)"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield units that have lost their number. What it was is never guessed."""
    for found in _LOST.finditer(passage.text):
        yield Spot(
            found.start(),
            found.end(),
            _("“{words}”里少了数字。").format(words=found[0]),
            _("对照来源补上数字。"),
        )
