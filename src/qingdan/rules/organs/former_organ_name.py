"""QD363 former-organ-name: an item says a name that the register knows as a former one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from ...messages import _
from ...model.finding import Severity
from ..completeness.written import day
from ..examples import GOOD_POWER, POWER_FILE, power
from ..facts import View
from ..register import Register
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .outdated import stand_in

_ORGANS = (
    "机构:\n"
    "  zrzy:\n"
    "    名称: 示例市自然资源和规划局\n"
    '    曾用名: [{名称: 示例市城乡规划和测绘局, 至: "2019-01-31"}]\n'
    "    内设机构: [规划执法科]\n"
)

RULE = Rule(
    code="QD363",
    slug="former-organ-name",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("事项里写着机构的曾用名"),
    why=(
        "名录里登记了曾用名和用到哪天（“至”），过了那天事项的文字里还用旧名称，"
        "读的人会去找一个已经不存在的机构。\n\n"
        "不查：原文、引用、文号；书名号、引号里的；写了“原”的、写了改名以前年份的、说组建更名的；"
        "发文机关；俗称和关键词；废止的事项。全国统一改掉的名称由 old-organ-name 报，"
        "“承办机构”里的由 unknown-organ 报。"
    ),
    advice=N_("改成现行名称；说的是改名以前的事，就在前面写“原”。"),
    bad={
        **power(GOOD_POWER[POWER_FILE] + "条件: [向示例市城乡规划和测绘局提出申请]\n"),
        "organs.yaml": _ORGANS,
    },
    good={
        **power(GOOD_POWER[POWER_FILE] + "条件: [向示例市自然资源和规划局提出申请]\n"),
        "organs.yaml": _ORGANS,
    },
    fix=Safety.UNSAFE,
)

_SHORTEST = 4


class Former(NamedTuple):
    """What is called otherwise now, and the last day of its old name where that is written."""

    current: str
    until: str


def formers(register: Register, today: datetime.date) -> dict[str, Former]:
    """Return former names of organs that are no longer right on a day.

    Left out are those that still are a name, or part of one, of something registered, and those
    that ``old-organ-name`` knows.
    """
    names = [*register.names, *(name for name, _path in register.bodies)]
    found: dict[str, Former] = {}
    for organ, entry in register.entries.items():
        given = entry.get("曾用名")
        for record in given if isinstance(given, list) else ():
            word = record.get("名称") if isinstance(record, dict) else None
            if not isinstance(word, str) or len(word) < _SHORTEST or word in found:
                continue
            until = day(record.get("至"))
            if (until is not None and until >= today) or any(word in name for name in names):
                continue
            if not stand_in(word):
                found[word] = Former(register.name_of(organ), until.isoformat() if until else "")
    return found


def check(view: View) -> Iterator[RawFinding]:
    """Yield every former name that an item says, with the name of today."""
    register = view.register
    if register is None:
        return
    known = formers(register, view.around.today)
    for item in view.items if known else ():
        if item.repealed:
            continue
        for word, path, start, year in item.spoken:
            former = known.get(word)
            if former is None or (year and year <= former.until[:4]):
                continue
            until = _("（用到 {day}）").format(day=former.until) if former.until else ""
            span = (start, start + len(word))
            yield RawFinding(
                RULE.slug,
                item.path,
                _("“{word}”是“{current}”的曾用名{until}。").format(
                    word=word, current=former.current, until=until
                ),
                _("改成“{current}”；说的是改名以前的事，就在前面写“原”。").format(
                    current=former.current
                ),
                path,
                item=item.id,
                span=span,
                fix=Fix(Safety.UNSAFE, (Edit(path, span, former.current),)),
            )
