"""QD224 power-without-flow: a power without its steps."""

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

DEMAND = KEY = "流程"

RULE = Rule(
    code="QD224",
    slug="power-without-flow",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("权力没有写流程"),
    why=(
        "职权的运行流程是清单的内容之一（中共中央办公厅、国务院办公厅《关于推行地方各级政府工作部门"
        "权力清单制度的指导意见》）。整个清单相同的写在清单表头的“默认”里。\n\n"
        "流程图往往另外公布，所以只在预设“严格”里，或者由方案启用。"
        "整个清单都没有写、又有表头的，只在表头报一次。"
        "子项可以由主项写；草案、废止和内部的事项不查。"
    ),
    advice=N_("补上“流程: [各个环节]”，或者写在清单表头的“默认”里。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "流程: [立案, 调查取证, 审核, 告知, 决定, 送达, 执行]\n"
    ),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers in force without 流程, neither their own nor the list's."""
    gaps = lacking(view, KEY, of_types(view, DEMAND))
    message = _("这项权力没有写流程，清单表头的“默认”里也没有。")
    hint = _("补上“流程: [立案, 调查取证, ……]”，整个清单相同的写在表头的“默认”里。")
    hint += reason(view.around.profile, DEMAND)
    yield from at_items_or_header(view, RULE, KEY, gaps, message, hint)
