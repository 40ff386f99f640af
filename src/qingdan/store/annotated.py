"""Read a file with its comments and blank lines: who they belong to.

A comment at the end of a line belongs to what stands on the line; one on a line of its own to the
key or element that follows it, or to the end of the list or record it is indented with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from .comments import Comment, comments_in, events_of, header_comment, line_starts
from .scalars import resolve
from .spans import written


@dataclass(slots=True)
class Note:
    """A comment on a line of its own; ``blank`` says whether an empty line stands above it."""

    text: str
    blank: bool = False


@dataclass(slots=True)
class Tail:
    """A comment at the end of a line.

    ``before`` is what stands on the line without the blanks around it, ``gap`` those that
    separate the comment from it; ``more`` are lines below that go on in the same column.
    """

    text: str
    before: str
    gap: str
    more: list[str] = field(default_factory=list)

    def notes(self) -> list[Note]:
        """Return the comment as lines of their own."""
        return [Note(self.text), *map(Note, self.more)]


@dataclass(slots=True)
class Part:
    """A key with its value, an element of a list, or (without a key) the whole file.

    ``parts`` holds what is inside of a record (``keyed``) or list, and is None for a single value.
    ``lead`` stands above, ``tail`` at the end of the line, ``foot`` behind the last of ``parts``;
    ``blank`` says whether an empty line stands above the part itself.
    """

    key: str | None = None
    value: Any = None
    parts: list[Part] | None = None
    keyed: bool = False
    lead: list[Note] = field(default_factory=list)
    tail: list[Tail] = field(default_factory=list)
    foot: list[Note] = field(default_factory=list)
    blank: bool = False

    def plain(self) -> Any:
        """Return the value without its comments."""
        if self.parts is None:
            return self.value
        if self.keyed:
            return {part.key: part.plain() for part in self.parts}
        return [part.plain() for part in self.parts]


def annotated(text: str) -> Part:
    """Read ``text`` (LF, one document without faults, its root a record)."""
    events = events_of(text)
    return _Reader(text, comments_in(text, events)).read(events)


@dataclass(slots=True)
class _Open:
    """A record or list being read; ``column`` is where its parts begin, None in brackets."""

    part: Part
    column: int | None
    awaits_key: bool = True


class _Reader:
    def __init__(self, text: str, found: Iterable[Comment]) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._starts = line_starts(text)
        self._stop = 0
        self._found = list(found)
        self._next = 0
        self._pending: list[Comment] = []
        self._stack: list[_Open] = []
        self._root = Part()
        self._last: Part | None = None
        self._last_line = -1
        self._tail = Tail("", "", "")
        self._tail_ends: Comment | None = None

    def read(self, events: list[Any]) -> Part:
        """Take all events of the file and return it."""
        for event in events:
            self._take_comments(event.start_mark.index)
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._close(event)
        self._take_comments(len(self._text))
        self._root.foot += self._notes()
        return self._root

    def _take_comments(self, before: int) -> None:
        while self._next < len(self._found) and self._found[self._next].index < before:
            one = self._found[self._next]
            self._next += 1
            if not one.own and self._last is not None and one.line == self._last_line:
                self._tail = _tail(one)
                self._last.tail.append(self._tail)
            elif self._goes_on(one):
                self._tail.more.append(one.text)
            else:
                self._pending.append(one)
                continue
            self._tail_ends = one

    def _goes_on(self, comment: Comment) -> bool:
        """Whether a comment goes on with the one at the end of the line above."""
        above = self._tail_ends
        return above is not None and (above.line + 1, above.column, True) == (
            comment.line,
            comment.column,
            comment.own,
        )

    def _scalar(self, event: Any) -> None:
        plain = bool(event.implicit[0]) and not event.style
        if self._stack and self._stack[-1].part.keyed and self._stack[-1].awaits_key:
            self._begin(event, event.value)
            self._stack[-1].awaits_key = False
            return
        part = self._value(event)
        part.lead += self._notes()
        part.value = resolve(event.value)[0] if plain else event.value
        self._last_line = event.end_mark.line
        if event.style in ("|", ">"):
            self._stop = written(self._text, event.start_mark.index, event.value).stop
            header = header_comment(self._text, event)
            part.tail += [] if header is None else [_tail(header)]
            self._last_line = -1

    def _open(self, event: Any) -> None:
        part = self._value(event) if self._stack else self._root
        part.parts, part.keyed = [], isinstance(event, yaml.MappingStartEvent)
        if event.flow_style:
            part.lead += self._notes()
            self._last, self._last_line = part, event.start_mark.line
        column = None if event.flow_style else event.start_mark.column
        self._stack.append(_Open(part, column))

    def _close(self, event: Any) -> None:
        opened = self._stack.pop()
        if opened.column is None:
            opened.part.foot += self._notes()
        else:
            self._give_to_empty(opened)
            column = opened.column + self._is_flush(opened)
            inside = 0
            while inside < len(self._pending) and self._pending[inside].column >= column:
                inside += 1
            opened.part.foot += self._notes(inside)
        self._done()
        if opened.column is None:
            self._last, self._last_line = opened.part, event.end_mark.line

    def _is_flush(self, opened: _Open) -> bool:
        """Whether a list is indented no deeper than the key it belongs to."""
        outer = self._stack[-1] if self._stack else None
        return outer is not None and outer.part.keyed and outer.column == opened.column

    def _give_to_empty(self, opened: _Open) -> None:
        """Leave comments below a key that has no value where they are."""
        parts = opened.part.parts
        if not parts or opened.column is None or not self._pending:
            return
        last = parts[-1]
        if last.parts is None and last.value is None:
            inside = 0
            while inside < len(self._pending) and self._pending[inside].column > opened.column:
                inside += 1
            last.foot += self._notes(inside)

    def _value(self, event: Any) -> Part:
        """Return the part that a value belongs to: that of its key, or a new element."""
        opened = self._stack[-1]
        if opened.part.keyed:
            assert opened.part.parts  # noqa: S101 - a key came first
            part = opened.part.parts[-1]
            self._last, self._last_line = part, event.end_mark.line
        else:
            part = self._begin(event, None)
        self._done()
        return part

    def _begin(self, event: Any, key: str | None) -> Part:
        opened = self._stack[-1]
        self._give_to_empty(opened)
        line = event.start_mark.line if key is not None else self._dash_line(event)
        part = Part(key, lead=self._notes(), blank=self._is_blank(line - 1))
        assert opened.part.parts is not None  # noqa: S101
        opened.part.parts.append(part)
        self._last, self._last_line = part, event.end_mark.line
        return part

    def _dash_line(self, event: Any) -> int:
        """Return the line of the dash before an element; in brackets its own line."""
        line, at, comment = event.start_mark.line, event.start_mark.index, self._next
        if self._stack[-1].column is None:
            return int(line)
        while True:
            while at > 0 and self._text[at - 1] in " \t\n":
                at -= 1
            if self._text[at - 1] == "-" or comment == 0:
                return bisect_right(self._starts, at - 1) - 1
            comment -= 1
            at = self._found[comment].index

    def _done(self) -> None:
        """Whatever stands inside of a record comes after a key: now the next key may come."""
        if self._stack and self._stack[-1].part.keyed:
            self._stack[-1].awaits_key = True

    def _notes(self, count: int | None = None) -> list[Note]:
        """Take the comments that wait for somebody to belong to, or the first of them."""
        count = len(self._pending) if count is None else count
        taken, self._pending = self._pending[:count], self._pending[count:]
        return [Note(one.text, one.own and self._is_blank(one.line - 1)) for one in taken]

    def _is_blank(self, line: int) -> bool:
        """Whether a line is empty, and no line of a text."""
        if line < 0 or self._lines[line].strip():
            return False
        return self._starts[line] >= self._stop


def _tail(comment: Comment) -> Tail:
    words = comment.before.rstrip()
    return Tail(comment.text, words.strip(), comment.before[len(words) :])
