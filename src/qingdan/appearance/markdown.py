"""Markdown of one's own, parsed: CommonMark with tables, without raw HTML.

markdown-it-py decides what is a link; where it stands in the file is noted while it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Spot:
    """An address as it stands in the text: line (from 0), first column, column behind it."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads or a picture lies, as it was written; ``spots`` are its places.

    A reference (``[…][name]``) is written once and used often; ``spots`` may be empty where the
    place cannot be told, ``line`` (from 0) is then that of the paragraph.
    """

    href: str
    is_image: bool
    text: str
    line: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1 to 6), its words, its line (from 0)."""

    level: int
    text: str
    line: int


@dataclass(frozen=True)
class Parsed:
    """A text as tokens, with its addresses, its headings, and where HTML stands in it."""

    tokens: list[Token]
    addresses: tuple[Address, ...]
    headings: tuple[Heading, ...]
    html: tuple[Spot, ...]


def parse(text: str) -> Parsed:
    """Parse Markdown; nothing is refused here."""
    notes: list[tuple[str, int, int, str]] = []
    env: dict[str, Any] = {}
    tokens = _parser(notes).parse(text, env)
    lines = text.split("\n")
    return Parsed(
        tokens,
        tuple(_addresses(tokens, env, notes, lines)),
        tuple(_headings(tokens)),
        tuple(_html(text, lines)),
    )


def words(token: Token) -> str:
    """Return what a heading or a link says, without marks."""
    return "".join(
        child.content if child.type in ("text", "code_inline") else words(child)
        for child in token.children or ()
    )


def slug(text: str, taken: set[str]) -> str:
    """Return the anchor of a heading as Git hosts make it; a second one gets a number."""
    kept = "".join(c for c in text.strip().lower() if c.isalnum() or c in "-_ ")
    base = kept.replace(" ", "-") or "section"
    found, number = base, 0
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    taken.add(found)
    return found


def _parser(notes: list[tuple[str, int, int, str]], *, html: bool = False) -> MarkdownIt:
    from markdown_it import MarkdownIt, helpers

    def destination(text: str, start: int, end: int) -> Any:
        result = helpers.parseLinkDestination(text, start, end)
        if result.ok:
            notes.append((text, start, result.pos, result.str))
        return result

    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    helping: Any = SimpleNamespace(
        parseLinkDestination=destination,
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    parser.helpers = helping
    # Addresses are judged by us, as they are written; what is refused is told, not hidden.
    judging: Any = parser
    judging.validateLink = lambda _url: True
    judging.normalizeLink = lambda url: url
    judging.normalizeLinkText = lambda text: text
    return parser


def _html(text: str, lines: list[str]) -> Iterator[Spot]:
    """The first tag of every block and paragraph that would be HTML if it were allowed."""
    if "<" not in text:
        return
    for token in _parser([], html=True).parse(text):
        first, last = token.map or (0, 1)
        if token.type == "html_block":
            start = max(lines[first].find("<"), 0)
            yield Spot(first, start, len(lines[first]))
            continue
        tags = (c.content for c in token.children or () if c.type == "html_inline")
        tag = next(tags, None)
        if tag is not None:
            yield _first(tag, lines, first, last)


def _first(tag: str, lines: list[str], first: int, last: int) -> Spot:
    """Where a tag stands in the lines of its paragraph; of one in several lines, its first."""
    head = tag.split("\n")[0]
    for line in range(first, last):
        start = lines[line].find(head)
        if start >= 0:
            return Spot(line, start, start + len(head))
    return Spot(first, 0, 0)


def _headings(tokens: list[Token]) -> Iterator[Heading]:
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            line = token.map[0] if token.map else 0
            yield Heading(int(token.tag[1:]), words(tokens[at + 1]).strip(), line)


def _addresses(
    tokens: list[Token],
    env: dict[str, Any],
    notes: list[tuple[str, int, int, str]],
    lines: list[str],
) -> Iterator[Address]:
    references = {
        reference["href"]: reference["map"] for reference in env.get("references", {}).values()
    }
    cursors: dict[int, int] = {}
    by_text: dict[str, list[tuple[int, int, str]]] = {}
    for content, start, end, found in notes:
        by_text.setdefault(content, []).append((start, end, found))
    for token in tokens:
        if token.type != "inline" or not token.children or token.map is None:
            continue
        first, last = token.map
        noted = by_text.get(token.content, ())
        starts = _line_starts(token.content, lines, first, last, cursors)
        for href, is_image, text in _links(token.children):
            spots = {
                spot
                for start, end, found in noted
                if found == href and (spot := _spot(token.content, start, end, starts)) is not None
            }
            if not spots and href in references:
                spots = set(_in_reference(href, lines, references[href]))
            ordered = tuple(sorted(spots, key=lambda spot: (spot.line, spot.start)))
            yield Address(href, is_image, text, first, ordered)


def _links(children: list[Token]) -> Iterator[tuple[str, bool, str]]:
    for at, child in enumerate(children):
        if child.type == "link_open":
            said = []
            for inner in children[at + 1 :]:
                if inner.type == "link_close":
                    break
                said.append(inner.content or words(inner))
            yield str(child.attrGet("href") or ""), False, "".join(said)
        elif child.type == "image":
            yield str(child.attrGet("src") or ""), True, words(child)


def _line_starts(
    content: str, lines: list[str], first: int, last: int, cursors: dict[int, int]
) -> list[tuple[int, int] | None]:
    """For every line of an inline text: the line of the file and the column where it begins."""
    found: list[tuple[int, int] | None] = []
    for offset, part in enumerate(content.split("\n")):
        line = first + offset
        column = (
            lines[line].find(part, cursors.get(line, 0)) if line < min(last, len(lines)) else -1
        )
        if column >= 0:
            cursors[line] = column + len(part)  # cells of a table share their line
        found.append((line, column) if column >= 0 else None)
    return found


def _spot(content: str, start: int, end: int, starts: list[tuple[int, int] | None]) -> Spot | None:
    number = content.count("\n", 0, start)
    before = content.rfind("\n", 0, start) + 1
    place = starts[number]
    if place is None:
        return None
    line, column = place
    return Spot(line, column + start - before, column + end - before)


def _in_reference(href: str, lines: list[str], where: list[int]) -> Iterator[Spot]:
    for line in range(where[0], min(where[1] + 1, len(lines))):
        _label, mark, rest = lines[line].partition("]:")
        column = rest.find(href)
        if mark and column >= 0:
            start = len(lines[line]) - len(rest) + column
            yield Spot(line, start, start + len(href))
