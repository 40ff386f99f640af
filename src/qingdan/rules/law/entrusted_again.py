"""QD443 entrusted-again: what an organ was entrusted with is entrusted to another one."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..examples import GOOD_POWER, power
from ..exercise import TRUSTEE
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope

_POWER = (
    "名称: 对随地吐痰的处罚\n类型: 行政处罚\n状态: 有效\n权力来源: 上级委托\n"
    "依据: [《城市市容和环境卫生管理条例》第三十四条]\n"
    "委托:\n  受托: {}\n  事项: 给予警告或者罚款\n  文号: 示城委〔2025〕1号\n  至: 2999-12-31\n"
)

RULE = Rule(
    code="QD443",
    slug="entrusted-again",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("受委托以后又委托给别人"),
    why=(
        "受委托组织、受委托行政机关不得再委托其他组织或者个人实施行政处罚、行政许可"
        "（行政处罚法第二十条第四款、行政许可法第二十四条第三款）。权力来源是上级委托或者同级委托，"
        "“委托”里的受托又是别的单位的，就报；受托写的就是本机构（记的是它受的委托）的不报。"
    ),
    advice=N_("收回再委托；由原委托机关直接委托，或者由本机构自己办理。"),
    bad=power(_POWER.format("示例市环境卫生服务中心")),
    good=GOOD_POWER | power(_POWER.format("示例市自然资源和规划局")),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield trustees of powers that the organ itself exercises by entrustment."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.POWERS):
        if not item.exercise or not item.in_force or item.organ not in register.ids:
            continue
        if item.type not in (PowerType.PENALTY, PowerType.LICENCE):
            continue
        for word, path in item.exercise:
            sort, _colon, trustee = word.partition(":")
            if sort == TRUSTEE and not _is_own(register, item.organ or "", trustee):
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _(
                        "权力来源是委托，又委托给“{trustee}”；不得再委托（《{law}》{article}）。"
                    ).format(
                        trustee=trustee,
                        law="行政处罚法" if item.type == PowerType.PENALTY else "行政许可法",
                        article="第二十条第四款"
                        if item.type == PowerType.PENALTY
                        else "第二十四条第三款",
                    ),
                    _("收回再委托；受托的就是本机构的，写本机构的全称。"),
                    path,
                    item=item.id,
                )


def _is_own(register: Register, organ: str, trustee: str) -> bool:
    """Whether a trustee is the organ itself or a body inside it."""
    if register.ids_by_name.get(trustee) == organ or trustee == register.name_of(organ):
        return True
    return any(unit.organ == organ and unit.word == trustee for unit in register.unit_names)
