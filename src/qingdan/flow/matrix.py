"""Who works with whom: the matrix of organs and matters of 部门联动办事规则."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from ..model.procedure import Procedure
from ..model.vocabulary import ListKind
from ..store.inventory import Inventory
from .listed import listed


@dataclass(frozen=True, slots=True)
class Shared:
    """One matter: who leads and who takes part beside them (ids of organs)."""

    id: str
    name: str
    field: str | None
    leads: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def organs(self) -> tuple[str, ...]:
        """Everyone who takes part."""
        return (*self.leads, *self.others)


@dataclass(frozen=True)
class Matrix:
    """Matters in the order of the list; organs as in the register, unknown ones last."""

    organs: tuple[str, ...]
    matters: tuple[Shared, ...]

    @cached_property
    def parts(self) -> Counter[tuple[str, str]]:
        """How many matters two organs share; an organ with itself: all its matters."""
        return Counter(
            (one, other)
            for matter in self.matters
            for one in matter.organs
            for other in matter.organs
        )

    @cached_property
    def led(self) -> Counter[tuple[str, str]]:
        """Of those, how many the first of the two leads."""
        return Counter(
            (lead, other)
            for matter in self.matters
            for lead in matter.leads
            for other in matter.organs
        )

    @property
    def leaderless(self) -> list[Shared]:
        """Matters that do not have exactly one leading organ."""
        return [one for one in self.matters if len(one.leads) != 1]

    @property
    def lone(self) -> list[Shared]:
        """Matters of fewer than two organs."""
        return [one for one in self.matters if len(one.organs) < 2]


def make_matrix(inventory: Inventory) -> Matrix:
    """Return the matrix of all procedures on the list."""
    matters = []
    for entry in listed(inventory, ListKind.PROCEDURES):
        if isinstance(entry.item, Procedure):
            leads = tuple(dict.fromkeys(entry.item.lead))
            others = tuple(one for one in entry.item.organs() if one not in leads)
            matters.append(Shared(entry.id, entry.item.name, entry.item.field, leads, others))
    named = dict.fromkeys(organ for one in matters for organ in one.organs)
    known = [organ for organ in inventory.organs if organ in named]
    rest = sorted(organ for organ in named if organ not in inventory.organs)
    return Matrix((*known, *rest), tuple(matters))


__all__ = ["Matrix", "Shared", "make_matrix"]
