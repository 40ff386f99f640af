"""What every page says about the site it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model.vocabulary import ListKind
from .audience import SiteAudience
from .kinds.registry import KINDS
from .public.links import Link, list_page
from .public.projection import Projection

COLUMN_TYPE = "政府信息公开"
_COLUMNS = {
    **{kind.official_name: (said.about, said.keywords) for kind, said in KINDS.items()},
    "机构名录": ("机构的名称、性质、电话、内设机构和清单", "机构名录,内设机构"),
    "所引法规": ("清单所引的法律、法规、规章和文件及其现状", "法律法规,设定依据"),
    "数据下载": ("清单数据的下载文件和校验值", "开放数据,数据下载"),
}
"""Description and keywords of the columns of the site (栏目)."""
# A line of Chinese that was folded in the file is one line again, without a blank inside it.
_LINE_END = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+(?=[\u4e00-\u9fff])")
_WEB = re.compile(r"https?://[^\s<>\"']{1,500}")
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,200}")


@dataclass(frozen=True, slots=True)
class LogoView:
    """The mark at the head of every page: its paths in the site and its size in pixels.

    ``dark`` is the picture for dark pages; empty where there is none. With ``holds_title`` the
    picture shows the title of the site.
    """

    path: str
    text: str
    width: int
    height: int
    dark: str = ""
    holds_title: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The site as templates see it. Strings are empty where the workspace says nothing."""

    title: str
    host: str
    region: str
    is_fictional: bool
    is_internal: bool
    date: str
    revision: str
    base_url: str
    code: str
    icp: str
    phone: str
    email: str
    about: str
    navigation: tuple[Link, ...]
    licence: str = ""
    """Name of the licence of the open data; empty where none was declared."""
    licence_code: str = ""
    licence_url: str = ""
    police: str = ""
    report: str = ""
    """Where to report an error of a government site; empty where it is no web address."""
    own_links: tuple[Link, ...] = ()
    """Pages of the workspace's own that are opened from the foot of every page."""
    logo: LogoView | None = None
    is_themed: bool = False
    """Whether there is a style sheet with colours and shapes of the workspace's own."""
    mount: str = "/"
    """Path of the site on its server: what a page leads from that is shown at any address."""

    @property
    def mailto(self) -> str:
        """Address to write to; empty where ``email`` is no mailbox."""
        return f"mailto:{self.email}" if _MAILBOX.fullmatch(self.email) else ""

    @property
    def has_feeds(self) -> bool:
        """Whether there are Atom feeds: entries need full addresses that stay (RFC 4287, 4.2.6)."""
        return bool(self.base_url) and not self.is_internal

    @property
    def domain(self) -> str:
        """Host name of the site's address."""
        return urlsplit(self.base_url).netloc

    def address(self, path: str) -> str:
        """Full address of a page; empty where the site's address is not known."""
        return self.base_url + path if self.base_url else ""


def navigation(kinds: Iterable[ListKind]) -> tuple[Link, ...]:
    """Return the menu of a site that shows these lists."""
    return (
        Link("首页", "index.html"),
        *(Link(KINDS[kind].menu, list_page(kind)) for kind in kinds),
        Link("机构", "organs.html"),
        Link("法规", "laws.html"),
        Link("调整", "changes.html"),
        Link("下载", "downloads.html"),
        Link("搜索", "search.html"),
        Link("关于", "about.html"),
    )


def describe_site(projection: Projection, base_url: str | None, mount: str | None = None) -> Site:
    """Return what pages say about the site; ``base_url`` wins over the workspace's own address.

    ``mount`` is where a server has the site, if not where its address says. Of a site without an
    address nothing is known, and most stand at the root of their server.
    """
    own = projection.workspace.get("站点", {})
    address = base_url or own.get("网址", "")
    if address and not address.endswith("/"):
        address += "/"
    licence = own.get("数据许可", {})
    is_commit = len(projection.label) >= 40
    return Site(
        title=own.get("标题", projection.workspace["名称"]),
        host=own.get("主办单位", ""),
        region=projection.workspace.get("区划代码", ""),
        is_fictional=bool(projection.workspace.get("虚构", False)),
        is_internal=projection.audience is SiteAudience.INTERNAL,
        date=projection.date.isoformat() if projection.date else "",
        revision=projection.label[:10] if is_commit else "",
        base_url=address,
        code=own.get("网站标识码", ""),
        icp=own.get("备案号", ""),
        phone=own.get("联系电话", ""),
        email=own.get("邮箱", ""),
        about=_LINE_END.sub("", own.get("说明", "")),
        navigation=navigation(projection.kinds),
        licence=licence.get("名称", ""),
        licence_code=licence.get("代号", ""),
        licence_url=licence.get("网址", ""),
        police=own.get("公安备案号", ""),
        report=report if _WEB.fullmatch(report := own.get("找错", "")) else "",
        mount=mount or urlsplit(address).path or "/",
    )


@dataclass(frozen=True, slots=True)
class Page:
    """One page's own data for its head: where it lies, what it is called, where it belongs.

    ``column`` and ``column_type`` follow the page metadata of 国办发〔2017〕47号; ``article`` marks
    pages that carry the metadata of an article, with ``published`` and ``source`` where known.
    """

    path: str
    title: str
    crumbs: tuple[Link, ...] = ()
    column: str = ""
    column_type: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    article: bool = False
    published: str = ""
    source: str = ""
    changed: str = ""
    """Day of the last change in substance of what the page shows; empty where not known."""

    @property
    def column_description(self) -> str:
        """What the page's column holds; where nothing is laid down, what the page itself does."""
        return _COLUMNS.get(self.column, (self.description or self.column, ""))[0]

    @property
    def column_keywords(self) -> str:
        """Words for the page's column, parted by commas."""
        return _COLUMNS.get(self.column, ("", self.column))[1]

    @property
    def feed(self) -> str:
        """Path of the Atom feed on the same matters; empty where no feed is about them."""
        if self.path in ("index.html", "changes.html"):
            return "feed.xml"
        kinds = [list_page(kind) for kind in ListKind]
        if self.path in kinds or self.path.startswith(("organs/", "laws/")):
            return self.path.removesuffix(".html") + ".xml"
        return ""

    @property
    def root(self) -> str:
        """The way from the page's folder to the root of the site."""
        return "../" * self.path.count("/")
