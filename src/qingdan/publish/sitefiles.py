"""Everything of a site that is not an item: pages, assets, search index, downloads, site map."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..store.templates import template_folder
from .downloads import Download, make_downloads
from .links import Link
from .markdownpages import markdown_sheets
from .render import Renderer, Written, write
from .searchindex import FOLDER as SEARCH_FOLDER
from .searchindex import search_index
from .sheets import Overview, all_sheets, search_sheet
from .site import Page
from .siteformat import SiteFormat

_ASSETS = ("site.css", "search.js", "searchpage.js", "icon.svg")


def site_files(folder: Path, renderer: Renderer, overview: Overview) -> list[Written]:
    """Write every file that is not an item's under ``folder`` and return what was written."""
    if renderer.setting.form is SiteFormat.HTML:
        (folder / SEARCH_FOLDER).mkdir(parents=True, exist_ok=True)
    return [write(folder, path, content) for path, content in _files(renderer, overview)]


def _files(renderer: Renderer, overview: Overview) -> Iterator[tuple[str, bytes]]:
    site = renderer.setting.site
    if renderer.setting.form is SiteFormat.MARKDOWN:
        for sheet in markdown_sheets(overview, site):
            yield sheet.page.path, renderer.page(sheet.template, sheet.page, sheet.context)
        return
    index = search_index(overview.projection, overview.directory)
    yield from index.files.items()
    paths = []
    for sheet in (*all_sheets(overview, site), search_sheet(overview, index.version)):
        paths.append(sheet.page.path)
        yield sheet.page.path, renderer.page(sheet.template, sheet.page, sheet.context)
    yield from _assets(renderer)
    downloads = make_downloads(overview.projection, overview.directory, site)
    for download in downloads:
        yield download.path, download.data
    yield "downloads.html", _downloads_page(renderer, downloads)
    if site.base_url and not site.is_internal:
        paths += ["downloads.html", *(item.page for item in overview.projection.items)]
        yield "sitemap.xml", _sitemap(renderer, paths)


def _assets(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    source = template_folder() / "site" / "assets"
    for name in _ASSETS:
        # Checkouts on Windows may hold CRLF; the site's bytes do not depend on that.
        yield f"assets/{name}", (source / name).read_bytes().replace(b"\r\n", b"\n")
    yield "assets/print.css", renderer.plain("site/assets/print.css.j2")


@dataclass(frozen=True, slots=True)
class Offered:
    """A download as its page shows it."""

    path: str
    title: str
    rows: int
    size: str
    sha256: str


def _downloads_page(renderer: Renderer, downloads: list[Download]) -> bytes:
    files = [
        Offered(d.path, d.title, d.rows, _size(len(d.data)), hashlib.sha256(d.data).hexdigest())
        for d in downloads
    ]
    page = Page("downloads.html", "数据下载", (Link("数据下载"),), "数据下载")
    return renderer.page("site/downloads.html.j2", page, {"files": files})


def _size(number: int) -> str:
    if number < 1024:
        return f"{number} B"
    if number < 1024 * 1024:
        return f"{number / 1024:.1f} KB"
    return f"{number / 1024 / 1024:.1f} MB"


def _sitemap(renderer: Renderer, paths: list[str]) -> bytes:
    site = renderer.setting.site
    named = ["" if path == "index.html" else path for path in paths if path != "404.html"]
    addresses = [site.address(path) for path in named]
    return renderer.plain("site/sitemap.xml.j2", addresses=addresses)
