"""QD707 classification-marking: a text that is marked as a state secret."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from ..text.patterns import Pattern

RULE = Rule(
    code="QD707",
    slug="classification-marking",
    severity=Severity.ERROR,
    scope=Scope.TEXT,
    title=N_("有国家秘密标志"),
    why=(
        "“机密★10年”是国家秘密标志（《中华人民共和国保守国家秘密法》第二十二条）。"
        "国家秘密不得在非涉密信息系统里存储、处理（同法第三十一条），也不予公开"
        "（《中华人民共和国政府信息公开条例》第十四条）。不属于国家秘密的，不得作出国家秘密标志。"
        "公开、内部的字段都查；正文里说到“保守国家秘密”“商业秘密”的不算。"
    ),
    advice=N_("立即停止提交、传送这个文件，报本单位保密工作机构处理。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "内部说明: 机密★10年\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.LEGACY,
    needles=("绝密", "机密", "秘密", "密级", "★", "☆"),
)

_MARKING = Pattern(
    r"(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]|密级\s*[:：]?\s*[“\"]?(?:绝密|机密|秘密)级?(?![^”\"，。；、\s])"
)
_WHOLE = Pattern(r"\s*(?:绝密|机密|秘密)级?\s*")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield markings; what is marked is not repeated."""
    text = passage.text
    found = _WHOLE.fullmatch(text)
    for mark in (found,) if found else _MARKING.finditer(text):
        yield Spot(
            *mark.span(),
            _("有国家秘密标志“{mark}”。").format(mark=mark[0].strip()),
            _("立即停止提交、传送这个文件，报本单位保密工作机构处理；误标的，删去标志。"),
        )
