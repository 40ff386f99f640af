"""QD367 ambiguous-organ-name: one name or short name that means two organs of the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...messages import _, joined
from ...model.finding import FieldPath, Severity
from ..examples import GOOD_POWER
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from .lifetimes import called, ended_before

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 简称: [市自然资源局], 内设机构: [规划执法科]}}\n"
    "  zrzyfj: {{名称: 示例市自然资源和规划局城东分局, 简称: [{short}]}}\n"
)

RULE = Rule(
    code="QD367",
    slug="ambiguous-organ-name",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("一个名称指两个机构"),
    why=(
        "两个机构叫同一个名称，或者一个简称登记在两个机构名下，承办机构、检索和统计就分不清是谁。"
        "名称相同多半是同一个机构登记了两次（导入几张表格时常见）。"
        "已经撤销的机构不查；机构内部的单位（办公室、法规科）可以同名，也不查。"
    ),
    advice=N_("同一个机构的合并成一个；确是两个机构的写出全称，简称各不相同。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(short="市自然资源局")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(short="城东分局")},
)


class _Called(NamedTuple):
    organ: str
    path: FieldPath


def check(view: View) -> Iterator[RawFinding]:
    """Yield every name that another living organ bears too, once for each organ."""
    register = view.register
    if register is None:
        return
    ended = ended_before(register, view.around.today)
    bearers: dict[str, list[_Called]] = {}
    for organ in register.ids:
        if organ not in ended:
            for word, path in _names(register, organ):
                bearers.setdefault(word, []).append(_Called(organ, path))
    for word, places in bearers.items():
        for one in places:
            others = [other.organ for other in places if other.organ != one.organ]
            if others:
                yield _finding(register, word, one, others)


def _names(register: Register, organ: str) -> Iterator[tuple[str, FieldPath]]:
    name = register.word_of(organ, "名称")
    if name:
        yield name, ("机构", organ, "名称")
    short = register.entries[organ].get("简称")
    for index, alias in enumerate(short if isinstance(short, list) else ()):
        if isinstance(alias, str) and alias != name:
            yield alias, ("机构", organ, "简称", index)


def _finding(register: Register, word: str, one: _Called, others: list[str]) -> RawFinding:
    listed = joined(called(register, other) for other in dict.fromkeys(others[:3]))
    if one.path[-1] == "名称":
        message = _("名称“{word}”也是{others}的名称或者简称。")
        hint = _("同一个机构的合并成一个 id，把文件移到一起；不同的写出能分清的全称。")
    else:
        message = _("简称“{word}”也指{others}。")
        hint = _("删去一处，或者改成能分清的简称。")
    return RawFinding(
        RULE.slug, register.path, message.format(word=word, others=listed), hint, one.path
    )
