"""QD258 manual-incomplete: a matter without a whole 说明书."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..completeness.gaps import reason
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

DEMAND = "说明书"

RULE = Rule(
    code="QD258",
    slug="manual-incomplete",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("说明书缺责任单位、程序或者标准"),
    why=(
        "做得细的地方给每个属地管理事项配一份说明书，写清责任单位、程序环节和工作标准，"
        "镇街和部门照着办，不靠电话问。\n\n"
        "多数地方的清单没有这几栏，所以只在预设“严格”里是警告；方案“精细”要求写，缺了是错误。"
        "草案、废止的不查。"
    ),
    advice=N_("补上“说明书: {责任单位: [……], 程序: [……], 标准: [……]}”。"),
    bad=GOOD_TERRITORY,
    good={
        **GOOD_TERRITORY,
        TERRITORY_FILE: GOOD_TERRITORY[TERRITORY_FILE]
        + "说明书: {责任单位: [综合执法局直属中队], 程序: [接到呼叫后到场核实], "
        "标准: [一个工作日内到场]}\n",
    },
    preset=RulePreset.STRICT,
    lists=(ListKind.TERRITORY,),
)

_PARTS = ("责任单位", "程序", "标准")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding that names the parts of 说明书 that are not there."""
    if not item.in_force or "说明书" in item.meant:
        return
    hint = _("补上“说明书: {责任单位: [……], 程序: [……], 标准: [……]}”。")
    hint += reason(item.profile, DEMAND)
    manual = item.mapping.get("说明书")
    if item.lacks("说明书"):
        yield item.missing(RULE, _("没有写说明书。"), hint, ("说明书",))
    elif isinstance(manual, dict):
        lacking = [part for part in _PARTS if manual.get(part, []) == []]
        if lacking:
            yield item.missing(
                RULE,
                _("说明书缺{parts}。").format(parts=joined(lacking)),
                hint,
                ("说明书", lacking[0]),
            )
