"""QD391 level-against-code: the level digit of a 实施编码 is not a level of the item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import Level, ListKind, OrganKind
from ..examples import BASE, power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope

_POWER = (
    "名称: 示例许可\n类型: 行政许可\n状态: 有效\n行使层级: [{level}]\n"
    "依据: [《中华人民共和国城乡规划法》第四十条]\n"
    "编码: {{实施编码: 11990100M00000019X3000115012000}}\n"
)

RULE = Rule(
    code="QD391",
    slug="level-against-code",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("实施编码里的层级与行使层级不符"),
    why=(
        "实施编码第 19 位是行使层级：1 国家级、2 省级、3 市级、4 县级、5 乡级、6 村级"
        "（GB/T 39046—2020 表 A.2）。与事项的行使层级、机构和工作区的层级都不同，"
        "多半抄了上级或者下级的编码。7（分级管理）、垂直管理机构、委托实施的、草案和废止的不查；"
        "层级都没有写的不查。"
    ),
    advice=N_("对照政务服务平台核对编码和层级。"),
    bad={**power(_POWER.format(level="县级")), "organs.yaml": BASE["organs.yaml"]},
    good={**power(_POWER.format(level="市级")), "organs.yaml": BASE["organs.yaml"]},
)

_DIGIT = re.compile(r"[0-9A-Z]{18}([1-6])[0-9A-Z]{12}")
_LEVELS = {str(number): str(level) for number, level in enumerate(Level, start=1)}


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 实施编码 whose level is neither the item's nor that of its organ."""
    for item in view.of_kind(ListKind.POWERS):
        if not item.in_force or item.entrusted or not item.codes:
            continue
        levels = _levels(view, item)
        for code, path in item.codes:
            found = _DIGIT.fullmatch(code) if path[-1] == "实施编码" else None
            if found is None or not levels or _LEVELS[found[1]] in levels:
                continue
            yield RawFinding(
                RULE.slug,
                item.path,
                _("实施编码第 19 位“{digit}”是{level}，这里却是{levels}。").format(
                    digit=found[1], level=_LEVELS[found[1]], levels=joined(levels)
                ),
                _("核对编码是不是别的层级的，或者“行使层级”漏写了一级。"),
                path,
                item=item.id,
                span=found.span(1),
            )


def _levels(view: View, item: Facts) -> tuple[str, ...]:
    """Return the levels an item may be exercised at: its own, else those of organ or workspace."""
    register = view.register
    organ = item.organ or ""
    if register is not None and register.kind_of(organ) == str(OrganKind.VERTICAL):
        return ()
    own = register.word_of(organ, "层级") if register is not None else ""
    level = view.around.workspace.level
    around = own or (str(level) if level is not None else "")
    return tuple(dict.fromkeys((*item.levels, around) if around else item.levels))
