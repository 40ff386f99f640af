"""A file as passages of running text, each with the place where it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Passage:
    """Text that is read as one: a whole text file, a cell, a footnote."""

    text: str
    sheet: str | None = None
    cell: str | None = None
    part: str | None = None
    """Where in a document: 正文, 表格2第3行第1列, 脚注; in JSON /items/0/name."""
    numbers: tuple[int, ...] | None = None
    """The line (web page) or paragraph (Word) of the file for each line of ``text``."""
    read_as: str | None = None
    """The text with marks of Markdown blanked out, of the same length; None: as it is."""

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, offset: int) -> int:
        """Return the line or paragraph of a character, from 1."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1 if self.numbers is None else self.numbers[index]

    def column(self, offset: int) -> int:
        """Return the column of a character in its line of ``text``, from 1, in code points."""
        return offset - self._starts[bisect_right(self._starts, offset) - 1] + 1

    def line_text(self, offset: int) -> str:
        """Return the line of ``text`` in which a character stands."""
        index = bisect_right(self._starts, offset)
        end = self._starts[index] - 1 if index < len(self._starts) else len(self.text)
        return self.text[self._starts[index - 1] : end]


@dataclass(frozen=True)
class Document:
    """The passages of a file in their order."""

    name: str
    kind: str
    """text, markdown, html, json, docx, xlsx or xls: what the file is, whatever it is called."""
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = field(default=())
    """What could not be read of it, or was read in another way than its name says."""


__all__ = ["Document", "Passage"]
