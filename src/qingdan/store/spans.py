"""Where the characters of a value stand in the file: quotes, escapes, folding and indents undone.

A scalar is walked the way libyaml scans it. What stands there must be the value that was read: the
walk yields one place for each of its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ESCAPED = {"x": 4, "u": 6, "U": 10}
"""Length of an escape in double quotes, backslash included; all others are two characters."""

_PROPERTIES = re.compile(
    r"(?:(?:&[0-9A-Za-z_-]+|![^ \t\r\n]*)(?:[ \t\r\n]+|(?<=[ \t\n])#[^\n]*\n)*)*"
)
_HEADER = re.compile(r"[|>]([-+0-9]*)[^\n]*(?:\n|\Z)")
_BLANK = " \t"
_BREAK = "\r\n"
_DEEPEST = 200
"""Columns by which a block of text may be indented."""


class Written(NamedTuple):
    """A scalar as it is written.

    ``start`` is the index of its first character (quote or block indicator), ``style`` that
    character or empty for a plain one, ``stop`` the index behind it (closing quote or the last
    line break of a block included). ``starts`` and ``ends`` give for every character of the value
    where it (its escape, the line break it stands for) begins and ends.
    """

    start: int
    stop: int
    style: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from ``start`` up to ``end`` of the value stand."""
        first = self.at(start)
        return (first, first) if end <= start else (first, self.ends[end - 1])

    def at(self, offset: int) -> int:
        """Return where a character begins; behind the last one for the length of the value."""
        if offset < len(self.starts):
            return self.starts[offset]
        return self.ends[-1] if self.ends else min(self.start + len(self.style), self.stop)


def source_index(text: str, start: int, value: str, offset: int) -> int:
    """Return the index in ``text`` of character ``offset`` of ``value``.

    The scalar begins at index ``start`` (its quote or block indicator included). ``offset`` may
    be the length of the value: then the index just behind its last character is returned.
    """
    return written(text, start, value).at(offset)


@lru_cache(maxsize=4)
def written(text: str, start: int, value: str) -> Written:
    """Return how ``value`` is written in ``text`` at index ``start``; treat it as read-only.

    ``text`` has passed the guard: its only line breaks are LF and CRLF.
    """
    found = _PROPERTIES.match(text, start)
    start = found.end() if found else start
    style = text[start : start + 1]
    if style in ("|", ">") and style:
        return _block(text, start, value)
    if style in ("'", '"') and style:
        return _walked(text, start, style, _quoted(text, start + 1, style))
    if text.startswith(value, start) and "\n" not in value:
        stop = start + len(value)
        places = list(range(start, stop + 1))
        return Written(start, stop, "", places[:-1], places[1:])
    return _walked(text, start, "", _plain(text, start, len(value)))


def _walked(text: str, start: int, style: str, places: Iterator[tuple[int, int]]) -> Written:
    starts: list[int] = []
    ends: list[int] = []
    for first, behind in places:
        starts.append(first)
        ends.append(behind)
    stop = ends[-1] if ends else start + len(style)
    if style:
        while stop < len(text) and text[stop] != style:
            stop += 1  # blanks and escaped line breaks that stand for nothing
        stop += 1
    return Written(start, stop, style, starts, ends)


def _plain(text: str, index: int, length: int) -> Iterator[tuple[int, int]]:
    while length > 0 and index < len(text):
        if text[index] in _BLANK + _BREAK:
            places, index = _gap(text, index)
        else:
            places, index = [(index, index + 1)], index + 1
        yield from places[:length]
        length -= len(places)


def _quoted(text: str, index: int, quote: str) -> Iterator[tuple[int, int]]:
    while index < len(text):
        char = text[index]
        if char == quote:
            if quote == '"' or text[index + 1 : index + 2] != quote:
                return
            places, index = [(index, index + 2)], index + 2
        elif char == "\\" and quote == '"':
            places, index = _escape(text, index)
        elif char in _BLANK + _BREAK:
            places, index = _gap(text, index)
        else:
            places, index = [(index, index + 1)], index + 1
        yield from places


def _escape(text: str, index: int) -> tuple[list[tuple[int, int]], int]:
    letter = text[index + 1 : index + 2]
    if letter not in _BREAK or not letter:
        behind = index + _ESCAPED.get(letter, 2)
        return [(index, behind)], behind
    # An escaped line break stands for nothing; empty lines behind it stay line breaks.
    behind = _behind_break(text, index + 1)
    breaks, after = _breaks(text, behind)
    return breaks, after


def _gap(text: str, index: int) -> tuple[list[tuple[int, int]], int]:
    """Return the places of blanks within a flow scalar, and the index behind them.

    Without a line break blanks are themselves; one line break is a space, more are one less.
    """
    behind = index
    while text[behind : behind + 1] in _BLANK and behind < len(text):
        behind += 1
    if behind == len(text) or text[behind] not in _BREAK:
        return [(at, at + 1) for at in range(index, behind)], behind
    breaks, after = _breaks(text, behind)
    return (breaks if len(breaks) == 1 else breaks[:-1]), after


def _breaks(text: str, index: int) -> tuple[list[tuple[int, int]], int]:
    """Return the places of line breaks among blanks, and the index behind the blanks."""
    found = []
    while index < len(text) and text[index] in _BLANK + _BREAK:
        if text[index] in _BREAK:
            behind = _behind_break(text, index)
            found.append((index, behind))
            index = behind
        else:
            index += 1
    return found, index


def _behind_break(text: str, index: int) -> int:
    return index + (2 if text.startswith("\r\n", index) else 1)


def _block(text: str, start: int, value: str) -> Written:
    """Walk a block; its indent is the one that gives the value where the header names one."""
    header = _HEADER.match(text, start)
    modifiers = header[1] if header else ""
    first = header.end() if header else start + 1
    given = any(map(str.isdigit, modifiers))
    indent = _indent(text, first)
    walked = _lines(text, start, first, 0 if given else indent, modifiers)
    if not given and _reads_as(text, walked, value):
        return walked
    for other in range(1, _DEEPEST):
        tried = _lines(text, start, first, other, modifiers)
        if _reads_as(text, tried, value):
            return tried
    return walked


def _reads_as(text: str, walked: Written, value: str) -> bool:
    """Whether the characters are those of the value; a line break may stand for a space."""
    if len(walked.starts) != len(value):
        return False
    return all(
        text[at] == char or (text[at] in _BREAK and char in " \n")
        for at, char in zip(walked.starts, value, strict=True)
    )


def _indent(text: str, index: int) -> int:
    """Return the deepest indent up to the first line that holds something."""
    deepest = 1
    while index < len(text):
        behind = index
        while text[behind : behind + 1] == " ":
            behind += 1
        deepest = max(deepest, behind - index)
        if behind == len(text) or text[behind] not in _BREAK:
            break
        index = _behind_break(text, behind)
    return deepest


def _lines(text: str, start: int, index: int, indent: int, modifiers: str) -> Written:
    """Walk a block whose lines are indented by ``indent`` columns."""
    style = text[start]
    places: list[tuple[int, int]] = []
    pending: list[tuple[int, int]] = []  # the break behind the last line of content
    was_blank = False
    empty, index, column = _empty_lines(text, index, indent)
    stop = index
    while index < len(text) and column == indent:
        blank = text[index] in _BLANK
        if style == ">" and pending and not was_blank and not blank:
            # Folded: a single break is a space, of several the first is the one that goes.
            breaks = [*pending, *empty]
            places += breaks if len(breaks) == 1 else breaks[:-1]
        else:
            places += [*pending, *empty]
        was_blank = blank
        behind = text.find("\n", index)
        behind = len(text) if behind < 0 else behind
        if text[behind - 1] == "\r" and behind < len(text):
            behind -= 1
        places += [(at, at + 1) for at in range(index, behind)]
        index = stop = behind
        pending = []
        if index < len(text):
            index = stop = _behind_break(text, index)
            pending = [(behind, index)]
        empty, index, column = _empty_lines(text, index, indent)
    if "-" not in modifiers:
        places += pending
    if "+" in modifiers:
        places += empty
        stop = empty[-1][1] if empty else stop
    return Written(start, stop, style, [p[0] for p in places], [p[1] for p in places])


def _empty_lines(text: str, index: int, indent: int) -> tuple[list[tuple[int, int]], int, int]:
    """Pass over lines that hold nothing: their breaks, the index and column behind them."""
    breaks: list[tuple[int, int]] = []
    while True:
        column = 0
        while column < indent and text[index : index + 1] == " ":
            index, column = index + 1, column + 1
        if index >= len(text) or text[index] not in _BREAK:
            return breaks, index, column
        behind = _behind_break(text, index)
        breaks.append((index, behind))
        index = behind
