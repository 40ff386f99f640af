"""Which organs stand side by side, so that one power of both needs a line between them."""

from __future__ import annotations

from ...model.vocabulary import OrganKind
from ..facts import Facts
from ..register import Register

_SIDE_BY_SIDE = frozenset(
    {str(OrganKind.DEPARTMENT), str(OrganKind.PARTY), str(OrganKind.VERTICAL)}
)
"""Towns, governments and groups hold the same powers as their like, each on its own ground."""


def are_peers(register: Register, one: str | None, other: str | None) -> bool:
    """Whether two different organs are departments of one government, as far as can be told."""
    if one is None or other is None or one == other:
        return False
    for organ in (one, other):
        if organ not in register.ids or register.kind_of(organ) not in _SIDE_BY_SIDE:
            return False
    superiors = register.word_of(one, "上级"), register.word_of(other, "上级")
    if one in superiors or other in superiors:
        return False
    keys = ["层级"]
    if register.kind_of(one) == register.kind_of(other) == str(OrganKind.DEPARTMENT):
        keys += ["区划代码", "上级"]
    return not any(
        _differ(register.word_of(one, key), register.word_of(other, key)) for key in keys
    )


def at_one_level(one: Facts, other: Facts) -> bool:
    """Whether two powers are exercised by one level, as far as they say so."""
    return not one.levels or not other.levels or not set(one.levels).isdisjoint(other.levels)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other
