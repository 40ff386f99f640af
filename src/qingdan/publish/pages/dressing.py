"""What a workspace adds to its site, judged, and made ready for one audience."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from ...appearance.complaint import Complaint
from ...appearance.image import Picture
from ...appearance.ownpage import OwnPage, page_head, targets
from ...appearance.owntemplates import texts_of
from ...appearance.reading import Appearance, read_appearance
from ...appearance.targets import Sort, Target
from ...appearance.theme import style_sheet
from ...errors import BrokenDataError, QingdanError
from ...messages import _
from ...model.appearance import Logo, PageHead, PagePlace
from ...model.vocabulary import Visibility
from ...model.workspace import WorkspaceFile
from ...store.inventory import Inventory
from ...store.positions import positions
from ...store.snapshot import Snapshot
from ..audience import SiteAudience
from ..public.links import Link
from ..site import LogoView, Site

THEME = "assets/theme.css"
_HEIGHT = 48
_BEFORE = "downloads.html"
"""Pages of one's own stand before this one in the navigation."""
_HARMLESS = frozenset({"bom"})
_LAST = 1 << 31


@dataclass(frozen=True)
class ShownPage:
    """A page that is shown, with its head and where its addresses lead."""

    page: OwnPage
    head: PageHead
    targets: Mapping[str, Target]

    @property
    def path(self) -> str:
        """Path of the page in the site."""
        return f"pages/{self.page.name}.html"

    @property
    def day(self) -> str:
        """The day it says of itself; empty where it says none."""
        return self.head.date.isoformat() if self.head.date is not None else ""

    @property
    def link(self) -> Link:
        """The page as the navigation names it."""
        return Link(self.head.short or self.page.title, self.path)


@dataclass(frozen=True)
class Dressing:
    """What the site has of its own: pages in their order, pictures that are shown, templates."""

    pages: tuple[ShownPage, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    logo: LogoView | None = None
    theme: bytes = b""
    templates: Mapping[str, str] = field(default_factory=dict)
    sign: str = ""
    """Another one wherever a file of it changed."""

    def on(self, site: Site) -> Site:
        """Return the site as its pages see it, with what it has of its own."""
        at = next(
            (n for n, link in enumerate(site.navigation) if link.href == _BEFORE),
            len(site.navigation),
        )
        own = self.linked(PagePlace.NAVIGATION)
        return replace(
            site,
            navigation=(*site.navigation[:at], *own, *site.navigation[at:]),
            own_links=self.linked(PagePlace.FOOTER),
            logo=self.logo,
            is_themed=bool(self.theme),
        )

    @property
    def listed(self) -> tuple[ShownPage, ...]:
        """Return all pages that are opened from anywhere."""
        return (*self._at(PagePlace.NAVIGATION), *self._at(PagePlace.FOOTER))

    def linked(self, place: PagePlace) -> tuple[Link, ...]:
        """Return the links to the pages that are opened from a place."""
        return tuple(shown.link for shown in self._at(place))

    def _at(self, place: PagePlace) -> tuple[ShownPage, ...]:
        return tuple(shown for shown in self.pages if shown.head.place is place)


def dress(snapshot: Snapshot, inventory: Inventory, audience: SiteAudience) -> Dressing:
    """Read what a workspace adds to its site.

    Raises ``BrokenDataError`` where something of it cannot be shown, ``QingdanError`` for a
    template that cannot be used.
    """
    appearance = read_appearance(snapshot)
    workspace = inventory.workspace
    items = frozenset(entry.id for entry in inventory.entries)
    _refuse(snapshot, appearance, workspace, items, frozenset(inventory.organs))
    shown = [
        ShownPage(page, head, targets(page))
        for page, head in ((page, page_head(page)) for page in appearance.pages.values())
        if audience is SiteAudience.INTERNAL or head.visibility is not Visibility.INTERNAL
    ]
    shown.sort(key=lambda one: (_ordinal(one.head), one.page.name))
    own = workspace.site
    logo = own.logo if own is not None else None
    names = {
        target.name
        for one in shown
        for target in one.targets.values()
        if target.sort is Sort.PICTURE
    }
    if logo is not None:
        names |= {logo.file} | ({logo.dark_file} if logo.dark_file is not None else set())
    return Dressing(
        tuple(shown),
        {path: appearance.pictures[path] for path in sorted(names)},
        _logo(logo, appearance) if logo is not None else None,
        style_sheet(own.theme) if own is not None and own.theme is not None else b"",
        texts_of(appearance.templates),
        appearance.digest,
    )


def _ordinal(head: PageHead) -> int:
    return head.ordinal if head.ordinal is not None else _LAST


def _logo(logo: Logo, appearance: Appearance) -> LogoView:
    picture = appearance.pictures[logo.file]
    height = logo.height if logo.height is not None else _HEIGHT
    width = max(1, (picture.width * height + picture.height // 2) // picture.height)
    return LogoView(
        logo.file, logo.text or "", width, height, logo.dark_file or "", logo.holds_title
    )


def _refuse(
    snapshot: Snapshot,
    appearance: Appearance,
    workspace: WorkspaceFile,
    items: Collection[str],
    organs: Collection[str],
) -> None:
    """Refuse to publish what ``validate`` would call an error, and say the first of it."""
    found = list(_complaints(appearance, workspace, items, organs))
    if not found:
        return
    first = min(found, key=lambda one: (one.file, one.line, one.column))
    line, column = first.line, first.column
    if first.at:
        line, column = positions(snapshot.read(first.file).decode("utf-8-sig")).value(first.at)
    message = first.message
    if len(found) > 1:
        message += _("（另有 {count} 处，运行 qingdan validate 看全部）").format(
            count=len(found) - 1
        )
    kind = QingdanError if first.slug == "bad-template" else BrokenDataError
    raise kind(message, first.hint, file=first.file, line=line, column=column)


def _complaints(
    appearance: Appearance,
    workspace: WorkspaceFile,
    items: Collection[str],
    organs: Collection[str],
) -> Iterator[Complaint]:
    for page in appearance.pages.values():
        for fault in page.faults:
            if fault.slug not in _HARMLESS:
                yield Complaint(
                    fault.slug,
                    page.path,
                    fault.message,
                    fault.hint,
                    line=fault.line,
                    column=fault.column,
                )
        yield from _head(page)
    yield from appearance.complaints(workspace)
    yield from appearance.link_complaints(items, organs)


def _head(page: OwnPage) -> Iterator[Complaint]:
    try:
        page_head(page)
    except ValidationError as error:
        key = error.errors(include_url=False)[0]["loc"][0]
        line, column = positions(page.head_text).value((str(key),))
        yield Complaint(
            "bad-page",
            page.path,
            _("开头的“{key}”不对。").format(key=key),
            _("运行 qingdan validate 看哪里不对、可以写什么。"),
            line=line,
            column=column,
        )
