"""What a list counts as one item: a 主项, or the smallest grain. The header says it by its numbers.

A published list states its own total. Some count 主项, some 子项, so the announcement of a list
counts as its header does and says which; a number that fits neither is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .census import Census, Standing
from .totals import Wrong
from .wording import listed

TOTALS = "声明数量"
_TYPES = "类型"


class Grain(StrEnum):
    """What counts as one; the values are the keys of 声明数量."""

    MAINS = "主项"
    UNITS = "最小颗粒"

    @property
    def said(self) -> str:
        """How it is explained to a reader."""
        if self is Grain.MAINS:
            return "按主项计数"
        return "按最小颗粒计数（有子项的按子项）"

    @property
    def other(self) -> Grain:
        """The other way to count."""
        return Grain.UNITS if self is Grain.MAINS else Grain.MAINS


@dataclass(frozen=True)
class Counted:
    """The items of a list, or of one organ's part of it, counted both ways."""

    mains: Sequence[Standing]
    units: Sequence[Standing]

    def by(self, grain: Grain) -> Sequence[Standing]:
        """The items that count."""
        return self.mains if grain is Grain.MAINS else self.units

    def of_organ(self, organ: str | None) -> Counted:
        """The part of one organ; all of it for None."""
        if organ is None:
            return self
        return Counted(
            [one for one in self.mains if one.organ == organ],
            [one for one in self.units if one.organ == organ],
        )

    @property
    def differ(self) -> bool:
        """Whether it matters which way is counted."""
        return len(self.mains) != len(self.units) or _types(self.mains) != _types(self.units)


@dataclass(frozen=True)
class Stated:
    """How one header counts, None where it does not say, and its numbers that fit no grain."""

    organ: str | None
    grain: Grain | None
    wrong: tuple[Wrong, ...] = ()


def stated(
    counted: Counted, headers: Mapping[str | None, Mapping[str, Any]], census: Census
) -> tuple[Stated, ...]:
    """Return how each header with 声明数量 counts, where that makes a difference."""
    return tuple(
        _of_header(organ, header[TOTALS], counted.of_organ(organ), census)
        for organ, header in headers.items()
        if isinstance(header.get(TOTALS), dict)
    )


def _of_header(organ: str | None, given: Mapping[str, Any], own: Counted, census: Census) -> Stated:
    where = census.organ_name(organ) or "清单表头"
    totals = _numbers({grain: given.get(grain) for grain in Grain})
    wrong = [
        Wrong(listed([where, word]), said, found, str(found))
        for word, said in totals.items()
        if said != (found := len(own.by(Grain(word))))
    ]
    numbers = _numbers(given.get(_TYPES))
    off = {grain: _off(numbers, own.by(grain)) for grain in Grain}
    named = Grain(next(iter(totals))) if len(totals) == 1 else Grain.UNITS
    grain = min((named, named.other), key=lambda one: len(off[one]))
    if not numbers and not totals:
        return Stated(organ, None)
    wrong += [
        Wrong(listed([where, f"{word}（{grain.said}）"]), numbers[word], found, str(found))
        for word, found in off[grain].items()
    ]
    return Stated(organ, grain if own.differ else None, tuple(wrong))


def _numbers(given: object) -> dict[str, int]:
    """Return the numbers of a mapping that are numbers."""
    found = given.items() if isinstance(given, dict) else ()
    return {str(word): said for word, said in found if type(said) is int}


def _off(numbers: Mapping[str, int], items: Sequence[Standing]) -> dict[str, int]:
    """Return how many there are of each type of which another number is given."""
    found = _types(items)
    return {word: found[word] for word, said in numbers.items() if found[word] != said}


def _types(items: Sequence[Standing]) -> Counter[str]:
    return Counter(one.type or "" for one in items)


def grain_of(headers: Sequence[Stated]) -> Grain:
    """Return how the whole list counts: as its own header, else as all of its organs.

    Where organs count differently, or nobody says, the smallest grain counts.
    """
    own = next((one.grain for one in headers if one.organ is None and one.grain), None)
    if own is not None:
        return own
    grains = {one.grain for one in headers if one.grain is not None}
    return Grain.MAINS if grains == {Grain.MAINS} else Grain.UNITS


def explained(
    counted: Counted, grain: Grain, headers: Sequence[Stated], census: Census
) -> str | None:
    """Return the sentence on how it was counted; None where both ways come to the same."""
    if len(counted.mains) == len(counted.units):
        return None
    others = [
        f"{census.organ_name(one.organ)}的清单{grain.other.said}为"
        f"{len(counted.of_organ(one.organ).by(grain.other))}项"
        for one in headers
        if one.organ is not None and one.grain is grain.other
    ]
    short = "按主项" if grain is Grain.UNITS else "按最小颗粒（有子项的按子项）"
    beside = f"，{short}计为{len(counted.by(grain.other))}项"
    apart = f"（其中{'，'.join(others)}）" if others else ""
    return f"以上{grain.said}{beside}{apart}。"


__all__ = ["Counted", "Grain", "Stated", "explained", "grain_of", "stated"]
