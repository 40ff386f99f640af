"""Where items of a list say how long a matter took before, and takes now.

A new kind of list that has such limits is one entry of ``LIMITS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model.duration import Duration
from ..model.item import Item
from ..model.power import Power
from ..model.procedure import Procedure
from ..model.vocabulary import ListKind
from ..store.inventory import Entry

Pair = tuple[Duration | None, Duration | None]


@dataclass(frozen=True, slots=True)
class Limits:
    """The keys of the two limits, how they are read, and whose matter it is (ids of organs)."""

    before: str
    after: str
    read: Callable[[Item], Pair]
    organs: Callable[[Entry], tuple[str, ...]]


def _of_procedure(item: Item) -> Pair:
    limits = item.limits if isinstance(item, Procedure) else None
    return (limits.before, limits.after) if limits else (None, None)


def _of_power(item: Item) -> Pair:
    limit = item.limit if isinstance(item, Power) else None
    return (limit.legal, limit.promised) if limit else (None, None)


def _leaders(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.item.lead) if isinstance(entry.item, Procedure) else ()


def _owner(entry: Entry) -> tuple[str, ...]:
    return (entry.organ,) if entry.organ else ()


LIMITS: Mapping[ListKind, Limits] = {
    ListKind.PROCEDURES: Limits("办理时限.压减前", "办理时限.压减后", _of_procedure, _leaders),
    ListKind.POWERS: Limits("时限.法定", "时限.承诺", _of_power, _owner),
}


__all__ = ["LIMITS", "Limits"]
