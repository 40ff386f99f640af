"""The pages that are not items: home, lists, types, organs, and the fixed pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...model.vocabulary import ListKind
from ..public.changed import newest
from ..public.counts import count
from ..public.links import Link, list_page
from ..site import COLUMN_TYPE, Page, Site
from .dictionary import describe_fields
from .filters import Filter, level_filter, organ_filter, part_filter, type_filter
from .home import bars, common_names, level_bars, recent_lists
from .kindsheets import kind_sheets, late_list, list_sheet, more_kinds
from .lawpages import law_sheets
from .levelpages import level_sheets
from .listing import by_organ, ended_lines, matrix_organs, matters
from .neighbours import Around
from .organpage import organ_view
from .overview import LONG_LIST, LateSheet, Overview, Sheet
from .sitemap import site_map_sheet
from .totalspage import TOTALS_PAGE, totals_sheet, type_heat
from .townpage import neighbourhood
from .typepages import type_heads, type_sheets

_SHORT = 12
"""Up to so many powers of an organ are looked over without filters."""

_ABOUT = "职责、权力和职责边界"
_ABOUT_MORE = "职责、权力、职责边界，镇街履职、赋权和属地管理事项"

WIDEST_MATRIX = 6_000
"""Above this many cells the matrix of matters and departments becomes a plain table."""


def all_sheets(overview: Overview, site: Site) -> Iterator[Sheet | LateSheet]:
    """Yield every page but those of items and the search page."""
    yield _home(overview, site)
    yield _powers(overview)
    yield _duties(overview)
    yield _boundaries(overview)
    yield from kind_sheets(overview)
    yield from type_sheets(overview)
    yield from level_sheets(overview)
    yield _organs(overview)
    for organ_id in overview.projection.organs:
        yield _late_organ(organ_id, overview)
    yield from law_sheets(overview, site)
    yield totals_sheet(overview)
    yield site_map_sheet(overview, site)
    yield _dictionary(overview)
    yield from _fixed_sheets(overview)


def _fixed_sheets(overview: Overview) -> Iterator[Sheet]:
    yield _fixed("site/about.html.j2", "about.html", "关于本站", "关于本站", overview)
    yield _fixed("site/accessibility.html.j2", "accessibility.html", "无障碍说明", "", overview)
    yield _fixed("site/not_found.html.j2", "404.html", "没有这个页面", "", overview)


def replaceable_sheets(overview: Overview, site: Site) -> Iterator[Sheet]:
    """Yield the pages that a workspace may write anew (``appearance.owntemplates.PAGES``)."""
    yield _home(overview, site)
    yield from _fixed_sheets(overview)


def search_sheet(overview: Overview, version: str) -> Sheet:
    """Return the search page of an index of a version; without a script it leads to the lists."""
    page = Page("search.html", "搜索", (Link("搜索"),), "搜索", COLUMN_TYPE)
    types = [(name, href, total) for name, _short, href, total in type_heads(overview)]
    return Sheet(
        "site/search.html.j2",
        page,
        {**_overview_context(overview), "version": version, "types": types},
    )


def _home(overview: Overview, site: Site) -> Sheet:
    page = Page(
        "index.html",
        site.title,
        description=site.about,
        changed=newest(overview.projection.items, overview.projection.date),
    )
    return Sheet(
        "site/home.html.j2",
        page,
        {
            **_overview_context(overview),
            "bars": bars(overview.totals[ListKind.POWERS].by_type),
            "levels": level_bars(overview.totals[ListKind.POWERS].by_level),
            "laws": len(overview.laws.laws),
            "updated": newest(overview.projection.items, overview.projection.date),
            "charts": TOTALS_PAGE,
            "common": common_names(overview.projection),
            "recent": recent_lists(overview.projection, overview.directory),
        },
        dated=True,
    )


def _overview_context(overview: Overview) -> dict[str, Any]:
    organs = [
        (overview.directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts
    ]
    lists = [
        (kind.value, kind.official_name, list_page(kind), overview.totals[kind])
        for kind in overview.kinds
    ]
    return {
        "lists": lists,
        "more_kinds": more_kinds(overview),
        "organs": organs,
        "totals": {kind.value: totals for kind, totals in overview.totals.items()},
    }


def _powers(overview: Overview) -> LateSheet:
    rows = [
        (overview.directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts.powers
    ]
    heat = type_heat(overview)

    def make() -> Sheet:
        items = overview.projection.of(ListKind.POWERS)
        organs = by_organ(items, overview.directory) if len(items) <= LONG_LIST else []
        totals = overview.totals[ListKind.POWERS]
        return list_sheet(
            ListKind.POWERS,
            "site/powers.html.j2",
            overview,
            heat=heat,
            rows=rows,
            is_long=len(items) > LONG_LIST,
            organs=organs,
            filters=[
                type_filter(totals.by_type),
                level_filter(totals.by_level),
                organ_filter(organs),
            ],
        )

    return late_list(ListKind.POWERS, overview, make, others=(rows, heat))


def _duties(overview: Overview) -> LateSheet:
    items, directory = overview.projection.of(ListKind.DUTIES), overview.directory
    rows = [
        (directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts.duties
    ]

    def make() -> Sheet:
        is_long = len(items) + overview.totals[ListKind.DUTIES].tasks > LONG_LIST
        organs = [] if is_long else by_organ(items, directory)
        return list_sheet(
            ListKind.DUTIES,
            "site/duties.html.j2",
            overview,
            rows=rows,
            is_long=is_long,
            organs=organs,
            filters=[organ_filter(organs)],
        )

    named = dict.fromkeys(ref for item in items for ref in item.refers)
    powers = (directory.items[ref] for ref in named)
    return late_list(ListKind.DUTIES, overview, make, powers, rows)


def _boundaries(overview: Overview) -> LateSheet:
    def make() -> Sheet:
        items = overview.projection.of(ListKind.BOUNDARIES)
        found = matters(items, overview.directory)
        columns = [
            overview.directory.organ(o) for o in matrix_organs(found, overview.projection.organs)
        ]
        return list_sheet(
            ListKind.BOUNDARIES,
            "site/boundaries.html.j2",
            overview,
            matters=found,
            columns=columns,
            filters=[part_filter(found, columns)],
            is_matrix=len(found) * len(columns) <= WIDEST_MATRIX,
            ended=ended_lines(items),
        )

    return late_list(ListKind.BOUNDARIES, overview, make)


def _organs(overview: Overview) -> Sheet:
    page = Page("organs.html", "机构名录", (Link("机构名录"),), "机构名录", COLUMN_TYPE)
    kinds: dict[str, list[Any]] = {}
    for organ_id, record in overview.projection.organs.items():
        row = (overview.directory.organ(organ_id), overview.organ_counts[organ_id], record)
        kinds.setdefault(record["性质"], []).append(row)
    context = {"kinds": list(kinds.items()), "more_kinds": more_kinds(overview)}
    return Sheet("site/organs.html.j2", page, context)


def _late_organ(organ_id: str, overview: Overview) -> LateSheet:
    """An organ's page: its own items, the matters it shares, and what its duties name."""
    directory = overview.directory
    own, shared = directory.owned.get(organ_id, []), directory.shared.get(organ_id, [])
    named = dict.fromkeys(ref for item in own for ref in item.refers)
    others = (
        overview.projection.organs[organ_id],
        [overview.projection.headers.get((kind, organ_id)) for kind in overview.kinds],
        directory.below.get(organ_id),
        overview.organ_counts[organ_id],
    )
    around = Around(organ_id, overview.projection, directory, overview.groups)
    return LateSheet(
        f"organs/{organ_id}.html",
        lambda: _organ(around, overview),
        [*own, *shared, *(directory.items[ref] for ref in named), *around.items],
        (*others, *around.others),
        [*own, *around.items],
    )


def _organ(around: Around, overview: Overview) -> Sheet:
    organ_id, more = around.organ_id, neighbourhood(around)
    organ = overview.directory.organ(organ_id)
    page = Page(
        f"organs/{organ_id}.html",
        organ.name,
        (Link("机构名录", "organs.html"), Link(organ.name)),
        column="机构名录",
        column_type=COLUMN_TYPE,
        description=f"{organ.name}的{_ABOUT_MORE if more is not None else _ABOUT}",
        source=organ.name,
        changed=newest(
            [*overview.directory.owned.get(organ_id, []), *around.items], overview.projection.date
        ),
    )
    view = organ_view(organ_id, overview.projection, overview.directory)
    return Sheet(
        "site/organ.html.j2",
        page,
        {
            "organ": view,
            "more": more,
            "counts": overview.organ_counts[organ_id],
            "filters": _organ_filters(organ_id, overview),
        },
    )


def _organ_filters(organ_id: str, overview: Overview) -> list[Filter]:
    """Filters of an organ's powers; types lead to their part of the same page."""
    own = [i for i in overview.directory.owned.get(organ_id, []) if i.kind is ListKind.POWERS]
    if len(own) <= _SHORT:
        return []
    totals = count(own)
    kinds = type_filter(totals.by_type)
    here = tuple(replace(one, href=f"#type-{one.key}") for one in kinds.choices)
    return [replace(kinds, choices=here), level_filter(totals.by_level)]


def _dictionary(overview: Overview) -> Sheet:
    page = Page(
        "dictionary.html", "字段说明", (Link("数据下载", "downloads.html"), Link("字段说明"))
    )
    return Sheet("site/dictionary.html.j2", page, {"lists": describe_fields(overview.projection)})


def _fixed(template: str, path: str, title: str, column: str, overview: Overview) -> Sheet:
    page = Page(path, title, (Link(title),), column, COLUMN_TYPE if column else "")
    return Sheet(template, page, _overview_context(overview), dated=True)
