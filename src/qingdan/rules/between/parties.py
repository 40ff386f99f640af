"""Who takes part in a boundary matter: 牵头, 配合 and 分工, groups with their members."""

from __future__ import annotations

from collections.abc import Iterable

from ..facts import Facts
from ..register import Register

_KEYS = ("牵头", "配合", "分工")


def named(matter: Facts) -> list[str]:
    """Return the organs that take part, as they are written."""
    return [word for word, path in matter.organs if path[0] in _KEYS]


def are_known(matter: Facts, register: Register) -> bool:
    """Whether all who take part are registered: otherwise other rules speak of them first."""
    if matter.parties_unclear or not matter.readable:
        return False
    return all(organ in register.ids for organ in named(matter))


def are_divided(matter: Facts, register: Register) -> bool:
    """Whether a matter that is not repealed says who does what, and names only organs it may."""
    return not matter.repealed and bool(matter.words("分工")) and are_known(matter, register)


def among(register: Register, organ: str, parties: Iterable[str]) -> bool:
    """Whether an organ is one of ``parties``, a member of one, or a group that holds one."""
    own = {organ, *register.members_of(organ)}
    return any(party in own or organ in register.members_of(party) for party in parties)
