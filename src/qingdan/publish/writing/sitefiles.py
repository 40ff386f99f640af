"""Everything of a site that is not an item: pages, assets, search index, downloads, site map."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...model.vocabulary import ListKind
from ...store.templates import template_folder
from ..data.feeds import feed_files
from ..data.opendata import CATALOGUE_PAGE, DOWNLOADS_PAGE, open_data
from ..pages.changespages import changes_sheets
from ..pages.dressing import THEME, Dressing
from ..pages.markdownpages import markdown_sheets
from ..pages.overview import LateSheet, Overview
from ..pages.ownpages import own_markdown, own_sheets
from ..pages.sheets import all_sheets, search_sheet
from ..pages.sitemap import Place, site_map
from ..public.changed import newest
from ..search.pagetexts import PageText, page_texts
from ..search.searchindex import HEAD, search_index
from ..search.whofiles import RULES, who_rules
from ..siteformat import SiteFormat
from .assembly import Assembly
from .outputs import Batch
from .render import Renderer

_ASSETS = ("site.css", "filter.js", "search.js", "searchpage.js", "who.js", "icon.svg")
_MORE_STYLE = "kinds.css"
"""What is added to the style sheet of a site with lists beside the three."""


def site_files(
    assembly: Assembly, renderer: Renderer, overview: Overview, dressing: Dressing
) -> None:
    """Put every file that is not an item's into the site."""
    site = renderer.site
    for picture in dressing.pictures.values():
        assembly.put_bytes(picture.path, picture.data)
    if renderer.setting.form is SiteFormat.MARKDOWN:
        for sheet in markdown_sheets(overview, site, dressing.listed):
            assembly.put_page(sheet, renderer)
        for sheet in own_markdown(dressing, overview, site):
            assembly.put_page(sheet, renderer)
        return
    if dressing.theme:
        assembly.put_bytes(THEME, dressing.theme)
    version = _search(assembly, overview, page_texts(dressing.pages))
    places = []
    for page in (
        *all_sheets(overview, site),
        *changes_sheets(overview),
        *own_sheets(dressing, overview, site),
        search_sheet(overview, version),
    ):
        if isinstance(page, LateSheet):
            places.append(Place(page.path, newest(page.dating) if site.base_url else ""))
            assembly.put_late(page, renderer)
        else:
            places.append(Place(page.page.path, page.page.changed))
            assembly.put_page(page, renderer)
    for path, feed in feed_files(renderer, overview):
        assembly.put_bytes(path, feed)
    kinds = overview.kinds
    batch = Batch("assets", lambda: _assets(renderer, kinds), others=(site.date, *map(str, kinds)))
    assembly.put_batch(batch)
    open_data(assembly, renderer, overview)
    if site.base_url and not site.is_internal:
        places += [Place(DOWNLOADS_PAGE), Place(CATALOGUE_PAGE)]
        places += [Place(item.page, newest([item])) for item in overview.projection.items]
        for path, content in site_map(site, places):
            assembly.put_bytes(path, content)


def _search(assembly: Assembly, overview: Overview, pages: tuple[PageText, ...]) -> str:
    """Put the search index into the site; returns what tells its head from that of another."""
    projection, directory = overview.projection, overview.directory
    written = assembly.put_batch(
        Batch(
            "search",
            lambda: search_index(projection, directory, assembly.shelf, pages).files.items(),
            projection.items,
            (projection.organs, pages),
        )
    )
    return next(file.sha256 for file in written if file.path == HEAD)[:12]


def _assets(renderer: Renderer, kinds: Collection[ListKind]) -> Iterator[tuple[str, bytes]]:
    """The style sheet, scripts and the icon of a site that shows ``kinds``."""
    more = any(not kind.is_core for kind in kinds)
    source = template_folder() / "site" / "assets"
    for name in _ASSETS:
        content = (source / name).read_bytes()
        if more and name == "site.css":
            content += (source / _MORE_STYLE).read_bytes()
        # Checkouts on Windows may hold CRLF; the site's bytes do not depend on that.
        yield f"assets/{name}", content.replace(b"\r\n", b"\n")
    yield RULES, who_rules(kinds)
    yield "assets/print.css", renderer.plain("site/assets/print.css.j2", date=renderer.site.date)
