"""QD366 vertical-organ: powers of an organ that belongs to a higher level, in a county's list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import Level, ListKind, OrganKind, RulePreset
from ..dated import load
from ..examples import GOOD_POWER
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope

_WORKSPACE = (
    "格式: 1\n名称: 示例县三张清单\n虚构: true\n层级: 县级\n规则: {选用: [vertical-organ]}\n"
)
_ORGANS = (
    "机构:\n  zrzy: {{名称: {name}, 内设机构: [规划执法科]}}\n  zfj: {{名称: 示例县城市管理局}}\n"
)

RULE = Rule(
    code="QD366",
    slug="vertical-organ",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("县级清单里有垂直管理机构的权力"),
    why=(
        "税务、海关、气象、烟草、消防救援和设区的市生态环境局的分局由上级管理，"
        "不是县级政府的工作部门，权力清单由上级编制公布。有的地方照惯例一并公布，所以只在严格时提示。"
        "依据如《中华人民共和国海关法》第三条、《中华人民共和国烟草专卖法》第四条，"
        "每个问题里都写明。只看工作区的层级是县级或者乡级的；草案和废止的事项不查。"
    ),
    advice=N_("移出本级清单，或者在表头的说明里写明是受委托一并公布。"),
    bad={
        **GOOD_POWER,
        "qingdan.yaml": _WORKSPACE,
        "organs.yaml": _ORGANS.format(name="国家税务总局示例县税务局"),
    },
    good={
        **GOOD_POWER,
        "qingdan.yaml": _WORKSPACE,
        "organs.yaml": _ORGANS.format(name="示例县自然资源局"),
    },
    preset=RulePreset.STRICT,
)

_LOCAL = frozenset({Level.COUNTY, Level.TOWN})


class Vertical(NamedTuple):
    """A sort of organ that a higher level runs: how it is called, since when, which law says so."""

    pattern: re.Pattern[str]
    since: str
    source: str


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding a power list, at its header or its first item in force."""
    register = view.register
    if register is None or view.around.workspace.level not in _LOCAL:
        return
    headers = {h.organ: h for h in view.headers if h.kind == str(ListKind.POWERS)}
    seen: set[str] = set()
    for item in view.of_kind(ListKind.POWERS):
        organ = item.organ
        if organ is None or organ in seen or not item.in_force:
            continue
        seen.add(organ)
        why = _why(register, organ, view.around.today.isoformat())
        if why is not None:
            shown = headers.get(organ, item)
            yield RawFinding(
                RULE.slug,
                shown.path,
                _("{organ}由上级垂直管理（{why}），它的权力列在县级清单里。").format(
                    organ=register.name_of(organ), why=why
                ),
                _("核对应否由上级公布；确要一并公布的，在表头“说明”里写明。"),
                item=shown.id or None,
            )


def _why(register: Register, organ: str, today: str) -> str | None:
    if organ not in register.ids:
        return None
    name = register.name_of(organ)
    for one in _verticals():
        if one.since <= today and one.pattern.search(name):
            return one.source
    if register.kind_of(organ) == str(OrganKind.VERTICAL):
        return _("名录里写的性质")
    return None


@cache
def _verticals() -> tuple[Vertical, ...]:
    return tuple(
        Vertical(re.compile(entry["机构名称"]), entry["自"], entry["出处"])
        for entry in load("vertical_organs.yaml")["机构"]
    )
