"""QD370 organ-dates-reversed: an organ, or one of its former names, ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import RulePreset
from ..completeness.written import day
from ..examples import GOOD_POWER
from ..facts import View
from ..register import UNIT_KEYS, Register
from ..rule import N_, RawFinding, Rule, Scope

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 内设机构: [规划执法科]}}\n"
    '  ghj: {{名称: 示例市规划局, 生效日期: "{start}", 失效日期: "2019-01-20", 承接: [zrzy]}}\n'
)

RULE = Rule(
    code="QD370",
    slug="organ-dates-reversed",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("机构的日期前后颠倒"),
    why=(
        "失效日期早于生效日期，或者曾用名“至”早于“自”，就没有一天是对的：查旧文、"
        "核对撤销的机构都会出错。多半是两个日期写反了，或者年份抄错。同一天不报。"
    ),
    advice=N_("对照设立和撤销的文件改正日期。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(start="2024-03-01")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(start="2004-03-01")},
    preset=RulePreset.LEGACY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every end that lies before its beginning, at the end."""
    register = view.register
    if register is None:
        return
    for organ, entry in register.entries.items():
        path: FieldPath = ("机构", organ)
        yield from _judge(register, entry, path, ("生效日期", "失效日期"))
        yield from _former(register, entry, path)
        for key in UNIT_KEYS:
            units = entry.get(key)
            for index, unit in enumerate(units if isinstance(units, list) else ()):
                yield from _former(register, unit, (*path, key, index))


def _former(register: Register, record: Any, path: FieldPath) -> Iterator[RawFinding]:
    names = record.get("曾用名") if isinstance(record, dict) else None
    for index, name in enumerate(names if isinstance(names, list) else ()):
        yield from _judge(register, name, (*path, "曾用名", index), ("自", "至"))


def _judge(
    register: Register, record: Any, path: FieldPath, keys: tuple[str, str]
) -> Iterator[RawFinding]:
    if not isinstance(record, dict):
        return
    start, end = (day(record.get(key)) for key in keys)
    if start is not None and end is not None and end < start:
        yield RawFinding(
            RULE.slug,
            register.path,
            _("“{ends}”{end} 早于“{begins}”{start}。").format(
                begins=keys[0], start=start.isoformat(), ends=keys[1], end=end.isoformat()
            ),
            _("核对两个日期，可能写反了，或者年份抄错。"),
            (*path, keys[1]),
        )
