"""Where an address in a page of one's own leads: to an item by its id, a page, a picture, out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from urllib.parse import unquote

from ..messages import _
from ..model.ids import ITEM_ID
from ..model.vocabulary import ListKind

PAGES_FOLDER = "pages"
IMAGES_FOLDER = "images"
SITE_PAGES = frozenset(
    {
        "index.html",
        *(f"{kind}.html" for kind in ListKind),
        "organs.html",
        "laws.html",
        "changes.html",
        "overview.html",
        "sitemap.html",
        "catalogue.html",
        "downloads.html",
        "search.html",
        "about.html",
        "accessibility.html",
        "dictionary.html",
    }
)
"""Pages that a site has; of the lists beside the three those that it shows."""

_OUTSIDE = re.compile(r"(?:https?://[^\s\\@]+|mailto:[^\s\\<>]+@[^\s\\<>]+|tel:[0-9+*#-]+)")
_SCHEME = re.compile(r"[\s\x00-\x1f]*[A-Za-z][A-Za-z0-9+.\s-]*:")


class Sort(Enum):
    """What an address leads to."""

    OUTSIDE = auto()
    ANCHOR = auto()
    PAGE = auto()
    PICTURE = auto()
    ITEM = auto()
    ORGAN = auto()
    SITE = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads. ``name`` is the id, the file's name or the address itself."""

    sort: Sort
    name: str
    fragment: str = ""


@dataclass(frozen=True)
class Known:
    """What is there to lead to: ids of items, organs, names of pages with anchors, pictures.

    The anchors of a page that cannot be read are None: nothing is said about them.
    """

    items: Collection[str] = frozenset()
    organs: Collection[str] = frozenset()
    pages: Mapping[str, Collection[str] | None] = field(default_factory=dict)
    pictures: Collection[str] = frozenset()


def read_target(href: str, page: str) -> Target | str:
    """Return where an address on ``pages/<page>.md`` leads, or why it may not stand there."""
    if href.startswith("#"):
        return Target(Sort.PAGE, page, unquote(href[1:]))
    if _OUTSIDE.fullmatch(href):
        return Target(Sort.OUTSIDE, href)
    if href.startswith(("//", "/", "\\")) or "\\" in href or "\0" in href:
        return _("网址要写完整（https://…），本站的文件写相对路径")
    if _SCHEME.match(href):
        return _("只能用 https、http、mailto 和 tel 开头的网址")
    if ITEM_ID.fullmatch(href):
        return Target(Sort.ITEM, href)
    path, _mark, fragment = href.partition("#")
    plain = posixpath.normpath(posixpath.join(PAGES_FOLDER, unquote(path)))
    if plain.startswith("..") or "?" in path or "\0" in plain or not path:
        return _("不能指到工作区外面")
    return _inside(plain, unquote(fragment))


def _inside(path: str, fragment: str) -> Target | str:
    folder, _mark, name = path.rpartition("/")
    stem, _dot, ending = name.rpartition(".")
    first = path.partition("/")[0]
    if folder == PAGES_FOLDER and ending in ("md", "html"):
        return Target(Sort.PAGE, stem, fragment)
    if folder == IMAGES_FOLDER:
        return Target(Sort.PICTURE, path)
    if first in list(ListKind) and folder and ending in ("yaml", "html", "md"):
        return Target(Sort.ITEM, stem, fragment)
    if folder == "organs" and ending in ("html", "md"):
        return Target(Sort.ORGAN, stem, fragment)
    if path in SITE_PAGES:
        return Target(Sort.SITE, path, fragment)
    return _("工作区和网站里没有“{path}”").format(path=path[:60])


def missing(target: Target, known: Known) -> str:
    """Return why a target is not there; empty where it is."""
    match target.sort:
        case Sort.ITEM if target.name not in known.items:
            return _("没有事项“{id}”").format(id=target.name)
        case Sort.ORGAN if target.name not in known.organs:
            return _("没有机构“{id}”").format(id=target.name)
        case Sort.PICTURE if target.name not in known.pictures:
            return _("没有图片“{path}”").format(path=target.name[:60])
        case Sort.PAGE if target.name not in known.pages:
            return _("没有页面“{path}”").format(path=f"{PAGES_FOLDER}/{target.name}.md")
        case Sort.PAGE:
            anchors = known.pages[target.name]
            if target.fragment and anchors is not None and target.fragment not in anchors:
                return _("页面里没有标题“{anchor}”").format(anchor=target.fragment[:40])
    return ""
