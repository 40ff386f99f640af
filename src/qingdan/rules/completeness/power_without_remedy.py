"""QD225 power-without-remedy: a power that does not say how to appeal."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, of_types, reason
from .listwide import at_items_or_header

DEMAND = KEY = "救济"

RULE = Rule(
    code="QD225",
    slug="power-without-remedy",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("权力没有写救济渠道"),
    why=(
        "当事人不服怎么办，清单上应当查得到：向谁申请行政复议（行政复议法第二十四条），向哪个法院起诉。"
        "湖北省的规章要求列救济渠道，别的省不一定，所以只在预设“严格”里，"
        "或者由方案启用。整个清单相同的写在清单表头的“默认”里。整个清单都没有写、又有表头的，只在表头报一次。"
        "子项可以由主项写；草案、废止和内部的事项不查。"
    ),
    advice=N_("在清单表头的“默认”里补上“救济”。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "救济: {复议机关: 示例市人民政府, 诉讼法院: 有管辖权的人民法院}\n"
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers in force without 救济, neither their own nor the list's."""
    gaps = lacking(view, KEY, of_types(view, DEMAND))
    message = _("这项权力没有写救济渠道，清单表头的“默认”里也没有。")
    hint = _("补上“救济: {复议机关: ……, 诉讼法院: ……}”，整个清单相同的写在表头的“默认”里。")
    hint += reason(view.around.profile, DEMAND)
    yield from at_items_or_header(view, RULE, KEY, gaps, message, hint)
