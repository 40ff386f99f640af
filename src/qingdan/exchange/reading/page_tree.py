"""A web page as a tree: what browsers repair is repaired, scripts and hidden parts are left out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...messages import _
from .grid import UnreadableWorkbook

MAX_PAGE = 24 * 1024 * 1024
"""Bytes of a page."""
MAX_TAGS = 900_000
"""Tags of a page: 600,000 cells with their rows."""
_DEEPEST = 120
"""Elements inside one another; deeper ones are put beside: pages forget to close what they open."""

_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "head", "select", "object"})
_CLOSES = {
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("td", "th", "tr"),
    "tbody": ("td", "th", "tr", "tbody", "thead", "tfoot"),
    "thead": ("td", "th", "tr", "tbody", "thead", "tfoot"),
    "tfoot": ("td", "th", "tr", "tbody", "thead", "tfoot"),
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "p": ("p",),
}
"""Elements that the beginning of another closes, where they are open in the same table or list."""
_FENCES = frozenset({"table", "ul", "ol", "dl"})
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe"})
"""Elements whose content is no markup."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/><]{0,60})")
_ATTRIBUTE = re.compile(
    r"[\s/]*([^\s\"'<>/=][^\s<>/=]{0,100})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]{0,5000})))?"
)
_MOST_ATTRIBUTES = 50
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass
class Node:
    """An element; its children are further elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        """Whether the page says itself that nobody sees the element."""
        return "hidden" in self.attributes or bool(
            _HIDDEN.search(self.attributes.get("style", "")[:500])
        )

    def elements(self) -> Iterator[Node]:
        """Yield the elements directly inside."""
        return (child for child in self.children if isinstance(child, Node))


class _Builder:
    def __init__(self) -> None:
        self.root = Node("page")
        self._open = [self.root]
        self._dropped = ""
        self._tags = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        if self._tags > MAX_TAGS:
            raise UnreadableWorkbook(
                _("网页的标签超过{limit}个的上限，不像是清单。").format(limit=MAX_TAGS),
                _("只保存清单所在的那一页，再导入。"),
            )
        if tag == "body" and self._dropped == "head":
            self._dropped = ""  # a head that was never closed
        if self._dropped:
            return
        if tag in _DROPPED:
            self._dropped = tag
            return
        self._close_before(tag)
        node = Node(tag, attributes)
        self._open[-1].children.append(node)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(node)

    def end(self, tag: str) -> None:
        if self._dropped:
            if tag == self._dropped:
                self._dropped = ""
            return
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].tag
            if name == tag:
                del self._open[index:]
                return
            if name == "table":
                return  # an end tag inside a table closes nothing outside it

    def text(self, data: str) -> None:
        if data and not self._dropped:
            self._open[-1].children.append(_resolved(data))

    def _close_before(self, tag: str) -> None:
        closes = _CLOSES.get(tag, ())
        if not closes:
            return
        lowest = 0
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].tag
            if name in _FENCES:
                break
            if name in closes:
                lowest = index
        if lowest:
            del self._open[lowest:]


def read_tree(page: str) -> Node:
    """Return the tree of a page. Raises ``UnreadableWorkbook`` where it is larger than any list."""
    if len(page) > MAX_PAGE:
        raise UnreadableWorkbook(
            _("网页超过 {size} MB，太大，不像是清单。").format(size=MAX_PAGE // 2**20),
            _("只保存清单所在的那一页，再导入。"),
        )
    builder = _Builder()
    _tokenise(page, builder)
    return builder.root


def _tokenise(page: str, builder: _Builder) -> None:
    """Cut a page into tags and texts, in one pass whatever it holds.

    ``html.parser`` looks for the end of every comment and tag that is never closed over and over:
    half a megabyte of ``<!--`` takes it minutes. What is never closed ends the page, as in a
    browser.
    """
    position = 0
    while (bracket := page.find("<", position)) >= 0:
        builder.text(page[position:bracket])
        named = _TAG.match(page, bracket)
        if page.startswith("<!--", bracket):
            closed = page.find("-->", bracket + 4)
            position = closed + 3
        elif page.startswith(("<!", "<?", "</"), bracket) and named is None:
            closed = page.find(">", bracket)
            position = closed + 1
        elif named is None:
            builder.text("<")
            position, closed = bracket + 1, bracket
        else:
            position = closed = _tag(page, named, builder)
        if closed < 0:
            return
    builder.text(page[position:])


def _tag(page: str, named: re.Match[str], builder: _Builder) -> int:
    """Read a tag; return where it ends, -1 where it never does."""
    tag = named[2].lower()
    position = named.end()
    attributes: dict[str, str] = {}
    while (found := _ATTRIBUTE.match(page, position)) is not None:
        position = found.end()
        if len(attributes) < _MOST_ATTRIBUTES:
            value = next((part for part in found.groups()[1:] if part is not None), "")
            attributes.setdefault(found[1].lower(), _resolved(value))
    closed = page.find(">", position)
    if closed < 0:
        return -1
    if named[1]:
        builder.end(tag)
        return closed + 1
    builder.begin(tag, attributes)
    if tag in _RAW:
        end = re.compile(f"</{tag}", re.I).search(page, closed)
        return end.start() if end else -1
    return closed + 1


def _resolved(text: str) -> str:
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text
