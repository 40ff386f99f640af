"""The text of a page of one's own as HTML: headings below the page's, links that lead somewhere.

What may be in it the Markdown parser decides (no raw HTML) and ``appearance`` has judged; here an
address becomes a link only if it is known where it leads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from ...appearance.image import Picture
from ...appearance.ownpage import OwnPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

ANCHOR = "sec-"
"""Begins the anchors of headings, so that none is taken for an id of the page's frame."""

_HAN = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
_ENDS_HAN = re.compile(f"[{_HAN}]$")
_BEGINS_HAN = re.compile(f"^[{_HAN}]")
_LOWEST = 6

Resolve = Callable[[str], str | None]
"""From an address as written to one from the page's folder; None where there is nothing to show."""


def body_html(page: OwnPage, resolve: Resolve, pictures: Mapping[str, Picture]) -> Markup:
    """Return the text of a page; ``pictures`` by their address as written."""
    from markdown_it import MarkdownIt

    options = {"html": False, "xhtmlOut": False}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    tokens = [token.copy() for token in page.body]
    _demote(tokens, page)
    tables = 0
    for token in tokens:
        if token.type == "table_open":
            tables += 1
            token.meta = {"number": tables}
        elif token.type in ("th_open", "td_open"):
            _align(token)
        elif token.children:
            token.children = _inline(token.children, resolve, pictures)
    for name in ("table_open", "table_close", "fence", "code_block"):
        parser.add_render_rule(name, _RULES[name])
    # Escaped by the renderer, marks made by it; html=False lets no tag of the file through.
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704


def _demote(tokens: Sequence[Token], page: OwnPage) -> None:
    """Headings begin at the second level and leave none out."""
    above: list[int] = []
    opened = ""
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            opened = f"h{min(len(above) + 1, _LOWEST)}"
            token.tag = opened
            line = token.map[0] if token.map else 0
            token.attrSet("id", ANCHOR + page.anchors[line])
        elif token.type == "heading_close":
            token.tag = opened


def _align(token: Token) -> None:
    """A class instead of a style, which the site's policy forbids."""
    style = str(token.attrs.pop("style", ""))
    if style.endswith("right"):
        token.attrSet("class", "number")
    elif style.endswith("center"):
        token.attrSet("class", "center")
    if token.type == "th_open":
        token.attrSet("scope", "col")


def _inline(
    children: Sequence[Token], resolve: Resolve, pictures: Mapping[str, Picture]
) -> list[Token]:
    found: list[Token] = []
    dropped: list[bool] = []
    for at, child in enumerate(children):
        if child.type == "link_open":
            href = resolve(str(child.attrGet("href") or ""))
            dropped.append(href is None)
            if href is None:
                continue
            child = child.copy()
            child.attrs = {"href": href}
            if children[at + 1].content == href:
                child.attrSet("class", "bare")
        elif child.type == "link_close":
            if dropped.pop():
                continue
        elif child.type == "image":
            written = str(child.attrGet("src") or "")
            picture, src = pictures.get(written), resolve(written)
            if picture is None or src is None:
                continue
            child = child.copy()
            child.attrs = {
                "src": src,
                "alt": "",
                "width": picture.width,
                "height": picture.height,
            }
        elif child.type == "softbreak" and joins(children, at):
            continue
        found.append(child)
    return found


def joins(children: Sequence[Token], at: int) -> bool:
    """Return whether a line of Chinese goes on in the next one: no blank comes between."""
    before = children[at - 1].content if at else ""
    after = children[at + 1].content if at + 1 < len(children) else ""
    return bool(_ENDS_HAN.search(before) and _BEGINS_HAN.search(after))


def _table_open(_self: object, tokens: Sequence[Token], at: int, *_rest: object) -> str:
    number = tokens[at].meta["number"]
    return f'<div class="scroll" tabindex="0" role="region" aria-label="表格 {number}"><table>\n'


def _table_close(*_rest: object) -> str:
    return "</table></div>\n"


def _code(_self: object, tokens: Sequence[Token], at: int, *_rest: object) -> str:
    text = str(escape(tokens[at].content.rstrip("\n")))
    # Written as one line: pages are tidied line by line.
    return f"<pre><code>{text.replace(chr(10), '&#10;')}</code></pre>\n"


_RULES: Mapping[str, Callable[..., str]] = {
    "table_open": _table_open,
    "table_close": _table_close,
    "fence": _code,
    "code_block": _code,
}
