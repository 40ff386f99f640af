"""QD371 abolished-without-successor: an organ has ended and nobody is named to take over."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import OrganKind
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .lifetimes import ended_before, successors

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 内设机构: [规划执法科]}}\n"
    '  ghj: {{名称: 示例市规划局, 失效日期: "2019-01-20"{heirs}}}\n'
)

RULE = Rule(
    code="QD371",
    slug="abolished-without-successor",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("撤销的机构没有写由谁承接"),
    why=(
        "机构撤销后，群众手里的旧文书、没有办完的案件要知道找谁，"
        "被告是继续行使职权的机关（《中华人民共和国行政诉讼法》第二十六条第六款）。"
        "“承接”写了，旧名称才能指到新机构。"
        "议事协调机构和机构群组撤销后常常没有承接，不查；失效日期还没有过的不查。"
    ),
    advice=N_("在 organs.yaml 里写“承接: [机构 id]”。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(heirs="")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(heirs=", 承接: [zrzy]")},
)

_NOBODY_FOLLOWS = frozenset({OrganKind.COORDINATION, OrganKind.GROUP})


def check(view: View) -> Iterator[RawFinding]:
    """Yield every ended organ without 承接, or with itself alone."""
    register = view.register
    if register is None:
        return
    for organ, end in ended_before(register, view.around.today).items():
        if register.kind_of(organ) in _NOBODY_FOLLOWS:
            continue
        if register.entries[organ].get("承接"):
            if set(successors(register, organ)) != {organ}:
                continue
            message = _("{organ}已于 {day} 撤销，承接的写的却是它自己。")
        else:
            message = _("{organ}已于 {day} 撤销，没有写由哪个机构承接。")
        yield RawFinding(
            RULE.slug,
            register.path,
            message.format(organ=register.name_of(organ), day=end.isoformat()),
            _("写上“承接: [机构 id]”；职责分给几个机构的都写上。"),
            ("机构", organ, "失效日期"),
        )
