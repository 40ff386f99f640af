"""QD324 duty-without-power: a duty of an organ with powers, and none of them serves it."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import GOOD_DUTY, GOOD_POWER, power
from ..facts import View
from ..rule import N_, Mark, RawFinding, Rule, Scope

RULE = Rule(
    code="QD324",
    slug="duty-without-power",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("职责没有对应的权力"),
    why=(
        "职责和权力要对得上：有职责没有权力，事情管不了；有权力没有职责，权力没有来处。"
        "组织协调、规划起草这类职责本来就不靠行政权力，所以这条规则只在严格的一套里，只作提示。\n\n"
        "机构有生效的权力、这项职责的任务却一项也没有列，也没有权力写“职责”指向它，才报；"
        "对内的、草案的、废止的职责不查。"
    ),
    advice=N_("在任务里写上行使的“权力”；确实不靠权力的，不必理会。"),
    bad={**GOOD_POWER, **GOOD_DUTY},
    good={
        **GOOD_DUTY,
        **power(
            "名称: 对违法建设的处罚\n类型: 行政处罚\n状态: 有效\n职责: gh03a7k2\n"
            "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        ),
    },
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield duties in force that no power serves, where their organ has powers in force."""
    duties = [duty for duty in view.of_kind(ListKind.DUTIES) if duty.in_force and not duty.internal]
    if not duties:
        return
    powers = [power for power in view.of_kind(ListKind.POWERS) if power.in_force]
    holders = {power.organ for power in powers}
    served = {power.duty for power in powers}
    for duty in duties:
        if duty.organ not in holders or duty.id in served:
            continue
        if any(path[0] == "任务" for _word, path in duty.items):
            continue
        at = (duty.first_key,) if duty.first_key else ()
        yield RawFinding(
            RULE.slug,
            duty.path,
            _("这项职责的任务没有列出一项权力。"),
            _("在任务里写“权力: [权力的 id]”，或者在权力里写“职责: {duty}”。").format(duty=duty.id),
            at,
            Mark.KEY,
            ("任务",),
            duty.id,
        )
