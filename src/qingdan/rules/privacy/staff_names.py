"""QD709 staff-names: who holds an A or B post, in a text that is published."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from ..text.patterns import Pattern
from .words import posts, surnames

RULE = Rule(
    code="QD709",
    slug="staff-names",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("公开的文字里有 A、B 岗人员姓名"),
    why=(
        "岗位分工属于内部工作流程、人事管理信息，可以不予公开"
        "（《中华人民共和国政府信息公开条例》第十六条）；姓名还是个人信息。"
        "清单里人员写进任务的“岗位”，它不上网站。“A岗：窗口人员”这样写岗位不写人的不算。"
    ),
    advice=N_("把姓名移到任务的“岗位”里，或者删去。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: A岗：张某某，B岗：李某某\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: A岗：窗口人员，B岗：审核人员\n"
    ),
    needles=("岗",),
)

_POST = Pattern(
    r"(?<![A-Za-z])(?:[AaBbＡＢ]|[甲乙])\s*岗(?:人员|责任人)?\s*[:：]?\s*"
    r"([\u4e00-\u9fff]{2,4})(?=[，,。；;、）)\s]|[AaBbＡＢ甲乙]\s*岗|\Z)"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield what looks like a name behind A岗 and B岗: a common surname, no word for a post."""
    if not passage.public or "岗" not in passage.text:
        return
    for found in _POST.finditer(passage.text):
        name = found[1]
        if name[0] in surnames() and not any(word in name for word in posts()):
            yield Spot(
                *found.span(1),
                _("公开的文字里有岗位人员的姓名“{name}”。").format(name=name[0] + "某"),
                _("把姓名移到任务的“岗位”里，或者删去。"),
            )
