"""Find the comments of a file: a hash within a text is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .emit import display_width

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HASH = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")


@dataclass(slots=True)
class Comment:
    """A comment of the file: where it begins, and what stands before it on its line."""

    index: int
    line: int
    before: str
    text: str

    @property
    def column(self) -> int:
        """Where it begins, in columns as they are seen."""
        return display_width(self.before)

    @property
    def own(self) -> bool:
        """Whether it has its line for itself."""
        return not self.before.strip()


def events_of(text: str) -> list[Any]:
    """Return what libyaml finds in ``text``, which must have no faults."""
    return list(yaml.parse(text, Loader=_LOADER))


def comments(text: str) -> list[str]:
    """Return the comments of ``text`` (LF, no faults), sorted."""
    events = events_of(text)
    found = [one.text for one in comments_in(text, events)]
    headers = [header for event in events if (header := header_comment(text, event)) is not None]
    return sorted([*found, *(header.text for header in headers)])


def comments_in(text: str, events: list[Any]) -> Iterator[Comment]:
    """Yield the comments between the words of a file; those behind heads of blocks are none."""
    starts = line_starts(text)
    line = 0
    for start, end in _gaps(text, events):
        for found in _HASH.finditer(text, start, end):
            while line + 1 < len(starts) and starts[line + 1] <= found.start():
                line += 1
            before = text[starts[line] : found.start()]
            yield Comment(found.start(), line, before, found[0].rstrip())


def line_starts(text: str) -> list[int]:
    """Return the indices of the first characters of the lines."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _gaps(text: str, events: list[Any]) -> Iterator[tuple[int, int]]:
    at = 0
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            start, end = _bounds(event)
            if start > at:
                yield at, start
            at = max(at, end)
    yield at, len(text)


def _bounds(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def header_comment(text: str, event: Any) -> Comment | None:
    """Return the comment behind the head of a block of text."""
    if not isinstance(event, yaml.ScalarEvent) or event.style not in ("|", ">"):
        return None
    place: Any = event.start_mark
    start = place.index
    found = _HEADER.match(text, start)
    if found is None:
        return None
    before = text[text.rfind("\n", 0, start) + 1 : found.start(1)]
    return Comment(found.start(1), place.line, before, found[1].rstrip())
