"""Filters of a list that describes itself, and what stands in their place without a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model.vocabulary import ListKind
from ..kinds.said import ListFilter, Listing
from ..public.links import Directory, Link
from ..public.projection import PublicItem
from .filters import Choice, Filter
from .listing import counted

if TYPE_CHECKING:
    from .kindlists import ListGroup

SUMMARY = "summary"
"""Anchor of the table of numbers at the head of the page."""


@dataclass(frozen=True, slots=True)
class Index:
    """Items by the values of a filter that neither groups nor parts them."""

    title: str
    entries: tuple[tuple[str, str, tuple[Link, ...]], ...]
    """Anchor, value, links to its items."""


def key_of(value: str) -> str:
    """Return a value as it stands in addresses and attributes, where blanks part values."""
    return "".join(value.split())


def kind_filters(
    listing: Listing,
    items: Sequence[PublicItem],
    groups: Sequence[ListGroup],
    directory: Directory,
) -> Iterator[Filter]:
    """Yield the filters of a list: by the organs that own items, then those it asks for."""
    owned = [group for group in groups if group.organ]
    if owned:
        choices = (
            Choice(one.organ, directory.organ(one.organ).short, f"#{one.anchor}", one.total)
            for one in owned
        )
        yield Filter("organ", "机构", tuple(choices))
    places = {group.title.text: f"#{group.anchor}" for group in groups if not group.organ}

    def place(one: ListFilter, value: str, number: int) -> tuple[str, str]:
        """The label of a choice, and where it leads without a script."""
        if one.is_organ:
            organ = directory.organ(value)
            return organ.short, organ.link.href or "organs.html"
        if one.name == "field" and value in places:
            return value, places[value]
        if parts_items(one, listing):
            return value, f"#{SUMMARY}"
        return value, f"#{one.name}-{number}"

    for one in listing.filters:
        counts = counts_of(one, items)
        yield Filter(
            one.name,
            one.title,
            tuple(
                Choice(key_of(value), *place(one, value, number), total)
                for number, (value, total) in enumerate(counts.items(), 1)
                if total
            ),
        )


def parts_items(one: ListFilter, listing: Listing) -> bool:
    """Whether the values of a filter part the items of an organ."""
    return listing.part is not None and one.name == listing.part.name


def counts_of(one: ListFilter, items: Iterable[PublicItem]) -> dict[str, int]:
    """Return the values of a filter in order of appearance, with the number of units in force.

    A value that only a 主项 above its 子项 has is there with none.
    """
    current = [item for item in items if item.is_current]
    units = counted(current)
    counts: Counter[str] = Counter()
    for item in current:
        for value in one.values(item.fields):
            counts[value] += item.id in units
    return dict(counts)


def indexes_of(
    listing: Listing, items: Sequence[PublicItem], kind: ListKind, directory: Directory
) -> Iterator[Index]:
    """Yield the places to which choices lead that have no other: items value by value."""
    for one in listing.filters:
        grouped = one.name == "field" and not kind.has_organ_folders
        if one.is_organ or grouped or parts_items(one, listing):
            continue
        entries: dict[str, list[Link]] = {value: [] for value in counts_of(one, items)}
        for item in items:
            if item.is_current:
                for value in one.values(item.fields):
                    entries[value].append(directory.item(item.id))
        if len(entries) > 1:
            yield Index(
                one.title,
                tuple(
                    (f"{one.name}-{number}", value, tuple(links))
                    for number, (value, links) in enumerate(entries.items(), 1)
                ),
            )
