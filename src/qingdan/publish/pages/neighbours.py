"""What a page of an organ says of the lists beside the three, as tables.

A town's page and a department's page are made from the same records by the same functions
(``fulfilmentrows``, ``delegationrows``, ``territoryrows``), so the two sides cannot differ.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...model.vocabulary import ListKind
from ..kinds.towns import all_towns, with_members
from ..public.groups import Groups
from ..public.links import Directory, Link, OrganName, item_link
from ..public.projection import Projection, PublicItem
from .blockmaker import address
from .listing import Line, marks


@dataclass(frozen=True, slots=True)
class Said:
    """A text in a cell and where it leads: in the site, or ``outside`` of it (a phone, the web)."""

    text: str
    href: str = ""
    outside: bool = False


Cell = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: its name, a cell a column, and the ids of the records that say so."""

    line: Line
    cells: tuple[Cell, ...]
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows under a heading (领域), which may be empty; without columns they are a plain list.

    All rows of one part have the same columns.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an organ's page: anchor, title, what it is in one sentence, and how many.

    ``first`` is what the rows are called.
    """

    anchor: str
    title: str
    about: str
    total: int
    tables: tuple[Rows, ...]
    first: str = "事项"

    @property
    def is_counted(self) -> bool:
        """Whether its rows are matters."""
        return self.first == "事项"


class Around:
    """The lists beside the three around one organ: its own, its groups', those it takes part in."""

    def __init__(
        self,
        organ_id: str,
        projection: Projection,
        directory: Directory,
        groups: Groups,
    ) -> None:
        self.organ_id = organ_id
        self._groups = groups
        self._meant: dict[str, bool] = {}
        self.directory = directory
        self.projection = projection
        own = [*directory.owned.get(organ_id, ()), *groups.owned.get(organ_id, ())]
        self._own = _current(own)
        self._shared = _current(directory.shared.get(organ_id, ()))

    @property
    def others(self) -> tuple[Any, ...]:
        """What its parts depend on besides ``items`` and the names of organs."""
        if not self.items:
            return ()
        terms = (item.fields.get("期限", {}) for item in self.items)
        return (self._groups.sign, [self.is_over(term) for term in terms])

    def is_over(self, term: Mapping[str, Any]) -> bool:
        """Whether a term (期限) ended before the day of the site."""
        ends = term.get("至")
        return ends is not None and self.today is not None and ends < self.today

    @cached_property
    def items(self) -> list[PublicItem]:
        """All of them, each once."""
        return list({item.id: item for item in (*self._own, *self._shared)}.values())

    def own(self, kind: ListKind) -> list[PublicItem]:
        """Items of a kind that it owns by itself or through a group."""
        return [item for item in self._own if item.kind is kind]

    def shared(self, kind: ListKind) -> list[PublicItem]:
        """Items of a kind that are others', and that it takes part in."""
        return [item for item in self._shared if item.kind is kind]

    def is_one_of(self, named: str) -> bool:
        """Whether the organ is meant by the id of an organ or of a group."""
        known = self._meant.get(named)
        if known is None:
            members = with_members([named], self.projection.organs)
            known = self._meant[named] = self.organ_id in members
        return known

    def is_town_of(self, named: Sequence[str]) -> bool:
        """Whether it is one of the towns that are named; where none is, every town is meant."""
        if named:
            return any(map(self.is_one_of, named))
        return self.is_town

    @property
    def is_town(self) -> bool:
        """Whether it is a town or street office that has not been dissolved."""
        record = self.projection.organs.get(self.organ_id, {})
        return bool(all_towns({self.organ_id: record}))

    def name(self, organ_id: str | None) -> OrganName:
        """The name of an organ."""
        return self.directory.organ(organ_id)

    def links(self, organ_ids: Iterable[str]) -> Cell:
        """Short names of organs, leading to their pages."""
        return tuple(said(self.name(one).short_link) for one in organ_ids)

    def phone(self, organ_id: str) -> Cell:
        """The public phone of an organ; nothing where the register holds none."""
        number = str(self.projection.organs.get(organ_id, {}).get("电话", ""))
        href = address(number, is_phone=True) or ""
        return (Said(number, href, outside=bool(href)),) if number else ()

    @property
    def today(self) -> datetime.date | None:
        """The day of the site."""
        return self.projection.date


def _current(items: Iterable[PublicItem]) -> list[PublicItem]:
    return [item for item in items if not item.kind.is_core and not item.is_tombstone]


def line_of(item: PublicItem, note: str = "") -> Line:
    """Return the name of an item with its marks."""
    return Line(item_link(item), marks(item), note=note)


def said(link: Link) -> Said:
    """Return a link as something said in a cell."""
    return Said(link.text, link.href or "")


def texts(value: Any) -> Cell:
    """Return the texts of a field: one, several or none."""
    if not value:
        return ()
    return tuple(Said(str(one)) for one in ([value] if isinstance(value, str) else value))


def table(title: str, columns: Sequence[str], rows: Sequence[Row]) -> Rows:
    """Return rows under those of the ``columns`` that any of them fills."""
    filled = [at for at in range(len(columns)) if any(row.cells[at] for row in rows)]
    return Rows(
        title,
        tuple(columns[at] for at in filled),
        tuple(Row(row.line, tuple(row.cells[at] for at in filled), row.records) for row in rows),
    )


def by_field(found: Sequence[tuple[str, Row]], columns: Sequence[str]) -> tuple[Rows, ...]:
    """Return rows under the same columns for each 领域, in the order in which these first come."""
    whole = table("", columns, [row for _field, row in found])
    groups: dict[str, list[Row]] = {}
    for (field, _row), row in zip(found, whole.rows, strict=True):
        groups.setdefault(field, []).append(row)
    other = "" if len(groups) == 1 else "其他"
    return tuple(Rows(field or other, whole.columns, tuple(of)) for field, of in groups.items())
