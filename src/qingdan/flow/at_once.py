"""Which matters are done at once (一次办好)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..model.procedure import Procedure
from ..model.vocabulary import ListKind
from ..store.inventory import Entry, Inventory
from .listed import listed


@dataclass(frozen=True)
class AtOnce:
    """Matters that are done at once, that are not, and of which nobody has said."""

    yes: tuple[Entry, ...]
    no: tuple[Entry, ...]
    unknown: tuple[Entry, ...]

    @property
    def share(self) -> Fraction | None:
        """Those done at once among those of which it is known; None where it is known of none."""
        known = len(self.yes) + len(self.no)
        return Fraction(len(self.yes), known) if known else None


def done_at_once(inventory: Inventory) -> AtOnce:
    """Sort the procedures on the list; one that does not say is never taken for a no."""
    sorted_by: dict[bool | None, list[Entry]] = {True: [], False: [], None: []}
    for entry in listed(inventory, ListKind.PROCEDURES):
        if isinstance(entry.item, Procedure):
            sorted_by[entry.item.at_once].append(entry)
    return AtOnce(tuple(sorted_by[True]), tuple(sorted_by[False]), tuple(sorted_by[None]))


__all__ = ["AtOnce", "done_at_once"]
