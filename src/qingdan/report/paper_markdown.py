"""A paper document as Markdown; tables in pipes, redlines as ``<ins>`` and ``<del>``."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from .markdown_escape import escape
from .paper import (
    Band,
    Banner,
    Closing,
    Heading,
    NewPage,
    Note,
    Paper,
    Part,
    Subtitle,
    Table,
    Text,
    Title,
    Words,
)
from .unseen import spelled_out

_MARKS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("<ins>", "</ins>"), Mark.DELETE: ("<del>", "</del>")}


def paper_markdown(paper: Paper) -> str:
    """Return the document as Markdown that ends in a line feed."""
    blocks = [text for part in paper.parts for text in _part(part)]
    return "\n\n".join(blocks) + "\n"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Banner(text):
            yield f"> **{_said(text)}**"
        case Title(text):
            yield f"# {_said(text)}"
        case Subtitle(text):
            yield _said(text)
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_said(text)}"
        case Text(words):
            yield _said(words)
        case Note(text):
            yield f"> {_said(text)}"
        case Closing(lines):
            yield "  \n".join(map(_said, lines))
        case NewPage():
            yield "---"
        case Table():
            yield _table(part)


def _said(words: Words) -> str:
    if isinstance(words, str):
        return escape(spelled_out(words))
    return "".join(
        _MARKS[one.mark][0] + escape(spelled_out(one.text)) + _MARKS[one.mark][1] for one in words
    )


def _table(table: Table) -> str:
    lines = [_line([_said(column) for column in table.columns])]
    lines.append("|" + " --- |" * len(table.columns))
    for row in table.rows:
        if isinstance(row, Band):
            rest = [""] * (len(table.columns) - 1)
            lines.append(_line([f"**{_said(row.text)}**", *rest]))
        else:
            lines.append(_line([_said(cell) for cell in row]))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


__all__ = ["paper_markdown"]
