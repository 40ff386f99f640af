"""What of a page of one's own can be found: its title, its short title, the lines of its text.

The lines are what a reader sees: words of links without their addresses, descriptions of pictures,
a line that goes on in the next one of the file as one. Pages that the audience of the site may not
see are not among those given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..pages.dressing import ShownPage
from ..pages.ownhtml import joins
from .passages import Passage, Rank

if TYPE_CHECKING:
    from markdown_it.token import Token

FOLDER = "pages"
"""Folder of the pages in the site, and their list on the search page."""
TITLE = "页面"


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as the index takes it in; ``short`` is its name in the navigation, if another."""

    name: str
    title: str
    short: str
    lines: tuple[str, ...]

    @property
    def passages(self) -> Iterator[Passage]:
        """The passages of the page but its title."""
        if self.short:
            yield Rank.WORDS, self.short
        yield from ((Rank.TEXT, line) for line in self.lines)


def page_texts(pages: Iterable[ShownPage]) -> tuple[PageText, ...]:
    """Return the texts of pages, in their order."""
    return tuple(_text_of(shown) for shown in pages)


def _text_of(shown: ShownPage) -> PageText:
    page, short = shown.page, shown.head.short or ""
    lines = dict.fromkeys(line for token in page.body for line in _lines(token))
    return PageText(
        page.name, page.title, short if short != page.title else "", tuple(filter(None, lines))
    )


def _lines(token: Token) -> Iterator[str]:
    if token.children:
        yield from (line.strip() for line in _inline(token.children).split("\n"))
    elif token.type in ("fence", "code_block"):
        yield from (line.strip() for line in token.content.split("\n"))


def _inline(children: Sequence[Token]) -> str:
    parts = []
    for at, child in enumerate(children):
        if child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "softbreak":
            parts.append("" if joins(children, at) else " ")
        else:
            parts.append(child.content)
    return "".join(parts)
