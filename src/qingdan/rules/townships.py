"""Which organs are towns and street offices (镇街), and groups of nothing else."""

from __future__ import annotations

from ..model.vocabulary import OrganKind
from .register import Register

_TOWNS = frozenset({str(OrganKind.TOWNSHIP), str(OrganKind.SUBDISTRICT)})


def is_town(register: Register, organ: str) -> bool:
    """Whether an organ is a town or a street office by itself."""
    return register.kind_of(organ) in _TOWNS


def is_of_towns(register: Register, organ: str) -> bool:
    """Whether an organ is a town, or a group in which nothing else is registered.

    Members of a group may be free names (各乡镇); of those nothing can be told.
    """
    if register.kind_of(organ) == str(OrganKind.GROUP):
        return all(is_town(register, member) for member in register.members_of(organ))
    return is_town(register, organ)


def towns_in(register: Register, organ: str) -> tuple[str, ...]:
    """Return the towns that are meant by an organ: itself, or the members of a group."""
    if register.kind_of(organ) == str(OrganKind.GROUP):
        return tuple(one for one in register.members_of(organ) if is_town(register, one))
    return (organ,) if is_town(register, organ) else ()


def every_town(register: Register, today: str) -> tuple[str, ...]:
    """Return the towns and street offices in being on a day (2026-01-01)."""
    return tuple(
        organ
        for organ in register.ids
        if is_town(register, organ) and not ("" < register.word_of(organ, "失效日期") <= today)
    )
