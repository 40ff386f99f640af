"""A paper document as values: what every format of an announcement or a packet is made from.

Parts follow one another; a format renders each in its own way and escapes for its own sink.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..compare.redline import Mark, Segment

Words = str | tuple[Segment, ...]
"""Plain text, or a redline whose marks are shown."""


@dataclass(frozen=True, slots=True)
class Banner:
    """A remark over everything, such as 草案."""

    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A centred line under the title: number, stage."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``indent=False`` for 主送 and the like."""

    words: Words
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small type."""

    text: str


@dataclass(frozen=True, slots=True)
class Closing:
    """Organ and day at the end of a text, on the right."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A new page, on its side where tables are wide."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a table that is one cell over all columns: the name of a group."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``widths`` are shares; rows are cells of ``columns``, or a band.

    ``headed``: the first column names its row (``th scope="row"``).
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...] | Band, ...]
    widths: tuple[float, ...]
    headed: bool = False


Part = Banner | Title | Subtitle | Heading | Text | Note | Closing | NewPage | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title for programs, and its parts in order."""

    title: str
    parts: tuple[Part, ...]


_WIDTHS = {
    "序号": 0.75,
    "事项编码": 1.5,
    "权力类型": 1.25,
    "项数": 0.8,
    "件数": 0.8,
    "调整前名称": 2.6,
    "调整后名称": 2.6,
    "事项名称": 3.0,
    "子项": 1.8,
    "调整类型": 1.3,
    "调整依据/理由": 3.0,
    "后续监管/衔接措施": 2.0,
    "备注": 1.6,
}


def widths_for(columns: Sequence[str]) -> tuple[float, ...]:
    """Return shares of the width that suit the columns by their names."""
    return tuple(_WIDTHS.get(column, 1.6) for column in columns)


def plain(words: Words) -> str:
    """Return words without their marks: what is struck out is left out."""
    if isinstance(words, str):
        return words
    return "".join(segment.text for segment in words if segment.mark is not Mark.DELETE)


__all__ = [
    "Band",
    "Banner",
    "Closing",
    "Heading",
    "NewPage",
    "Note",
    "Paper",
    "Part",
    "Subtitle",
    "Table",
    "Text",
    "Title",
    "Words",
    "plain",
    "widths_for",
]
