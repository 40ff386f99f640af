"""A paper document as Markdown; tables in pipes, redlines as ``<ins>`` and ``<del>``."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from . import paper as parts
from .markdown_escape import escape
from .unseen import spelled_out

_MARKS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("<ins>", "</ins>"), Mark.DELETE: ("<del>", "</del>")}


def paper_markdown(paper: parts.Paper) -> str:
    """Return the document as Markdown that ends in a line feed."""
    blocks = [text for part in paper.parts for text in _part(part)]
    return "\n\n".join(blocks) + "\n"


def _part(part: parts.Part) -> Iterator[str]:
    match part:
        case parts.Banner(text):
            yield f"> **{_said(text)}**"
        case parts.Title(text):
            yield f"# {_said(text)}"
        case parts.Subtitle(text):
            yield _said(text)
        case parts.Heading(text, level):
            yield f"{'#' * (level + 1)} {_said(text)}"
        case parts.Text(words):
            yield _said(words)
        case parts.Note(text):
            yield f"> {_said(text)}"
        case parts.Closing(lines):
            yield "  \n".join(map(_said, lines))
        case parts.NewPage():
            yield "---"
        case parts.Table():
            yield _table(part)


def _said(words: parts.Words) -> str:
    if isinstance(words, str):
        return escape(spelled_out(words))
    return "".join(
        _MARKS[one.mark][0] + escape(spelled_out(one.text)) + _MARKS[one.mark][1] for one in words
    )


def _table(table: parts.Table) -> str:
    lines = [_line([_said(column) for column in table.columns])]
    lines.append("|" + " --- |" * len(table.columns))
    for row in table.rows:
        if isinstance(row, parts.Band):
            rest = [""] * (len(table.columns) - 1)
            lines.append(_line([f"**{_said(row.text)}**", *rest]))
        else:
            lines.append(_line([_said(cell) for cell in row]))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


__all__ = ["paper_markdown"]
