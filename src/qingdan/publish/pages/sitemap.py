"""The map of the site: for machines (sitemaps.org) and as a page for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ..public.lawbook import LAWS_PAGE
from ..public.links import Link, level_page, list_page, type_page
from ..site import Page, Site
from .overview import LONG_LIST, Overview, Sheet
from .totalspage import TOTALS_PAGE

SITE_MAP_PAGE = "sitemap.html"
SITE_MAP = "sitemap.xml"
_MOST = 50_000
"""Addresses a file; the protocol allows no more."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the site and the day of the last change in substance of what it shows."""

    path: str
    changed: str = ""


def site_map(site: Site, places: Iterable[Place]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the map: one, or an index and its parts where there are too many pages."""
    entries = [_entry(site, place) for place in places if place.path != "404.html"]
    if len(entries) <= _MOST:
        yield SITE_MAP, _file("urlset", entries)
        return
    parts = []
    for number, start in enumerate(range(0, len(entries), _MOST), 1):
        path = f"sitemap-{number}.xml"
        yield path, _file("urlset", entries[start : start + _MOST])
        parts.append(f"<sitemap><loc>{escape(site.address(path))}</loc></sitemap>\n")
    yield SITE_MAP, _file("sitemapindex", parts)


def _entry(site: Site, place: Place) -> str:
    path = "" if place.path == "index.html" else place.path
    day = f"<lastmod>{place.changed}</lastmod>" if place.changed else ""
    return f"<url><loc>{escape(site.address(path))}</loc>{day}</url>\n"


def _file(name: str, entries: list[str]) -> bytes:
    return f"{_HEAD}<{name} {_SPACE}>\n{''.join(entries)}</{name}>\n".encode()


def site_map_sheet(overview: Overview, site: Site) -> Sheet:
    """Return the map for people: every page that is not an item's, by its kind."""
    name = overview.directory.organ
    own = (*site.navigation, *site.own_links)
    groups = [
        ("清单", _lists(overview)),
        ("权力类型", [Link(t.value, type_page(t.value)) for t in overview.types]),
        ("行使层级", [Link(one.value, level_page(one.value)) for one in overview.levels]),
        ("机构", [name(organ).link for organ in overview.projection.organs]),
        ("所引法规", _laws(overview)),
        (
            "查找和下载",
            [
                Link("搜索", "search.html"),
                Link("总览", TOTALS_PAGE),
                Link("数据下载", "downloads.html"),
                Link("字段说明", "dictionary.html"),
            ],
        ),
        ("更多页面", [link for link in own if (link.href or "").startswith("pages/")]),
        ("关于", [Link("关于本站", "about.html"), Link("无障碍说明", "accessibility.html")]),
    ]
    page = Page(SITE_MAP_PAGE, "网站地图", (Link("网站地图"),))
    return Sheet("site/sitemap.html.j2", page, {"groups": [g for g in groups if g[1]]})


def _lists(overview: Overview) -> list[Link]:
    return [
        Link(kind.official_name, list_page(kind), f"{overview.totals[kind].units} 项")
        for kind in overview.kinds
    ]


def _laws(overview: Overview) -> list[Link]:
    laws = overview.laws.laws
    every = Link("全部所引法规", LAWS_PAGE, f"{len(laws)} 部")
    if len(laws) > LONG_LIST:
        return [every]
    return [every, *(Link(f"《{law.title}》", law.page) for law in laws)]
