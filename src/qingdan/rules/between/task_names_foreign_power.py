"""QD322 task-names-foreign-power: a task exercises a power of another organ."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import DUTY_FILE, GOOD_POWER
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope

_DUTY = (
    "名称: 城乡规划实施监督\n状态: 有效\n科室: {{牵头: 规划执法科}}\n"
    "任务: [{{名称: 违法建设的查处, 科室: 规划执法科, 权力: [{power}]}}]\n"
)
_OTHER = {
    "powers/zfj/cf-9x4m2p7q.yaml": (
        "名称: 对占道经营的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《城市市容和环境卫生管理条例》第三十六条]\n"
    )
}

RULE = Rule(
    code="QD322",
    slug="task-names-foreign-power",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("任务里的权力是别的机构的"),
    why=(
        "任务的“权力”写本机构行使的权力：谁的职责谁行使。写了别的机构的，多半是抄错了 id，"
        "或者权力已经划转、任务没有跟着改。权力写了“共同实施”本机构的，"
        "两个机构是上下级、群组和成员的，废止的职责，都不报。"
    ),
    advice=N_("核对 id；权力划转了的，任务也移过去；共同实施的写进权力的“共同实施”。"),
    bad={**GOOD_POWER, **_OTHER, DUTY_FILE: _DUTY.format(power="cf-7k3q9d2m, cf-9x4m2p7q")},
    good={**GOOD_POWER, DUTY_FILE: _DUTY.format(power="cf-7k3q9d2m")},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every power named by a task that lies in the folder of another organ."""
    for duty in view.of_kind(ListKind.DUTIES):
        if duty.repealed:
            continue
        for word, path in duty.items:
            if path[0] != "任务":
                continue
            powers = [one for one in view.by_id.get(word, ()) if one.kind == str(ListKind.POWERS)]
            if powers and not any(_is_own(view, duty.organ or "", power) for power in powers):
                yield _finding(view, duty, powers[0], path)


def _is_own(view: View, organ: str, power: Facts) -> bool:
    owner = power.organ or ""
    if owner == organ or any(word == organ for word, _path in power.words("共同实施")):
        return True
    register = view.register
    if register is None:
        return False
    return (
        register.word_of(owner, "上级") == organ
        or register.word_of(organ, "上级") == owner
        or organ in register.members_of(owner)
        or owner in register.members_of(organ)
    )


def _finding(view: View, duty: Facts, power: Facts, path: tuple[str | int, ...]) -> RawFinding:
    owner = power.organ or ""
    name = view.register.name_of(owner) if view.register is not None else owner
    return RawFinding(
        RULE.slug,
        duty.path,
        _("权力“{power}”是“{organ}”（{name}）的，不是本机构的。").format(
            power=power.id, organ=owner, name=name
        ),
        _(
            "核对 id；权力划转了的，任务也移过去；共同实施的，在权力里写“共同实施: [{organ}]”。"
        ).format(organ=duty.organ),
        path,
        item=duty.id,
    )
