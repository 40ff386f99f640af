"""Powers in the lists of towns and street offices, with the ground they are exercised on."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ...law.facts import Rank
from ...model.finding import FieldPath
from ...model.vocabulary import ListKind, OrganKind, PowerType
from ..exercise import ELSEWHERE, GRANTED, GROUND, NAMED
from ..facts import Facts, View
from .ranks import possible_ranks

_NATIONAL = frozenset({Rank.LAW, Rank.ADMIN_REGULATION})


class Ground(StrEnum):
    """What a town stands on."""

    LAW = "law"
    """A law or 行政法规 names this sort of body."""
    OTHER_BODY = "other-body"
    """Provisions name towns, but this is a street office, or the other way round."""
    LOCAL = "local"
    """A lower norm names it."""
    GRANTED = "granted"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class TownPower(NamedTuple):
    """One power of a town or a street office, and where its ground stands."""

    item: Facts
    organ: str
    ground: Ground
    path: FieldPath


def town_powers(view: View, power_type: PowerType) -> Iterator[TownPower]:
    """Yield the powers of a type in force in the lists of towns and street offices.

    What is exercised in another organ's name (委托) is that organ's and is left out.
    """
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.POWERS):
        if not item.exercise or item.type != power_type or not item.in_force or item.entrusted:
            continue
        kind = register.kind_of(item.organ or "") if item.organ in register.ids else ""
        if kind not in (OrganKind.TOWNSHIP, OrganKind.SUBDISTRICT):
            continue
        for word, path in item.exercise:
            sort, _colon, rest = word.partition(":")
            if sort == GROUND:
                own = "街" if kind == OrganKind.SUBDISTRICT else "乡"
                name = register.name_of(item.organ)
                yield TownPower(item, name, _ground(view, rest, own), path)


def _ground(view: View, word: str, own: str) -> Ground:
    sort, _colon, rest = word.partition(":")
    if sort == NAMED:
        whom, _second, citations = rest.partition(":")
        if own not in whom:
            return Ground.OTHER_BODY
        library, today = view.around.shelf.library, view.around.today
        ranks = [possible_ranks(library, one, today) for one in citations.split("\n")]
        return Ground.LAW if any(one and one <= _NATIONAL for one in ranks) else Ground.LOCAL
    return {GRANTED: Ground.GRANTED, ELSEWHERE: Ground.ELSEWHERE}.get(sort, Ground.UNKNOWN)
