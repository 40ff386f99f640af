"""What only the home page shows: bars of the types, common names, the newest lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model.vocabulary import ListKind, PowerType
from ..public.links import Directory, Link, item_link, level_page, type_page
from ..public.projection import Projection

_COMMON_NAMES = 10
_RECENT = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart: where it leads, its number, its length in per cent of the longest."""

    link: Link
    number: int
    per_cent: str


def bars(by_type: Mapping[str, int]) -> list[Bar]:
    """Return a bar for every power type that has items, in the official order."""
    rows = [
        (Link(t.value, type_page(t.value)), by_type[t.value])
        for t in PowerType
        if by_type.get(t.value)
    ]
    return list(drawn(rows))


def level_bars(by_level: Mapping[str, int]) -> list[Bar]:
    """Return a bar for every level, as they are given."""
    return list(drawn([(Link(one, level_page(one)), n) for one, n in by_level.items()]))


def drawn(rows: Sequence[tuple[Link, int]]) -> tuple[Bar, ...]:
    """Return a bar a row, none so short that it cannot be seen."""
    longest = max((number for _link, number in rows), default=0)
    return tuple(
        Bar(link, number, f"{max(100 * number / longest, 1):.1f}") for link, number in rows
    )


def common_names(projection: Projection) -> list[Link]:
    """Return some of the names people use, boundary matters first, each leading to its item."""
    found: dict[str, Link] = {}
    first = (ListKind.BOUNDARIES, ListKind.POWERS, ListKind.DUTIES)
    order = (*first, *(kind for kind in projection.kinds if kind not in first))
    for kind in order:
        for item in projection.of(kind):
            if item.is_current and item.fields.get("俗称"):
                word = item.fields["俗称"][0]
                found.setdefault(word, Link(word, item_link(item).href))
            if len(found) >= _COMMON_NAMES:
                return list(found.values())
    return list(found.values())


@dataclass(frozen=True, slots=True)
class RecentList:
    """A published list: day, title, number of its document, and where it stands."""

    day: str
    link: Link
    document: str


def recent_lists(projection: Projection, directory: Directory) -> list[RecentList]:
    """Return the newest published lists by their 公布日期, newest first."""
    found = []
    for (kind, organ), header in projection.headers.items():
        if "公布日期" not in header:
            continue
        default = f"{directory.organ(organ).name if organ else ''}{kind.official_name}"
        href = f"organs/{organ}.html" if organ else f"{kind}.html"
        link = Link(header.get("标题", default), href)
        found.append(RecentList(header["公布日期"].isoformat(), link, header.get("文号", "")))
    found.sort(key=lambda recent: recent.link.text)
    found.sort(key=lambda recent: recent.day, reverse=True)
    return found[:_RECENT]
