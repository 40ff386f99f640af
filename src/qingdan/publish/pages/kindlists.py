"""The page of a list that describes itself (``kinds``): tables in groups, filters, what to skip to.

Lists whose organs own the items are grouped by organ, others by 领域. HTML, Markdown and fragments
show the same values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model.vocabulary import ListKind
from ..kinds.registry import KINDS
from ..kinds.said import ListColumn, Listing
from ..public.links import Directory, Link, item_link
from ..public.projection import PublicItem
from .filters import Filter
from .kindfilters import Index, counts_of, indexes_of, key_of, kind_filters
from .listing import Line, counted, ended_lines, marks
from .overview import LONG_LIST, Overview
from .totalspage import Heat, heat_of

_MOST_ORGANS, _FIRST_ORGANS = 6, 3
"""Up to so many organs stand in a cell; of more the first few, the item's page names all."""
_NO_FIELD = "没有写明领域"
_NO_PART = "其他"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One item: its name, a cell a column, and the values by which filters know it."""

    line: Line
    cells: tuple[tuple[Link, ...], ...]
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListHead:
    """The head of a column; ``is_short`` where what stands below is not to be broken."""

    title: str
    is_short: bool


@dataclass(frozen=True, slots=True)
class ListTable:
    """Rows under the columns that any of them fills; ``title`` is empty where there is only one."""

    anchor: str
    title: str
    columns: tuple[ListHead, ...]
    rows: tuple[ListRow, ...]

    @property
    def total(self) -> int:
        """How many of the rows a total counts."""
        return sum(1 for row in self.rows if row.line.is_counted)


@dataclass(frozen=True, slots=True)
class ListGroup:
    """What belongs together: of one organ, or in one 领域. ``total`` counts units in force."""

    key: str
    """The id of the organ, or the 领域; empty where none is written."""
    anchor: str
    title: Link
    total: int
    tables: tuple[ListTable, ...]
    organ: str = ""
    header: Mapping[str, Any] | None = None
    ended: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class KindList:
    """Everything the page of such a list needs."""

    groups: tuple[ListGroup, ...]
    filters: tuple[Filter, ...]
    summary: Heat | None
    first: str
    """What the rows of the summary are."""
    indexes: tuple[Index, ...]
    is_long: bool


def kind_list(kind: ListKind, overview: Overview) -> KindList:
    """Return the list of a kind that describes itself."""
    items = overview.projection.of(kind)
    listing = listing_of(kind)
    is_long = kind.has_organ_folders and len(items) > LONG_LIST
    groups = tuple(_groups(kind, items, overview, with_items=not is_long))
    indexes = () if is_long else tuple(indexes_of(listing, items, kind, overview.directory))
    return KindList(
        groups,
        () if is_long else tuple(kind_filters(listing, items, groups, overview.directory)),
        _summary(kind, listing, items, groups, is_long=is_long),
        "机构" if kind.has_organ_folders else "领域",
        indexes,
        is_long,
    )


def listing_of(kind: ListKind) -> Listing:
    """Return how a kind wants to be listed; raises ``TypeError`` for one with its own page."""
    listing = KINDS[kind].listing
    if listing is None:
        raise TypeError(kind)
    return listing


def kind_table(
    kind: ListKind,
    items: Sequence[PublicItem],
    directory: Directory,
    anchor: str = "",
    title: str = "",
    counts: Container[str] | None = None,
) -> ListTable:
    """Return items of one such kind as a table, the repealed left out; empty columns too.

    ``counts`` are the ids that totals count, where the table is a part of a list.
    """
    current = [item for item in items if not item.is_tombstone]
    counts = counted(current) if counts is None else counts
    columns = [
        (
            ListHead(column.title, column.is_short),
            [_cell(column, item, directory) for item in current],
        )
        for column in listing_of(kind).columns
    ]
    filled = [(head, cells) for head, cells in columns if any(cells)]
    rows = (
        ListRow(
            Line(item_link(item), marks(item), is_counted=item.id in counts),
            tuple(cells[number] for _head, cells in filled),
            tuple(_values(kind, item)),
        )
        for number, item in enumerate(current)
    )
    return ListTable(anchor, title, tuple(head for head, _cells in filled), tuple(rows))


def _cell(column: ListColumn, item: PublicItem, directory: Directory) -> tuple[Link, ...]:
    if column.organs is not None:
        organs = column.organs(item.fields)
        if len(organs) <= _MOST_ORGANS:
            return tuple(directory.organ(organ).short_link for organ in organs)
        *first, last = (directory.organ(organ).short_link for organ in organs[:_FIRST_ORGANS])
        return (*first, replace(last, note=f"等 {len(organs)} 个"))
    if column.texts is not None:
        return tuple(Link(text) for text in column.texts(item.fields))
    return ()


def _values(kind: ListKind, item: PublicItem) -> Iterator[tuple[str, str]]:
    for one in listing_of(kind).filters:
        values = one.values(item.fields)
        if values:
            yield one.name, " ".join(map(key_of, values))


def _groups(
    kind: ListKind, items: Sequence[PublicItem], overview: Overview, *, with_items: bool
) -> Iterator[ListGroup]:
    directory, headers = overview.directory, overview.projection.headers
    counts = counted(items)
    by_title: dict[str, list[PublicItem]] = {}
    for item in items:
        by_title.setdefault(_group_of(kind, item), []).append(item)
    if "" in by_title:
        by_title[""] = by_title.pop("")  # what has no 领域 comes last
    for number, (title, members) in enumerate(by_title.items(), 1):
        total = sum(1 for item in members if item.id in counts)
        ended = ended_lines(members)
        if kind.has_organ_folders:
            organ, anchor = directory.organ(title), f"o-{title}"
            tables = tuple(_tables(kind, members, directory, anchor, counts)) if with_items else ()
            header = headers.get((kind, title))
            yield ListGroup(title, anchor, organ.link, total, tables, title, header, ended)
        else:
            tables = tuple(_tables(kind, members, directory, f"f-{number}", counts))
            heading = Link(title or _NO_FIELD)
            yield ListGroup(title, f"f-{number}", heading, total, tables, "", None, ended)


def _group_of(kind: ListKind, item: PublicItem) -> str:
    if kind.has_organ_folders:
        return item.organ or ""
    return str(item.fields.get("领域", ""))


def _tables(
    kind: ListKind,
    items: Sequence[PublicItem],
    directory: Directory,
    anchor: str,
    counts: Container[str],
) -> Iterator[ListTable]:
    listing = listing_of(kind)
    if listing.part is None or not listing.is_parted:
        table = kind_table(kind, items, directory, anchor, counts=counts)
        if table.rows:
            yield table
        return
    read = listing.part.values
    for number, part in enumerate((*listing.parts, ""), 1):
        own = [item for item in items if (*read(item.fields), "")[0] == part]
        table = kind_table(kind, own, directory, f"{anchor}-{number}", part or _NO_PART, counts)
        if table.rows:
            yield table


def _summary(
    kind: ListKind,
    listing: Listing,
    items: Sequence[PublicItem],
    groups: Sequence[ListGroup],
    *,
    is_long: bool,
) -> Heat | None:
    """Groups by the values of the part; None where it would say no more than the groups."""
    part = listing.part
    if part is None:
        return None
    found = counts_of(part, items)
    values = [value for value in (listing.parts or tuple(found)) if value in found]
    if len(values) < 2 and not is_long:
        return None
    counts = counted(items)
    numbers = Counter(
        (_group_of(kind, item), value)
        for item in items
        if item.id in counts
        for value in part.values(item.fields)
    )
    rows = [
        (
            Link(group.title.text, group.title.href if is_long else f"#{group.anchor}"),
            [numbers[group.key, value] for value in values],
        )
        for group in groups
        if group.total
    ]
    return heat_of([Link(value) for value in values], rows)
