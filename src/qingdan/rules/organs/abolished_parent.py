"""QD369 abolished-parent: an organ that exists stands under one that has ended."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .lifetimes import called, ended_before, successors

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 内设机构: [规划执法科]}}\n"
    '  ghj: {{名称: 示例市规划局, 失效日期: "2019-01-20", 承接: [zrzy]}}\n'
    "  cdfj: {{名称: 示例市规划局城东分局, 上级: {above}}}\n"
)

RULE = Rule(
    code="QD369",
    slug="abolished-parent",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("上级机构已经撤销"),
    why=(
        "机构还在，它的上级却已经撤销：多半是改革时只改了上级，下面的没有跟着改。"
        "失效日期当天不报；上级写了不存在的 id，由 unknown-organ 报。"
    ),
    advice=N_("把“上级”改成承接的机构；这个机构也撤销了的，写上失效日期。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(above="ghj")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(above="zrzy")},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every living organ whose 上级 has ended."""
    register = view.register
    if register is None:
        return
    ended = ended_before(register, view.around.today)
    for organ in register.ids:
        above = register.word_of(organ, "上级")
        if organ in ended or above not in ended or above == organ:
            continue
        heirs = successors(register, above)
        hint = _("这个机构也撤销了的，写上失效日期。")
        if heirs:
            hint = (
                _("改成{heirs}；").format(heirs=_("或者").join(called(register, h) for h in heirs))
                + hint
            )
        yield RawFinding(
            RULE.slug,
            register.path,
            _("{organ}的上级{above}已于 {day} 撤销。").format(
                organ=register.name_of(organ),
                above=called(register, above),
                day=ended[above].isoformat(),
            ),
            hint,
            ("机构", organ, "上级"),
        )
