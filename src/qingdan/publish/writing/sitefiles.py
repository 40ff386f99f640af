"""Everything of a site that is not an item: pages, assets, search index, downloads, site map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from ...model.vocabulary import ListKind
from ...store.templates import template_folder
from ..data.datasets import Download
from ..data.downloads import make_downloads
from ..data.feeds import feed_files
from ..data.opendata import CATALOGUE_PAGE, DOWNLOADS_PAGE, about_downloads, interface
from ..pages.changespages import changes_sheets
from ..pages.dressing import THEME, Dressing
from ..pages.markdownpages import markdown_sheets
from ..pages.overview import LateSheet, Overview
from ..pages.ownpages import own_markdown, own_sheets
from ..pages.sheets import all_sheets, search_sheet
from ..pages.sitemap import Place, site_map
from ..public.changed import newest
from ..search.pagetexts import page_texts
from ..search.searchindex import HEAD, search_index
from ..search.whofiles import RULES, who_rules
from ..site import Site
from ..siteformat import SiteFormat
from .assembly import Assembly
from .outputs import Batch
from .render import Renderer, Setting, Written

_ASSETS = (
    *("site.css", "icon.svg"),
    *("filter.js", "search.js", "searchpage.js", "who.js", "versions.js"),
)
_MORE_STYLE = "kinds.css"
"""What is added to the style sheet of a site with lists beside the three."""
_VERSION = 12
"""Characters that tell the head of a search index from that of another."""


class Heavy:
    """What is dear to make and needs no other file: the search index, and the downloads."""

    def __init__(
        self,
        assembly: Assembly,
        overview: Overview,
        dressing: Dressing,
        setting: Setting,
        site: Site,
    ) -> None:
        self._assembly = assembly
        self._overview = overview
        self._texts = page_texts(dressing.pages)
        self._is_there = setting.form is SiteFormat.HTML
        made = make_downloads(overview.projection, overview.directory, site, assembly.shelf)
        self.downloads = list(made) if self._is_there else []

    def put(self) -> None:
        """Put these files into the site."""
        if not self._is_there:
            return
        self._search()
        for one in self.downloads:
            self._assembly.put(one.output)

    def _search(self) -> None:
        projection, directory = self._overview.projection, self._overview.directory
        shelf, pages = self._assembly.shelf, self._texts
        self._assembly.put_batch(
            Batch(
                "search",
                lambda: search_index(projection, directory, shelf, pages).files.items(),
                projection.items,
                (projection.organs, pages),
            )
        )


def markdown_files(
    assembly: Assembly, renderer: Renderer, overview: Overview, dressing: Dressing
) -> None:
    """Put every file that is not an item's into a tree of Markdown."""
    for picture in dressing.pictures.values():
        assembly.put_bytes(picture.path, picture.data)
    for sheet in markdown_sheets(overview, renderer.site, dressing.listed):
        assembly.put_page(sheet, renderer)
    for sheet in own_markdown(dressing, overview, renderer.site):
        assembly.put_page(sheet, renderer)


def site_files(
    assembly: Assembly,
    renderer: Renderer,
    overview: Overview,
    dressing: Dressing,
    downloads: Sequence[Download],
    heavy: Callable[[], list[Written]],
) -> None:
    """Put every file that is not an item's into the site; ``heavy`` gives those of ``Heavy``."""
    site = renderer.site
    for picture in dressing.pictures.values():
        assembly.put_bytes(picture.path, picture.data)
    if dressing.theme:
        assembly.put_bytes(THEME, dressing.theme)
    places = _pages(assembly, renderer, overview, dressing)
    for path, feed in feed_files(renderer, overview):
        assembly.put_bytes(path, feed)
    kinds = overview.kinds
    others = (site.date, *map(str, kinds))
    assembly.put_batch(Batch("assets", lambda: _assets(renderer, kinds), others=others))
    interface(assembly, overview, site)
    made = {file.path: file for file in heavy()}
    search = search_sheet(overview, made[HEAD].sha256[:_VERSION])
    assembly.put_page(search, renderer)
    places.append(Place(search.page.path, search.page.changed))
    about_downloads(assembly, renderer, overview, downloads, made)
    if site.base_url and not site.is_internal:
        places += [Place(DOWNLOADS_PAGE), Place(CATALOGUE_PAGE)]
        day = overview.projection.date
        places += [Place(item.page, newest([item], day)) for item in overview.projection.items]
        for path, content in site_map(site, places):
            assembly.put_bytes(path, content)


def _pages(
    assembly: Assembly, renderer: Renderer, overview: Overview, dressing: Dressing
) -> list[Place]:
    """Put every page into the site but those of items and of search; return where they are."""
    site = renderer.site
    places, day = [], overview.projection.date
    for page in (
        *all_sheets(overview, site),
        *changes_sheets(overview),
        *own_sheets(dressing, overview, site),
    ):
        if isinstance(page, LateSheet):
            places.append(Place(page.path, newest(page.dating, day) if site.base_url else ""))
            assembly.put_late(page, renderer)
        else:
            places.append(Place(page.page.path, page.page.changed))
            assembly.put_page(page, renderer)
    return places


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
