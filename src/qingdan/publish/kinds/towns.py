"""Which towns and street offices an item is about, where it names groups or all of them."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.vocabulary import OrganKind
from .said import Register

_TOWNS = frozenset({OrganKind.TOWNSHIP.value, OrganKind.SUBDISTRICT.value})


def with_members(organs: Iterable[str], register: Register) -> list[str]:
    """Return organs, each group followed by its members, each once; groups may nest."""
    found: dict[str, None] = {}
    waiting = list(organs)
    while waiting:
        organ = waiting.pop(0)
        if organ in found:
            continue
        found[organ] = None
        waiting[:0] = register.get(organ, {}).get("成员", ())
    return list(found)


def all_towns(register: Register) -> list[str]:
    """Return every town and street office of the register that has not been dissolved."""
    return [
        organ
        for organ, record in register.items()
        if record.get("性质") in _TOWNS and "失效日期" not in record
    ]
