"""QD121 town-code-range: the town part of a 区划代码 is that of another kind of unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...messages import _
from ...model.finding import Severity
from ..dated import load
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 内设机构: [规划执法科]}}\n"
    '  tt: {{名称: 示例区听涛街道办事处, 性质: 街道办事处, 区划代码: "{code}"}}\n'
)

RULE = Rule(
    code="QD121",
    slug="town-code-range",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("乡级代码的范围与机构不符"),
    why=(
        "乡级区划代码第 7 至 9 位：街道 001–099，镇 100–199，乡 200–399，类似乡级的单位 400–599"
        "（GB/T 10114-2003）。镇改街道以后代码要换段，常常忘了改。"
        "只看名称或者性质写明是街道、镇、乡的机构；400 以上的、补零的（000）不查；"
        "北京市的地区办事处用街道的段，不查。"
    ),
    advice=N_("对照民政部公布的乡级代码改正。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(code="990102101")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(code="990102001")},
)

_SHAPE = re.compile(r"[0-9]{6}([0-9]{3})(?:[0-9]{3})?")


class Range(NamedTuple):
    """A kind of town-level unit and its part of the codes."""

    kind: str
    first: int
    last: int
    name: re.Pattern[str]
    nature: str | None
    except_in: frozenset[str]


def check(view: View) -> Iterator[RawFinding]:
    """Yield every town-level organ whose code lies in the range of another kind."""
    register = view.register
    if register is None:
        return
    for organ in register.ids:
        code = register.word_of(organ, "区划代码")
        shape = _SHAPE.fullmatch(code)
        if shape is None or int(shape[1]) == 0:
            continue
        town = int(shape[1])
        own = _range_of(register.word_of(organ, "名称"), register.word_of(organ, "性质"))
        other = next((one for one in _ranges() if one.first <= town <= one.last), None)
        if own is None or other is None or own is other or code[:2] in own.except_in:
            continue
        yield RawFinding(
            RULE.slug,
            register.path,
            _("{name}是{own}，代码第 7 至 9 位“{part}”却是{other}的（{first}–{last}）。").format(
                name=register.name_of(organ),
                own=own.kind,
                part=shape[1],
                other=other.kind,
                first=f"{other.first:03}",
                last=f"{other.last:03}",
            ),
            _("{own}是 {first}–{last}；刚由{other}改成{own}的，换成新代码。").format(
                own=own.kind, other=other.kind, first=f"{own.first:03}", last=f"{own.last:03}"
            ),
            ("机构", organ, "区划代码"),
        )


def _range_of(name: str, nature: str) -> Range | None:
    """Return the range of an organ that is plainly a street office, a town or a township."""
    for one in _ranges():
        if one.name.search(name) or (one.nature is not None and one.nature == nature):
            return one
    return None


@cache
def _ranges() -> tuple[Range, ...]:
    return tuple(
        Range(
            entry["类别"],
            entry["起"],
            entry["止"],
            re.compile(entry["名称"]),
            entry.get("性质"),
            frozenset(entry.get("例外", ())),
        )
        for entry in load("town_codes.yaml")["范围"]
    )
