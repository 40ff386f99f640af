"""An item in the making: names decided, cells split, texts not yet shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ...model.vocabulary import ListKind, PowerType
from ..reading.grid import Place
from .named import Named, named_in


@dataclass
class Draft:
    """An item in the making. ``fields`` are in the order in which an editor reads them."""

    sheet: str
    place: Place
    organ: str
    main: str
    child: str
    type: PowerType | None = None
    """Of a power; the other lists have none."""
    kind: ListKind = ListKind.POWERS
    code: str = ""
    ordinal: str = ""
    """What stands in the 序号 cell; that of the 主项 where the cell is merged over its 子项."""
    says_effective: bool = False
    """Whether the list itself says that the item is in force."""
    units: list[str] = field(default_factory=list)
    unit_place: Place | None = None
    organ_place: Place | None = None
    situations_place: Place | None = None
    row: int = -1
    """Row of the record it was made from."""
    fields: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    """Text of unknown columns, by heading."""
    unhoused: list[str] = field(default_factory=list)
    """What has no field of its own; kept in 内部说明."""
    parts: int = 0
    """Tasks of a duty, departments of a matter, towns that take a matter on."""
    is_mirror: bool = False
    """Whether the row shows an item from its other side: a part of it, and not its place."""
    sort: str = ""
    """Of a list with classes of items (基本履职 …): its class. It tells two of one name apart."""

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """What its fields name that has an id; asked for when they are all there."""
        return tuple(named_in(self.fields))
