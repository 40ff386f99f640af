"""Pages of one's own, as sheets of the site and of the Markdown tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from ...appearance.ownpage import OwnPage
from ...appearance.targets import Sort, Target
from ...model.vocabulary import ListKind
from ..public.links import Directory, Link, list_page
from ..public.textescape import markdown_path
from ..site import COLUMN_TYPE, Page, Site
from .dressing import Dressing, ShownPage
from .overview import Overview, Sheet
from .ownhtml import ANCHOR, body_html

_ROOT = "../"
_LISTS = frozenset(list_page(kind) for kind in ListKind)


def own_sheets(dressing: Dressing, overview: Overview, site: Site) -> Iterator[Sheet]:
    """Yield the pages of one's own."""
    names = frozenset(shown.page.name for shown in dressing.pages)
    for shown in dressing.pages:
        page, written = shown.page, shown.targets

        def resolve(href: str, shown: ShownPage = shown) -> str | None:
            target = shown.targets.get(href)
            return None if target is None else _address(target, overview.directory, names)

        pictures = {
            href: dressing.pictures[target.name]
            for href, target in written.items()
            if target.sort is Sort.PICTURE
        }
        anchor = next(iter(page.anchors.values()), "") if page.titled_by_heading else ""
        context = {
            "body": body_html(page, resolve, pictures),
            "anchor": ANCHOR + anchor if anchor else "",
        }
        yield Sheet("site/own.html.j2", _page(shown, site, shown.path), context)


def own_markdown(dressing: Dressing, overview: Overview, site: Site) -> Iterator[Sheet]:
    """Yield the pages of one's own for the Markdown tree: the text, its addresses rewritten."""
    names = frozenset(shown.page.name for shown in dressing.pages)
    for shown in dressing.pages:

        def resolve(href: str, shown: ShownPage = shown) -> str | None:
            target = shown.targets.get(href)
            if target is None:
                return None
            address = _address(target, overview.directory, names)
            if address is None or target.sort is Sort.OUTSIDE:
                return address
            if target.sort is Sort.SITE and target.name not in _LISTS:
                return _ROOT + "README.md"  # the tree has no other pages
            path, mark, fragment = address.partition("#")
            inside = markdown_path(path) if path.endswith(".html") else path
            return inside + mark + fragment.removeprefix(ANCHOR)

        path = markdown_path(shown.path)
        context = {"body": Markup(_rewritten(shown.page, resolve))}  # noqa: S704 - no HTML in it
        yield Sheet("markdown/own.md.j2", _page(shown, site, path), context)


def _page(shown: ShownPage, site: Site, path: str) -> Page:
    head, title = shown.head, shown.page.title
    return Page(
        path,
        title,
        (Link(title),),
        column=title,
        column_type=COLUMN_TYPE,
        description=head.description or "",
        article=head.date is not None,
        published=shown.day,
        source=head.source or site.host,
        changed=shown.day,
    )


def _address(target: Target, directory: Directory, pages: frozenset[str]) -> str | None:
    """From a page of one's own to a target; None where its readers may not know of it."""
    shown = directory.projection.kinds
    match target.sort:
        case Sort.OUTSIDE:
            return target.name
        case Sort.PICTURE:
            return _ROOT + target.name
        case Sort.SITE if target.name in _LISTS.difference(map(list_page, shown)):
            return None  # nothing of that list is public
        case Sort.SITE:
            return _ROOT + target.name
        case Sort.ORGAN if target.name in directory.projection.organs:
            return f"{_ROOT}organs/{target.name}.html"
        case Sort.ITEM if target.name in directory.items:
            return _ROOT + directory.items[target.name].page
        case Sort.PAGE if target.name in pages:
            anchor = f"#{ANCHOR}{target.fragment}" if target.fragment else ""
            return f"{target.name}.html{anchor}"
    return None


def _rewritten(page: OwnPage, resolve: Callable[[str], str | None]) -> str:
    lines = page.text.split("\n")
    spots = {spot: address.href for address in page.parsed.addresses for spot in address.spots}
    for spot in sorted(spots, key=lambda one: (one.line, one.start), reverse=True):
        line = lines[spot.line]
        new = resolve(spots[spot])
        lines[spot.line] = line[: spot.start] + (new or "#") + line[spot.end :]
    if page.titled_by_heading:
        first = next(token for token in page.parsed.tokens if token.type == "heading_open")
        start, end = first.map or [0, 0]
        del lines[start:end]
    return "\n".join(lines).strip("\n")
