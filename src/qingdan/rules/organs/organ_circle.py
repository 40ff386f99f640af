"""QD368 organ-circle: organs that are each other's 上级."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from .lifetimes import called

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 上级: zfj, 内设机构: [规划执法科]}}\n"
    "  zfj: {{名称: 示例市人民政府{above}}}\n"
)

RULE = Rule(
    code="QD368",
    slug="organ-circle",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("机构的上级绕成了圈"),
    why=(
        "上级的上级又是自己，就没有一个是最上面的：按上级汇总、判断层级都会出错。"
        "上级写了不存在的 id，由 unknown-organ 报。圈里的每个机构各报一次。"
    ),
    advice=N_("去掉最上面那个机构的“上级”，或者改成真正的上级。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(above=", 上级: zrzy")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(above="")},
    preset=RulePreset.LEGACY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every organ that is above itself."""
    register = view.register
    if register is None:
        return
    for organ in register.ids:
        circle = _circle(register, organ)
        if circle:
            yield RawFinding(
                RULE.slug,
                register.path,
                _("{organ}的上级写的是它自己。").format(organ=called(register, organ))
                if len(circle) == 1
                else _("上级绕成了圈：{circle}。").format(
                    circle=" → ".join((*circle, organ)),
                ),
                _("去掉最上面那个机构的“上级”，或者改成真正的上级。"),
                ("机构", organ, "上级"),
            )


def _circle(register: Register, organ: str) -> list[str]:
    """Return the organs from ``organ`` upwards to itself; empty where it is not above itself."""
    passed = [organ]
    above = register.word_of(organ, "上级")
    while above and above in register.ids and above not in passed:
        passed.append(above)
        above = register.word_of(above, "上级")
    return passed if above == organ else []
