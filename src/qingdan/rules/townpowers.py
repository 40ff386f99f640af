"""Which powers towns and street offices have: of their own lists, or handed down and in force."""

from __future__ import annotations

from collections.abc import Iterator

from ..law.delegating.judging import STAYING
from ..model.vocabulary import ListKind
from .facts import Facts, View
from .register import Register
from .townships import towns_in

_RECIPIENT = "承接机构.机构"
_METHOD = "方式"
_WITHDRAWAL = "收回"
_POWER = "权力"


def handed_down(view: View, register: Register) -> Iterator[tuple[Facts, frozenset[str]]]:
    """Yield the delegations that give a power, with the towns that they give it to.

    Left out: drafts, repealed and withdrawn ones, and those by which a town only receives papers
    or houses officers of the department (派驻, 代办, 网上办理, 服务窗口前移).
    """
    for item in view.of_kind(ListKind.DELEGATIONS):
        if not item.in_force or _WITHDRAWAL in item.meant:
            continue
        said: dict[str, list[str]] = {}
        for sort, word, _path in item.marks:
            said.setdefault(sort, []).append(word)
        if any(sort.split(".")[0] == _WITHDRAWAL for sort in said):
            continue
        if any(method in STAYING for method in said.get(_METHOD, ())):
            continue
        towns = {town for organ in said.get(_RECIPIENT, ()) for town in towns_in(register, organ)}
        if towns:
            yield item, frozenset(towns)


def powers_of(delegation: Facts) -> frozenset[str]:
    """Return the ids of the powers that a delegation names."""
    return frozenset(word for sort, word, _path in delegation.marks if sort == _POWER)


class TownPowers:
    """The types of powers that each town has."""

    def __init__(self, view: View, register: Register) -> None:
        """Read the lists of powers and the delegations once."""
        self._held: set[tuple[str, str]] = set()
        self._anything: set[str] = set()
        for power in view.of_kind(ListKind.POWERS):
            if power.in_force and power.organ is not None:
                self._held.add((power.organ, power.type))
        for item, towns in handed_down(view, register):
            types = {item.type} if item.type else self._types_of(view, item)
            for town in towns:
                self._held.update((town, one) for one in types)
                if not types:
                    self._anything.add(town)

    @staticmethod
    def _types_of(view: View, item: Facts) -> set[str]:
        found = (one for power in powers_of(item) for one in view.by_id.get(power, ()))
        return {one.type for one in found if one.type}

    def has(self, town: str, power_type: str) -> bool:
        """Whether a town has a power of a type; one of no known type counts for every type."""
        return (town, power_type) in self._held or town in self._anything
