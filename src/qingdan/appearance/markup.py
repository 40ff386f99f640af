"""HTML that a workspace's own template gave: whole, and without what the site's policy forbids."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from ..messages import _

_VOID_NAMES = "area br col hr img input source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_FORBIDDEN_NAMES = (
    "script style iframe frame frameset object embed applet base meta link html head body title "
    "main noscript template slot portal plaintext xmp"
)
_FORBIDDEN = frozenset(_FORBIDDEN_NAMES.split())
_FOREIGN = re.compile(r"(?i)[\s\x00-\x1f]*(?:javascript|vbscript|data|file|blob)[\s\x00-\x1f]*:")
_LOADING = frozenset(("src", "srcset", "poster", "background", "data", "action", "formaction"))
_OUTSIDE = re.compile(r"(?i)[\s\x00-\x1f]*(?:[a-z][a-z0-9+.-]*:|//|\\\\)")


def markup_problem(text: str, *, is_page: bool) -> str:
    """Return what is wrong with the HTML of a block; empty where nothing is.

    A page (the inside of ``<main>``) has one ``<h1>``, a block of other pages none.
    """
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError as error:  # what the parser raises on broken declarations
        return _("HTML 写错了：{error}").format(error=error)
    if reader.problem:
        return reader.problem
    if reader.open:
        return _("<{tag}> 没有结束").format(tag=reader.open[-1])
    if is_page and reader.titles != 1:
        return _("页面要有一个 <h1>，现在有 {count} 个").format(count=reader.titles)
    if not is_page and reader.titles:
        return _("不能写 <h1>：页面自己已有一个")
    return ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problem = ""
        self.open: list[str] = []
        self.titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self._say(_("不许有 <{tag}>").format(tag=tag))
        if tag == "h1":
            self.titles += 1
        for name, value in attrs:
            self._attribute(name, value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self._say(_("</{tag}> 没有与之成对的开头").format(tag=tag))

    def handle_decl(self, decl: str) -> None:
        self._say(_("不许有 <!{declaration}>").format(declaration=decl[:20]))

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self._say(_("不许有 <?{instruction}>").format(instruction=data[:20]))

    def _attribute(self, name: str, value: str) -> None:
        if name == "style" or name.startswith("on"):
            self._say(
                _("不许有 {name}=：页面的安全策略不让它起作用；样式用 class").format(name=name)
            )
        elif name in _LOADING and _OUTSIDE.match(value):
            self._say(_("不许载入本站以外的东西：{value}").format(value=value[:60]))
        elif name in ("href", "xlink:href") and _FOREIGN.match(value):
            self._say(_("不许有这样的链接：{value}").format(value=value[:60]))

    def _say(self, problem: str) -> None:
        self.problem = self.problem or problem
