"""Links between pages, as values; every address is relative to the root of the site."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...model.vocabulary import Level, ListKind, PowerType
from ..kinds.registry import KINDS
from .projection import Projection, PublicItem


@dataclass(frozen=True, slots=True)
class Link:
    """``text`` and where it leads; ``href`` None where there is nothing to lead to."""

    text: str
    href: str | None = None
    note: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class OrganName:
    """What pages need to name an organ; ``ended`` is the day since which it is no more."""

    id: str
    name: str
    short: str
    known: bool
    ended: datetime.date | None = None

    @property
    def link(self) -> Link:
        """The organ by its full name."""
        return Link(self.name, f"organs/{self.id}.html" if self.known else None)

    @property
    def short_link(self) -> Link:
        """The organ by its short name."""
        return Link(self.short, f"organs/{self.id}.html" if self.known else None)


def departments(item: PublicItem) -> list[str]:
    """Organs that take part in an item beside its owner: the lead first, each once."""
    return list(KINDS[item.kind].named(item.fields))


class Directory:
    """Names of all organs and published items, and the addresses of their pages.

    ``owned`` are an organ's own items, ``shared`` those of others that it takes part in (boundary
    matters, what is handed to a town, …), ``below`` the organs under it.
    """

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.items: dict[str, PublicItem] = {item.id: item for item in projection.items}
        self.owned: dict[str, list[PublicItem]] = {}
        self.shared: dict[str, list[PublicItem]] = {}
        self.below: dict[str, list[str]] = {}
        self._names: dict[str | None, OrganName] = {}
        for item in projection.items:
            if item.organ is not None:
                self.owned.setdefault(item.organ, []).append(item)
            for organ in self._sharing(item):
                self.shared.setdefault(organ, []).append(item)
        for organ_id, record in projection.organs.items():
            if "上级" in record:
                self.below.setdefault(record["上级"], []).append(organ_id)

    def _sharing(self, item: PublicItem) -> list[str]:
        """Organs that take part in an item beside its owner, the members of groups among them."""
        said = KINDS[item.kind]
        if said.reached is None:
            return departments(item)
        reached = said.reached(item.fields, self.projection.organs)
        return [organ for organ in reached if organ != item.organ]

    def organ(self, organ_id: str | None) -> OrganName:
        """Return the name of an organ; an unknown id stands for itself."""
        if organ_id not in self._names:
            self._names[organ_id] = self._named(organ_id)
        return self._names[organ_id]

    def _named(self, organ_id: str | None) -> OrganName:
        record = self.projection.organs.get(organ_id or "")
        if record is None:
            return OrganName(organ_id or "", organ_id or "", organ_id or "", known=False)
        name = str(record["名称"])
        short = next(iter(record.get("简称", ())), name)  # the official one stands first
        short = short if len(short) < len(name) else name
        ended = dissolved(record, self.projection.date)
        return OrganName(organ_id or "", name, short, known=True, ended=ended)

    def item(self, item_id: str) -> Link:
        """Return the link to an item; the note says whose it is, or that it has ended."""
        return item_link(self.items[item_id], self.organ(self.items[item_id].organ))


def dissolved(record: Mapping[str, Any], day: datetime.date | None) -> datetime.date | None:
    """Return the day since which an organ is no more; None where there is none by the site's day.

    ``record`` is the organ's of the register.
    """
    end = record.get("失效日期")
    is_past = isinstance(end, datetime.date) and (day is None or end <= day)
    return end if is_past else None


def item_link(item: PublicItem, organ: OrganName | None = None) -> Link:
    """Return the link to an item, with its organ as the note."""
    note = organ.short if organ is not None and organ.known else ""
    return Link(item.name, item.page, note, ended=item.is_tombstone)


def type_page(power_type: str) -> str:
    """Path of the page of a power type, by its customary two letters."""
    return f"types/{PowerType(power_type).letters}.html"


def list_page(kind: ListKind) -> str:
    """Path of the page of a list. At the root: an organ may be called ``index``."""
    return f"{kind}.html"


def short_type(power_type: PowerType) -> str:
    """A power type in two characters, for narrow columns."""
    if power_type is PowerType.OTHER:
        return "其他"
    return power_type.value.removeprefix("行政")


def level_page(level: str) -> str:
    """Path of the page of a level that exercises powers."""
    return f"levels/{level_key(level)}.html"


def level_key(level: str) -> str:
    """Name of a level in addresses: ``city`` for 市级."""
    return Level(level).name.lower()


def unit_anchor(name: str) -> str:
    """Anchor of a body inside an organ on that organ's page.

    Its name is all the identity such a body has; blanks may not stand in an id.
    """
    return "unit-" + "".join(name.split())
