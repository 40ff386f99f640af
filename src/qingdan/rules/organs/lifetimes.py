"""When an organ of the register began and ended, and who came after it."""

from __future__ import annotations

import datetime

from ...messages import _
from ..completeness.written import day
from ..register import Register


def ended_before(register: Register, today: datetime.date) -> dict[str, datetime.date]:
    """Return the organs whose 失效日期 has passed, with that day."""
    found = {}
    for organ in register.ids:
        end = day(register.word_of(organ, "失效日期"))
        if end is not None and end < today:
            found[organ] = end
    return found


def successors(register: Register, organ: str) -> tuple[str, ...]:
    """Return the registered organs that take over from an organ (承接), in their order."""
    given = register.entries.get(organ, {}).get("承接")
    if not isinstance(given, list):
        return ()
    return tuple(one for one in given if isinstance(one, str) and one in register.ids)


def called(register: Register, organ: str) -> str:
    """Return name and id: 示例市自然资源和规划局（zrzy）."""
    return _("{name}（{organ}）").format(name=register.name_of(organ), organ=organ)
