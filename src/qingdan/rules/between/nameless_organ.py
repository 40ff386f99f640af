"""QD309 nameless-organ: an entry of the register that names nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import BASE, GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

_ORGANS = BASE["organs.yaml"]

RULE = Rule(
    code="QD309",
    slug="nameless-organ",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("名录里登记的不是一个具体的机构"),
    why=(
        "机构名录是给人看的：名称写的还是 id，公开出来就没人认得；“具体承办的业务科室”“相关部门”"
        "是模板里留着让人填的话，登记成机构，事项就没有人负责。导入表格时会照样登记，"
        "核对后改成真正的机构。每个只报一次，报在 organs.yaml 里。"
    ),
    advice=N_("改成机构的全称；模板里的话换成真正承办的机构，并改事项里的“承办机构”。"),
    bad={
        "organs.yaml": _ORGANS.replace("[规划执法科, 法规科]", "[规划执法科, 具体承办的业务科室]")
    },
    good={**GOOD_POWER, "organs.yaml": _ORGANS},
)

_ORGAN = ("机构", "id", "名称")
"""The form of the place of an organ's name; that of a body is longer."""

_NOBODY = re.compile(
    r"(?:具体|相关|有关)(?:承办|负责|业务|职能|主管|实施|的)*(?:科室|部门|机构|单位|处室)"
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every organ that has its id for a name and every body that is nobody."""
    register = view.register
    if register is None:
        return
    for name, path in register.bodies:
        if len(path) == len(_ORGAN):
            organ = str(path[1])
            if register.word_of(organ, "名称") != organ:
                continue
            message = _("机构“{name}”的名称写的是 id。").format(name=name)
            hint = _("“名称”写现行全称，如“示例市自然资源和规划局”。")
        elif _NOBODY.fullmatch(name):
            message = _("“{name}”不是一个具体的机构。").format(name=name)
            hint = _("换成真正承办的机构，并改“承办机构”里写着它的事项。")
        else:
            continue
        yield RawFinding(RULE.slug, register.path, message, hint, path)
