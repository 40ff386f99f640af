"""A strict look at a page: tags that close, ids that are unique, links that lead somewhere."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlsplit

VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "rect", "source"})
REFERRING = ("aria-labelledby", "aria-describedby", "for", "form")


class Page(HTMLParser):
    """Parses a page; ``faults`` are sentences, ``links`` are (attribute, address) pairs."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.meta: dict[str, str] = {}
        self.text: list[str] = []
        self.scripts: list[str] = []
        self.linked: list[Any] = []
        """Data blocks (JSON-LD), as values."""
        self._is_data = False
        self._open: list[str] = []
        self._wanted: list[str] = []
        self._headings: list[int] = []
        self.feed(text)
        self.close()
        self._finish(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> says an attribute twice")
        self._attributes(tag, {name: value or "" for name, value in given.items()})
        if tag in ("p",) and "p" in self._open:
            self.faults.append("<p> inside <p>")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-3:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("script", "style") and data.strip():
            self._inside(data)
            return
        self.text.append(data)

    def _inside(self, data: str) -> None:
        if not self._is_data or self._open[-1] != "script":
            self.faults.append(f"inline <{self._open[-1]}>")
            return
        if "<" in data:
            self.faults.append("a data block with <")
        try:
            self.linked.append(json.loads(data))
        except ValueError:
            self.faults.append("a data block that is no JSON")

    def _attributes(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            if given["id"] in self.ids:
                self.faults.append(f"id {given['id']} twice")
            self.ids.add(given["id"])
        for name in given:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag} {name}>: nothing inline under this CSP")
        for name in REFERRING:
            self._wanted += given.get(name, "").split()
        for name in ("href", "src", "action"):
            if name in given:
                self.links.append((name, given[name]))
        if tag == "script":
            self._is_data = given.get("type") == "application/ld+json"
            if not self._is_data:
                self.scripts.append(given.get("src", ""))
        if tag == "meta" and "name" in given:
            self.meta[given["name"]] = given.get("content", "")
        if tag in ("input", "select") and "id" not in given:
            self.faults.append(f"<{tag}> without an id for its label")

    def _finish(self, text: str) -> None:
        if self._open:
            self.faults.append(f"left open: {self._open}")
        self.faults += [f"no id {name}" for name in self._wanted if name not in self.ids]
        if self._headings.count(1) != 1:
            self.faults.append(f"{self._headings.count(1)} <h1>")
        for above, below in zip(self._headings, self._headings[1:], strict=False):
            if below > above + 1:
                self.faults.append(f"h{below} after h{above}")
        if not text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">'):
            self.faults.append("no doctype or language")


def broken_links(pages: dict[str, Page], files: Iterable[str], mount: str = "/") -> list[str]:
    """Links inside the site that lead to no file or to no id of it; addresses are file paths.

    Those of the page for lost readers begin with ``mount``, because servers show it anywhere.
    """
    known = set(files)
    broken = []
    for path, page in pages.items():
        for attribute, address in page.links:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "mailto", "tel"):
                if attribute != "href":
                    broken.append(f"{path}: loads {address}")
                continue
            target = path
            if parts.path:
                folder = posixpath.dirname(path)
                target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            is_rooted = parts.path.startswith("/")
            if path == "404.html" and address.startswith(mount):
                target, is_rooted = unquote(parts.path.removeprefix(mount)), False
            if target not in known or parts.scheme or parts.netloc or is_rooted:
                broken.append(f"{path}: {address}")
            elif parts.fragment and parts.fragment not in pages[target].ids:
                broken.append(f"{path}: {address} names no id")
    return broken
