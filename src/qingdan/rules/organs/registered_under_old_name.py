"""QD373 registered-under-old-name: the register still calls a living organ by its old name."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .lifetimes import ended_before
from .outdated import hint, message, old_names

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 内设机构: [规划执法科]}}\n"
    "  sthj: {{名称: 示例市{name}}}\n"
)

RULE = Rule(
    code="QD373",
    slug="registered-under-old-name",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("机构登记的是改革以前的名称"),
    why=(
        "organs.yaml 里的名称会印在每个事项上。2018年和2023年机构改革以后不再使用的名称"
        "（国土资源局、环境保护局、工商行政管理局等），应当改成现行名称，旧名写进“曾用名”，"
        "旧文里的名称仍然查得到。机构 id 和文件夹不用改。写了失效日期、已经撤销的机构不查。"
    ),
    advice=N_("“名称”改成现行全称，旧名称连同日期写进“曾用名”。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(name="环境保护局")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(name="生态环境局")},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield living organs whose name holds a verified old one."""
    register = view.register
    if register is None:
        return
    today = view.around.today.isoformat()
    ended = ended_before(register, view.around.today)
    for organ in register.ids:
        if organ in ended:
            continue
        for use in old_names(verified=True).uses(register.word_of(organ, "名称")):
            if today > use.name.until:
                yield RawFinding(
                    RULE.slug,
                    register.path,
                    message(use.name),
                    hint(use.name) + _("旧名称写进“曾用名”；已经撤销的写失效日期和承接。"),
                    ("机构", organ, "名称"),
                    span=(use.start, use.end),
                )
