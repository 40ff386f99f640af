"""QD372 credit-code-shared: two organs bear one 统一社会信用代码."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import OrganKind, RulePreset
from ..examples import GOOD_POWER
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from .lifetimes import called, ended_before

_ORGANS = (
    "机构:\n"
    "  zrzy:\n"
    "    名称: 示例市自然资源和规划局\n"
    "    内设机构: [规划执法科]\n"
    "    统一社会信用代码: 11990100M00000019X\n"
    "  zfj:\n"
    "    名称: 示例市城市管理综合行政执法局\n"
    "    统一社会信用代码: {code}\n"
)

RULE = Rule(
    code="QD372",
    slug="credit-code-shared",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("两个机构用同一个统一社会信用代码"),
    why=(
        "统一社会信用代码一个主体一个，终身不变（GB 32100-2015）。两个机构写了同一个，"
        "必有一个抄错，实施编码也会跟着错。"
        "已经撤销的不查（改名、改制的机构可能沿用代码）；"
        "派出机构、执法队伍、事业单位和机构群组用上级代码的不查。"
    ),
    advice=N_("对照机关法人或者事业单位法人证书改正；是同一个机构的合并成一个。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(code="11990100M00000019X")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(code="11990100M00000027Q")},
    preset=RulePreset.LEGACY,
)

_PART_OF_ANOTHER = frozenset(
    {OrganKind.DISPATCHED, OrganKind.ENFORCEMENT, OrganKind.INSTITUTION, OrganKind.GROUP}
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding at every organ that shares its code with another."""
    register = view.register
    if register is None:
        return
    ended = ended_before(register, view.around.today)
    bearers: dict[str, list[str]] = {}
    for organ in register.ids:
        code = register.word_of(organ, "统一社会信用代码")
        if code and organ not in ended:
            bearers.setdefault(code, []).append(organ)
    for code, organs in bearers.items():
        for organ in organs if len(organs) > 1 else ():
            others = [one for one in organs if one != organ and not _one_body(register, organ, one)]
            if others:
                yield RawFinding(
                    RULE.slug,
                    register.path,
                    _("统一社会信用代码“{code}”也是{others}的。").format(
                        code=code, others=joined(called(register, one) for one in others[:3])
                    ),
                    _("对照法人证书改正抄错的一个；是同一个机构的合并成一个。"),
                    ("机构", organ, "统一社会信用代码"),
                )


def _one_body(register: Register, organ: str, other: str) -> bool:
    """Whether one is a part of the other without a code of its own."""
    return any(
        register.word_of(part, "上级") == whole and register.kind_of(part) in _PART_OF_ANOTHER
        for part, whole in ((organ, other), (other, organ))
    )
