"""The pages that are not items: home, lists, types, organs, and the fixed pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.vocabulary import ListKind, PowerType
from .counts import OrganCounts, Totals, count, count_by_organ
from .dictionary import describe_fields
from .home import bars, common_names, recent_lists
from .links import Directory, Link, list_page, type_page
from .listing import by_organ, ended_lines, matrix_organs, matters
from .organpage import organ_view
from .projection import Projection
from .site import COLUMN_TYPE, Page, Site

LONG_LIST = 2_000
"""Above this many lines a page gives counts that lead to the organs' pages, not the items."""

WIDEST_MATRIX = 6_000
"""Above this many cells the matrix of matters and departments becomes a plain table."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be rendered: template, head data, and what else the template needs."""

    template: str
    page: Page
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Overview:
    """The projection with everything counted once."""

    projection: Projection
    directory: Directory
    totals: Mapping[ListKind, Totals]
    organ_counts: Mapping[str, OrganCounts]

    @property
    def types(self) -> tuple[PowerType, ...]:
        """Power types that have items, in the official order; repealed ones do not count."""
        present = {
            item.fields["类型"]
            for item in self.projection.of(ListKind.POWERS)
            if not item.is_tombstone
        }
        return tuple(t for t in PowerType if t.value in present)


def survey(projection: Projection) -> Overview:
    """Count everything pages need."""
    return Overview(
        projection,
        Directory(projection),
        {kind: count(projection.of(kind)) for kind in ListKind},
        count_by_organ(projection.items, projection.organs),
    )


def all_sheets(overview: Overview, site: Site) -> Iterator[Sheet]:
    """Yield every page but those of items and the search page."""
    yield _home(overview, site)
    yield _powers(overview)
    yield _duties(overview)
    yield _boundaries(overview)
    yield from _types(overview)
    yield _organs(overview)
    for organ_id in overview.projection.organs:
        yield _organ(organ_id, overview, site)
    yield _dictionary(overview)
    yield _fixed("site/about.html.j2", "about.html", "关于本站", "关于本站", overview)
    yield _fixed("site/accessibility.html.j2", "accessibility.html", "无障碍说明", "", overview)
    yield _fixed("site/not_found.html.j2", "404.html", "没有这个页面", "", overview)


def search_sheet(overview: Overview, version: str) -> Sheet:
    """Return the search page of an index of a version; without a script it leads to the lists."""
    page = Page("search.html", "搜索", (Link("搜索"),), "搜索", COLUMN_TYPE)
    types = [(name, href, total) for name, _short, href, total in _type_heads(overview)]
    return Sheet(
        "site/search.html.j2",
        page,
        {**_overview_context(overview), "version": version, "types": types},
    )


def _home(overview: Overview, site: Site) -> Sheet:
    page = Page("index.html", site.title, description=site.about)
    return Sheet(
        "site/home.html.j2",
        page,
        {
            **_overview_context(overview),
            "bars": bars(overview.totals[ListKind.POWERS].by_type),
            "common": common_names(overview.projection),
            "recent": recent_lists(overview.projection, overview.directory),
        },
    )


def _overview_context(overview: Overview) -> dict[str, Any]:
    organs = [
        (overview.directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts
    ]
    lists = [
        (kind.value, kind.official_name, list_page(kind), overview.totals[kind])
        for kind in ListKind
    ]
    return {
        "lists": lists,
        "organs": organs,
        "totals": {kind.value: totals for kind, totals in overview.totals.items()},
    }


def _list_sheet(kind: ListKind, template: str, overview: Overview, **context: Any) -> Sheet:
    page = Page(
        list_page(kind),
        kind.official_name,
        (Link(kind.official_name),),
        column=kind.official_name,
        column_type=COLUMN_TYPE,
        description=f"{kind.official_name}：共 {overview.totals[kind].units} 项",
    )
    header = overview.projection.headers.get((kind, None), {})
    return Sheet(template, page, {"total": overview.totals[kind], "header": header, **context})


def _powers(overview: Overview) -> Sheet:
    items = overview.projection.of(ListKind.POWERS)
    rows = [
        (overview.directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts.powers
    ]
    return _list_sheet(
        ListKind.POWERS,
        "site/powers.html.j2",
        overview,
        types=_type_heads(overview),
        rows=rows,
        is_long=len(items) > LONG_LIST,
        organs=by_organ(items, overview.directory) if len(items) <= LONG_LIST else [],
    )


def _type_heads(overview: Overview) -> list[tuple[str, str, str, int]]:
    """(type, short word, page, count) of every type that has items."""
    counts = overview.totals[ListKind.POWERS].by_type
    return [
        (t.value, _short_type(t), type_page(t.value), counts.get(t.value, 0))
        for t in overview.types
    ]


def _short_type(power_type: PowerType) -> str:
    if power_type is PowerType.OTHER:
        return "其他"
    return power_type.value.removeprefix("行政")


def _duties(overview: Overview) -> Sheet:
    items = overview.projection.of(ListKind.DUTIES)
    is_long = len(items) + overview.totals[ListKind.DUTIES].tasks > LONG_LIST
    rows = [
        (overview.directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts.duties
    ]
    return _list_sheet(
        ListKind.DUTIES,
        "site/duties.html.j2",
        overview,
        rows=rows,
        is_long=is_long,
        organs=[] if is_long else by_organ(items, overview.directory),
    )


def _boundaries(overview: Overview) -> Sheet:
    items = overview.projection.of(ListKind.BOUNDARIES)
    found = matters(items, overview.directory)
    columns = [
        overview.directory.organ(o) for o in matrix_organs(found, overview.projection.organs)
    ]
    return _list_sheet(
        ListKind.BOUNDARIES,
        "site/boundaries.html.j2",
        overview,
        matters=found,
        columns=columns,
        is_matrix=len(found) * len(columns) <= WIDEST_MATRIX,
        ended=ended_lines(items),
    )


def _types(overview: Overview) -> Iterator[Sheet]:
    items = overview.projection.of(ListKind.POWERS)
    for power_type in overview.types:
        own = [item for item in items if item.fields["类型"] == power_type.value]
        total = overview.totals[ListKind.POWERS].by_type.get(power_type.value, 0)
        is_long = len(own) > LONG_LIST
        page = Page(
            type_page(power_type.value),
            power_type.value,
            (
                Link(ListKind.POWERS.official_name, list_page(ListKind.POWERS)),
                Link(power_type.value),
            ),
            column=power_type.value,
            column_type=COLUMN_TYPE,
            description=f"{power_type.value}事项共 {total} 项",
        )
        rows = [
            (overview.directory.organ(organ), counts.by_type[power_type.value])
            for organ, counts in overview.organ_counts.items()
            if counts.by_type.get(power_type.value)
        ]
        yield Sheet(
            "site/type.html.j2",
            page,
            {
                "total": total,
                "rows": rows,
                "anchor": f"type-{power_type.letters}",
                "is_long": is_long,
                "organs": [] if is_long else by_organ(own, overview.directory),
            },
        )


def _organs(overview: Overview) -> Sheet:
    page = Page("organs.html", "机构名录", (Link("机构名录"),), "机构名录", COLUMN_TYPE)
    kinds: dict[str, list[Any]] = {}
    for organ_id, record in overview.projection.organs.items():
        row = (overview.directory.organ(organ_id), overview.organ_counts[organ_id], record)
        kinds.setdefault(record["性质"], []).append(row)
    return Sheet("site/organs.html.j2", page, {"kinds": list(kinds.items())})


def _organ(organ_id: str, overview: Overview, site: Site) -> Sheet:
    organ = overview.directory.organ(organ_id)
    page = Page(
        f"organs/{organ_id}.html",
        organ.name,
        (Link("机构名录", "organs.html"), Link(organ.name)),
        column="机构名录",
        column_type=COLUMN_TYPE,
        description=f"{organ.name}的职责、权力和职责边界",
        source=organ.name,
    )
    view = organ_view(organ_id, overview.projection, overview.directory)
    return Sheet(
        "site/organ.html.j2",
        page,
        {"organ": view, "counts": overview.organ_counts[organ_id]},
    )


def _dictionary(overview: Overview) -> Sheet:
    page = Page(
        "dictionary.html", "字段说明", (Link("数据下载", "downloads.html"), Link("字段说明"))
    )
    return Sheet("site/dictionary.html.j2", page, {"lists": describe_fields(overview.projection)})


def _fixed(template: str, path: str, title: str, column: str, overview: Overview) -> Sheet:
    page = Page(path, title, (Link(title),), column, COLUMN_TYPE if column else "")
    return Sheet(template, page, _overview_context(overview))
