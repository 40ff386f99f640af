"""What every page says about the site it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model.vocabulary import ListKind
from .audience import SiteAudience
from .links import Link, list_page
from .projection import Projection

COLUMN_TYPE = "政府信息公开"
# A line of Chinese that was folded in the file is one line again, without a blank inside it.
_LINE_END = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+(?=[\u4e00-\u9fff])")
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,200}")


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
    mount: str = ""
    """Path of the site on its server, known only where the publisher gave the address."""

    @property
    def mailto(self) -> str:
        """Address to write to; empty where ``email`` is no mailbox."""
        return f"mailto:{self.email}" if _MAILBOX.fullmatch(self.email) else ""

    @property
    def domain(self) -> str:
        """Host name of the site's address."""
        return urlsplit(self.base_url).netloc

    def address(self, path: str) -> str:
        """Full address of a page; empty where the site's address is not known."""
        return self.base_url + path if self.base_url else ""


NAVIGATION = (
    Link("首页", "index.html"),
    *(Link(kind.official_name.removesuffix("清单"), list_page(kind)) for kind in ListKind),
    Link("机构", "organs.html"),
    Link("下载", "downloads.html"),
    Link("搜索", "search.html"),
    Link("关于", "about.html"),
)


def describe_site(projection: Projection, base_url: str | None) -> Site:
    """Return what pages say about the site; ``base_url`` wins over the workspace's own address."""
    own = projection.workspace.get("站点", {})
    address = base_url or own.get("网址", "")
    if address and not address.endswith("/"):
        address += "/"
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
        navigation=NAVIGATION,
        mount=urlsplit(address).path if base_url else "",
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

    @property
    def root(self) -> str:
        """The way from the page's folder to the root of the site."""
        return "../" * self.path.count("/")
