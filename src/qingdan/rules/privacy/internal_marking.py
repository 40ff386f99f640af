"""QD708 internal-marking: words of an internal paper in a text that is published."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from ..text.patterns import Pattern

RULE = Rule(
    code="QD708",
    slug="internal-marking",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("公开的文字里有内部资料的标记"),
    why=(
        "“内部资料，注意保存”“仅供内部使用”说明这段文字来自不公开的材料。"
        "内部事务信息、过程性信息可以不予公开（《中华人民共和国政府信息公开条例》第十六条）；"
        "公开前要经过保密审查（同条例第十七条）。内部资料性出版物是许可事项的名称，不算。"
    ),
    advice=N_("核对能不能公开：能公开的删去标记，不能公开的移到“内部说明”或者改“可见性”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 内部资料，注意保存\n"
    ),
    good=GOOD_POWER,
    needles=("内部", "外传"),
)

_KEEP = "注意保存|妥善保管|妥善保存|请勿外传|严禁外传|不得外传|禁止外传|切勿外传"
_MARKING = Pattern(
    rf"内部(?:资料|文件|材料|刊物|使用|掌握)[，,、；;：: 　]{{0,2}}(?:{_KEEP})"
    r"|仅(?:供|限于|限)(?:单位|机关)?内部(?:使用|参考|掌握|交流|传阅|学习)(?=[，。；、！）)】\s]|\Z)"
    r"|(?:请勿|切勿)外传|注意保存[，,、 　]?(?:严禁|不得|禁止)外传"
)
_WHOLE = Pattern(r"\s*[（(【]?(?:内部(?:资料|文件|材料|使用|掌握)|不予公开)[）)】]?[。]?\s*")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield markings of internal papers."""
    if not passage.public:
        return
    found = _WHOLE.fullmatch(passage.text)
    for mark in (found,) if found else _MARKING.finditer(passage.text):
        yield Spot(
            *mark.span(),
            _("公开的文字里有“{mark}”。").format(mark=mark[0].strip()),
            _("核对能不能公开：能公开的删去标记，不能公开的移到“内部说明”或者改“可见性”。"),
        )
