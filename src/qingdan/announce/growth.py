"""What grows and what shrinks by list, type and organ; whose power moved; what towns get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from ..model.actions import Action
from ..model.vocabulary import Level, ListKind, PowerType
from .census import Census, Standing
from .rows import Row

_TO_TOWNS = (Level.TOWN, Level.VILLAGE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number before and after."""

    word: str
    before: int
    after: int

    @property
    def delta(self) -> int:
        """By how much it grew."""
        return self.after - self.before


@dataclass(frozen=True)
class Growth:
    """Counts of the lists that the batch touches; of types and organs those that changed."""

    lists: tuple[Count, ...]
    types: tuple[Count, ...]
    organs: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Items that passed from one organ to another."""

    giver: str
    taker: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TownGain:
    """What a town, a subdistrict or a 派出机构 gets (``gains``) or gives back."""

    organ: str
    gains: tuple[str, ...]
    gives: tuple[str, ...]


def growth(base: Census, head: Census, touched: Container[ListKind]) -> Growth:
    """Return what the public lists hold in two versions; lists that stay as they are only where
    they are ``touched``.
    """
    lists = tuple(
        Count(kind.official_name, len(base.of(kind)), len(head.of(kind)))
        for kind in ListKind
        if kind in touched or len(base.of(kind)) != len(head.of(kind))
    )
    order = {str(word): number for number, word in enumerate(PowerType)}
    types = _changed(base, head, lambda one: one.type)
    organs = _changed(base, head, lambda one: one.organ)
    return Growth(
        lists,
        tuple(sorted(types, key=lambda one: order.get(one.word, len(order)))),
        tuple(Count(_name(base, head, one.word), one.before, one.after) for one in organs),
    )


def _changed(base: Census, head: Census, word: Callable[[Standing], str | None]) -> list[Count]:
    before, after = (
        Counter(word(one) or "" for one in census.units.values()) for census in (base, head)
    )
    return [
        Count(key, before[key], after[key])
        for key in dict.fromkeys([*before, *after])
        if key and before[key] != after[key]
    ]


def _name(base: Census, head: Census, organ: str) -> str:
    return (head if organ in head.organs else base).organ_name(organ)


def moved(rows: Iterable[Row]) -> tuple[Moved, ...]:
    """Return who gave what to whom, in the order of the batch."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.actor_before and row.actor_after and row.actor_before != row.actor_after:
            pairs.setdefault((row.actor_before, row.actor_after), []).append(name_of(row))
    return tuple(Moved(giver, taker, tuple(names)) for (giver, taker), names in pairs.items())


def town_gains(rows: Sequence[Row], base: Census | None, head: Census) -> tuple[TownGain, ...]:
    """Return what each organ of the lowest level, and each 派出机构, gets and gives back."""
    towns = {
        head.organ_name(organ): organ
        for organ in head.organs
        if head.is_town(organ) or head.is_branch(organ)
    }
    gains: dict[str, list[str]] = {}
    gives: dict[str, list[str]] = {}
    for row in rows:
        got, gave = _parties(row.actor_after, towns), _parties(row.actor_before, towns)
        if row.actor_after == row.actor_before:
            got = gave = []
        for town in got:
            gains.setdefault(town, []).append(name_of(row))
        for town in () if got else gave:
            gives.setdefault(town, []).append(name_of(row))
        if not got and not gave and _comes_down(row, base, head):
            gains.setdefault("乡镇人民政府、街道办事处", []).append(name_of(row))
    return tuple(
        TownGain(organ, tuple(gains.get(organ, ())), tuple(gives.get(organ, ())))
        for organ in dict.fromkeys([*gains, *gives])
    )


def _parties(actors: str, towns: Container[str]) -> list[str]:
    """Return the towns among those who act; several are joined in a row."""
    return [name for name in actors.split("、") if name in towns]


def _comes_down(row: Row, base: Census | None, head: Census) -> bool:
    """Whether an item is exercised at the lowest level now and was not before."""
    after = head.items.get(row.item)
    if after is None or row.kind.action not in (Action.DEVOLVE, Action.ALTER, Action.ENTRUST):
        return False
    before = base.items.get(row.item) if base else None
    now = any(str(level) in after.levels for level in _TO_TOWNS)
    then = before is not None and any(str(level) in before.levels for level in _TO_TOWNS)
    return now and base is not None and not then


def name_of(row: Row) -> str:
    """Return what a row is called in a sentence: its 子项, else its name after, else before."""
    return row.child or row.after or row.before


__all__ = ["Count", "Growth", "Moved", "TownGain", "growth", "moved", "name_of", "town_gains"]
