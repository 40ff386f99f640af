"""Whether new flows save at least so much of the time (流程再造, 压减办理时限)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from ..model.duration import Duration
from ..model.vocabulary import ListKind
from ..store.inventory import Entry, Inventory
from .conversion import Conversion
from .limits import LIMITS, Limits
from .listed import listed


class Verdict(Enum):
    """What came of the comparison of one matter."""

    PASSES = auto()
    """It saves the share asked for, or more (“以上”包括本数, 民法典 1259)."""
    SHORT = auto()
    INCOMPARABLE = auto()
    """The units do not compare, or it took no time before."""
    INCOMPLETE = auto()
    """Only one of the two limits is written."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter with its limits; ``saved`` is None where it is not known.

    ``converted`` says that the conversion of working days into hours decided.
    """

    id: str
    name: str
    path: str
    organs: tuple[str, ...]
    before: Duration | None
    after: Duration | None
    saved: Fraction | None
    converted: bool
    verdict: Verdict


@dataclass(frozen=True)
class Compression:
    """All matters of a list that write a limit, and how many write none."""

    kind: ListKind
    least: Fraction
    conversion: Conversion
    matters: tuple[Matter, ...]
    silent: int

    def of(self, verdict: Verdict) -> list[Matter]:
        """The matters of which this came."""
        return [one for one in self.matters if one.verdict is verdict]

    @property
    def compared(self) -> list[Matter]:
        """The matters whose limits could be compared."""
        return [one for one in self.matters if one.saved is not None]


def compress(
    inventory: Inventory, kind: ListKind, least: Fraction, conversion: Conversion
) -> Compression:
    """Compare the limits of every item on a list; ``least`` is the share to be saved, 0 to 1.

    ``KeyError`` for a list that has no such limits.
    """
    limits = LIMITS[kind]
    entries = listed(inventory, kind)
    matters = tuple(_matters(entries, limits, least, conversion))
    return Compression(kind, least, conversion, matters, len(entries) - len(matters))


def _matters(
    entries: Sequence[Entry], limits: Limits, least: Fraction, conversion: Conversion
) -> Iterator[Matter]:
    for entry in entries:
        before, after = limits.read(entry.item)
        if before is None and after is None:
            continue
        saved, converted = None, False
        if before is None or after is None:
            verdict = Verdict.INCOMPLETE
        else:
            saved = conversion.saved(before, after)
            converted = saved is not None and conversion.converts(before, after)
            verdict = _judged(saved, least)
        organs = limits.organs(entry)
        name, path = entry.item.name, entry.path
        yield Matter(entry.id, name, path, organs, before, after, saved, converted, verdict)


def _judged(saved: Fraction | None, least: Fraction) -> Verdict:
    if saved is None:
        return Verdict.INCOMPARABLE
    return Verdict.PASSES if saved >= least else Verdict.SHORT


__all__ = ["Compression", "Matter", "Verdict", "compress"]
