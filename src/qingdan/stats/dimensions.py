"""By what the items of each list can be counted.

A new kind of list is one entry of ``READERS``: which dimensions it has, and where its items say
where they stand in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..messages import _
from ..model.vocabulary import (
    DelegationMethod,
    DutyScope,
    FulfilmentClass,
    Level,
    ListKind,
    PowerType,
    Readiness,
)

if TYPE_CHECKING:
    from .roll import Enrolled

UNSAID = ""
"""Where an item stands that does not say."""
MALFORMED = "\0"
"""Where an item stands whose value cannot be read."""
ALL_TOWNS = "*"
"""A part of towns that names none means all of them."""

Reader = Callable[["Enrolled"], tuple[str, ...]]
"""Where an item stands; several where it stands in several places, none where it does not say."""


class Dimension(StrEnum):
    """By what is counted; the value is the word of ``--by``."""

    ORGAN = "organ"
    TYPE = "type"
    LEVEL = "level"
    """Every level that an item names: an item of two levels counts at both."""
    LEVELS = "levels"
    """The levels that an item names, taken together: every item counts once."""
    FIELD = "field"
    BATCH = "batch"
    CLASS = "class"
    METHOD = "method"
    READINESS = "readiness"
    TOWN = "town"

    @property
    def label(self) -> str:
        """What it is called."""
        return {
            Dimension.ORGAN: _("部门"),
            Dimension.TYPE: _("类型"),
            Dimension.LEVEL: _("层级"),
            Dimension.LEVELS: _("层级组合"),
            Dimension.FIELD: _("领域"),
            Dimension.BATCH: _("批次"),
            Dimension.CLASS: _("类别"),
            Dimension.METHOD: _("方式"),
            Dimension.READINESS: _("承接准备"),
            Dimension.TOWN: _("镇街"),
        }[self]

    @property
    def order(self) -> tuple[str, ...]:
        """The official words in their order; none where editors choose the words."""
        return _ORDERS.get(self, ())

    @property
    def names_organs(self) -> bool:
        """Whether it stands for organs, by their ids."""
        return self in (Dimension.ORGAN, Dimension.TOWN)


_ORDERS: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.TYPE: tuple(map(str, PowerType)),
    Dimension.LEVEL: tuple(map(str, Level)),
    Dimension.CLASS: (*map(str, DutyScope), *map(str, FulfilmentClass)),
    Dimension.METHOD: tuple(map(str, DelegationMethod)),
    Dimension.READINESS: tuple(map(str, Readiness)),
}


def dimensions_of(kind: ListKind) -> tuple[Dimension, ...]:
    """Return by what a list can be counted."""
    return tuple(READERS[kind])


def places_of(item: Enrolled, dimension: Dimension) -> tuple[str, ...]:
    """Return where an item stands, each place once; ``UNSAID`` where it does not say."""
    return tuple(dict.fromkeys(READERS[item.kind][dimension](item))) or (UNSAID,)


def _at(*keys: str) -> Reader:
    """Read the texts at the end of a path through mappings and lists."""

    def read(item: Enrolled) -> tuple[str, ...]:
        return tuple(_texts(item.said, keys))

    return read


def _texts(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    match value:
        case None:
            return
        case list():
            for part in value:
                yield from _texts(part, keys)
        case dict() if keys:
            yield from _texts(value.get(keys[0]), keys[1:])
        case str() if not keys and value.strip():
            yield value.strip()
        case _:
            yield MALFORMED


def _owner(item: Enrolled) -> tuple[str, ...]:
    return (item.organ,) if item.organ else ()


def _all(*readers: Reader) -> Reader:
    return lambda item: tuple(place for read in readers for place in read(item))


def _together(read: Reader) -> Reader:
    """Take all places of an item for one."""

    def joined(item: Enrolled) -> tuple[str, ...]:
        places = dict.fromkeys(read(item))
        known = [word for word in Dimension.LEVEL.order if word in places]
        whole = [*known, *(word for word in places if word not in known)]
        return ("、".join(whole),) if whole and MALFORMED not in whole else tuple(whole)

    return joined


def _leaders(item: Enrolled) -> tuple[str, ...]:
    """Return the leading departments: those marked 牵头, else the only one there is."""
    parts = item.said.get("主体责任")
    shares = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    marked = [part for part in shares if part.get("牵头") is True]
    chosen = marked if marked or len(shares) != 1 else shares
    return tuple(_texts(chosen, ("部门",)))


def _towns(item: Enrolled) -> tuple[str, ...]:
    if not item.said.get("镇街"):
        return ()
    return tuple(_texts(item.said["镇街"], ("范围",))) or (ALL_TOWNS,)


_POWER_LEVELS = _all(_at("行使层级"), _at("层级权限", "层级"))

READERS: Mapping[ListKind, Mapping[Dimension, Reader]] = {
    ListKind.DUTIES: {Dimension.ORGAN: _owner, Dimension.CLASS: _at("类别")},
    ListKind.POWERS: {
        Dimension.ORGAN: _owner,
        Dimension.TYPE: _at("类型"),
        Dimension.LEVEL: _POWER_LEVELS,
        Dimension.LEVELS: _together(_POWER_LEVELS),
    },
    ListKind.BOUNDARIES: {
        Dimension.ORGAN: _at("牵头"),
        Dimension.FIELD: _at("领域"),
        Dimension.LEVEL: _at("层级分工", "层级"),
        Dimension.LEVELS: _together(_at("层级分工", "层级")),
    },
    ListKind.TERRITORY: {
        Dimension.ORGAN: _leaders,
        Dimension.FIELD: _at("领域"),
        Dimension.BATCH: _at("批次"),
        Dimension.TOWN: _towns,
    },
    ListKind.DELEGATIONS: {
        Dimension.ORGAN: _owner,
        Dimension.TYPE: _at("类型"),
        Dimension.METHOD: _at("方式"),
        Dimension.READINESS: _at("承接机构", "准备"),
        Dimension.TOWN: _at("承接机构", "机构"),
    },
    ListKind.FULFILMENT: {
        Dimension.CLASS: _at("类别"),
        Dimension.FIELD: _at("领域"),
        Dimension.TOWN: _owner,
        Dimension.ORGAN: _at("上级部门"),
    },
    ListKind.PROCEDURES: {Dimension.ORGAN: _at("牵头"), Dimension.FIELD: _at("领域")},
}


__all__ = [
    "ALL_TOWNS",
    "MALFORMED",
    "READERS",
    "UNSAID",
    "Dimension",
    "dimensions_of",
    "places_of",
]
