"""Web pages: their words by line, without scripts and styles."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .passages import Passage

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_LINES = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre "
        "section select table tbody td tfoot th thead tr ul",
    )
)
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_LOOKS = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|br)\b", re.I)
_SURE = (b"<!doctype html", b"<html", b"<head", b"<body")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)


def looks_like_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does (a mark in the first kilobytes is enough)."""
    return _LOOKS.search(data[:4096]) is not None


def is_html(data: bytes) -> bool:
    """Whether bytes are a web page beyond doubt, whatever the file is called."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_SURE)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares, GB18030 for any of that family."""
    found = _CHARSET.search(data[:4096])
    if found is None:
        return None
    name = found[1].decode().lower()
    return "gb18030" if name.startswith(("gb", "x-gbk", "cp936")) else name


def html_passages(page: str) -> tuple[Passage, ...]:
    """Return the words of a page as one passage; its lines know where in the file they stand."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.passages()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._numbers: list[int] = []
        self._current: list[str] = []
        self._number = 1
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._silent.clear()  # a head that was never closed
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _LINES:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in _LINES:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        number, _column = self.getpos()
        for index, line in enumerate(data.split("\n")):
            words = _BLANKS.sub(" ", line)
            if words.strip():
                if not self._current:
                    self._number = number + index
                self._current.append(words if index == 0 else words.lstrip())

    def _break(self) -> None:
        words = "".join(self._current).strip()
        self._current.clear()
        if words:
            self._lines.append(words)
            self._numbers.append(self._number)

    def passages(self) -> tuple[Passage, ...]:
        self._break()
        if not self._lines:
            return ()
        return (Passage("\n".join(self._lines), numbers=tuple(self._numbers)),)


__all__ = ["declared_encoding", "html_passages", "is_html", "looks_like_html"]
