"""Open data as it lies in a site: downloads, their descriptor and hashes, the pages about them.

The files themselves are declared elsewhere (``downloads``, ``api``) and made one by one; what says
something about them (size, SHA-256) is made when they lie there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..pages.overview import LONG_LIST, Overview, Sheet
from ..public.links import Link, OrganName
from ..site import COLUMN_TYPE, Page, Site
from ..writing.assembly import Assembly
from ..writing.outputs import Output
from ..writing.render import Renderer, Written
from .api import OPENAPI, api_outputs
from .datapackage import DATA_PACKAGE, data_package
from .datasets import FORMS, Download
from .downloads import catalogue
from .openapi import open_api
from .openjson import json_file, licence_words, to_json

SUMS = "downloads/sha256.txt"
"""Hashes of all downloads, in the form that ``sha256sum --check`` reads."""
DOWNLOADS_PAGE, CATALOGUE_PAGE = "downloads.html", "catalogue.html"


def interface(assembly: Assembly, overview: Overview, site: Site) -> None:
    """Put the interface for programs into a site."""
    for output in api_outputs(overview, site):
        assembly.put(output)
    described = open_api(overview.projection, site)
    assembly.put(Output(OPENAPI, partial(json_file, described), (), described))


def about_downloads(
    assembly: Assembly,
    renderer: Renderer,
    overview: Overview,
    downloads: Sequence[Download],
    by_path: Mapping[str, Written],
) -> None:
    """Put into a site what tells of the downloads that lie there."""
    site = renderer.site
    package = data_package(downloads, by_path, site)
    assembly.put_bytes(DATA_PACKAGE, (to_json(package) + "\n").encode())
    assembly.put_bytes(SUMS, _sums([by_path[one.path] for one in downloads]))
    for sheet in (_downloads_sheet(downloads, by_path, overview, site), _catalogue_sheet(overview)):
        assembly.put_page(sheet, renderer)


def _sums(written: Sequence[Written]) -> bytes:
    names = [(file.path.removeprefix("downloads/"), file.sha256) for file in written]
    return "".join(f"{sha256}  {name}\n" for name, sha256 in names if name != DATA_PACKAGE).encode()


@dataclass(frozen=True, slots=True)
class Offered:
    """A download as its page shows it."""

    path: str
    title: str
    form: str
    rows: int
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OfferedOrgan:
    """What can be downloaded of one organ."""

    organ: OrganName
    rows: int
    files: tuple[Offered, ...]


def _downloads_sheet(
    downloads: Sequence[Download],
    written: Mapping[str, Written],
    overview: Overview,
    site: Site,
) -> Sheet:
    def offered(one: Download) -> Offered:
        file = written[one.path]
        form = FORMS[one.form][0]
        return Offered(one.path, one.title, form, one.rows, readable_size(file.size), file.sha256)

    organs: dict[str, list[Download]] = {}
    for one in downloads:
        if one.organ is not None:
            organs.setdefault(one.organ, []).append(one)
    context = {
        "files": [offered(one) for one in downloads if one.organ is None],
        "organs": [
            OfferedOrgan(
                overview.directory.organ(organ), own[0].rows, tuple(offered(one) for one in own)
            )
            for organ, own in organs.items()
        ],
        "licence": licence_words(site),
        "licence_url": site.licence_url if site.licence_url.startswith("https://") else "",
    }
    page = Page(DOWNLOADS_PAGE, "数据下载", (Link("数据下载"),), "数据下载", COLUMN_TYPE)
    return Sheet("site/downloads.html.j2", page, context, dated=True)


def _catalogue_sheet(overview: Overview) -> Sheet:
    """目录 (政府信息公开条例第十二条); a long one leads to the organs and the whole file."""
    items, directory = overview.projection.items, overview.directory
    is_long = len(items) > LONG_LIST
    groups = (
        []
        if is_long
        else [
            (kind.official_name, list(catalogue(overview.projection.of(kind), directory)))
            for kind in overview.kinds
        ]
    )
    page = Page(
        CATALOGUE_PAGE,
        "政府信息公开目录",
        (Link("数据下载", DOWNLOADS_PAGE), Link("政府信息公开目录")),
        "政府信息公开目录",
        COLUMN_TYPE,
        description="事项的索引、名称、内容概述和生成日期",
    )
    organs = [
        (directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts
    ]
    context = {
        "groups": [(title, entries) for title, entries in groups if entries],
        "organs": organs if is_long else [],
        "total": len(items),
    }
    return Sheet("site/catalogue.html.j2", page, context)


def readable_size(number: int) -> str:
    """Return a number of bytes in words."""
    if number < 1024:
        return f"{number} B"
    if number < 1024 * 1024:
        return f"{number / 1024:.1f} KB"
    return f"{number / 1024 / 1024:.1f} MB"
