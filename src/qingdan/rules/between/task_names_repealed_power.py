"""QD323 task-names-repealed-power: a task still exercises a power that is no more."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import DUTY_FILE, POWER_FILE
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown

_POWER = (
    "名称: 对违法建设的处罚\n类型: 行政处罚\n状态: {status}\n失效日期: 2025-07-01\n"
    "备注: 权力已划转\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
)
_DUTY = {
    DUTY_FILE: (
        "名称: 城乡规划实施监督\n状态: 有效\n科室: {牵头: 规划执法科}\n"
        "任务: [{名称: 违法建设的查处, 科室: 规划执法科, 权力: [cf-7k3q9d2m]}]\n"
    )
}

RULE = Rule(
    code="QD323",
    slug="task-names-repealed-power",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("任务里的权力已经废止"),
    why=(
        "权力取消、划转以后，行使它的任务要跟着改：删去，或者换成承接的事项。"
        "不然职责清单还写着一项已经不能行使的权力。废止的职责不查。"
    ),
    advice=N_("从任务的“权力”里删去它，或者换成承接它的事项。"),
    bad={POWER_FILE: _POWER.format(status="废止"), **_DUTY},
    good={
        POWER_FILE: _POWER.format(status="有效")
        .replace("失效日期: 2025-07-01\n", "")
        .replace("备注: 权力已划转\n", ""),
        **_DUTY,
    },
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every repealed power that a task of a duty not repealed names."""
    for duty in view.of_kind(ListKind.DUTIES):
        if duty.repealed:
            continue
        for word, path in duty.items:
            if path[0] == "任务":
                powers = view.by_id.get(word, ())
                if powers and all(power.repealed for power in powers):
                    yield _finding(duty, powers[0], path)


def _finding(duty: Facts, power: Facts, path: tuple[str | int, ...]) -> RawFinding:
    heirs = [word for word, where in power.items if where[0] == "承接"]
    hint = (
        _("换成承接它的 {heirs}，不归本机构的就删去。").format(heirs=joined(heirs))
        if heirs
        else _("从这个任务里删去它。")
    )
    return RawFinding(
        RULE.slug,
        duty.path,
        _("权力“{power}”（{name}）已经废止。").format(power=power.id, name=shown(power.name)),
        hint,
        path,
        item=duty.id,
    )
