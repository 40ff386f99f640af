"""A paper document as a Word file with the look of an official document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compare.redline import Mark
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

if TYPE_CHECKING:
    from docx.document import Document

    from .word.wordml import Run
    from .word.wordml import Words as WordWords

_RED, _BLUE = "B00000", "0000B0"


def paper_word(paper: Paper) -> bytes:
    """Return the document as .docx; the same document gives the same bytes."""
    from .word.document import new_document
    from .word.packing import packed

    document = new_document(title=paper.title)
    for part in paper.parts:
        _add(document, part)
    return packed(document)


def _add(document: Document, part: Part) -> None:
    from .word import document as word
    from .word.wordml import Run

    match part:
        case Banner(text):
            added = word.add_subtitle(document, "")
            word.write(added, [Run(f"【{text}】", font="黑体", colour=_RED)])
        case Title(text):
            word.add_title(document, text)
        case Subtitle(text):
            word.add_subtitle(document, text)
        case Heading(text, level):
            word.add_heading(document, text, level)
        case Text(words, indent):
            word.add_paragraph(document, _runs(words), indent=indent)
        case Note(text):
            word.add_note(document, text)
        case Closing(lines):
            word.add_closing(document, lines)
        case NewPage(landscape):
            word.turn_page(document, landscape)
        case Table():
            _add_table(document, part)


def _add_table(document: Document, table: Table) -> None:
    from .word.tables import GroupRow, add_table

    rows = [
        GroupRow(row.text) if isinstance(row, Band) else [_runs(cell) for cell in row]
        for row in table.rows
    ]
    add_table(document, [table.columns], rows, table.widths)


def _runs(words: Words) -> WordWords:
    if isinstance(words, str):
        return words
    return [_run(one.mark, one.text) for one in words]


def _run(mark: Mark, text: str) -> Run:
    from .word.wordml import Run

    match mark:
        case Mark.DELETE:
            return Run(text, struck=True, colour=_RED)
        case Mark.INSERT:
            return Run(text, underlined=True, colour=_BLUE)
    return Run(text)


__all__ = ["paper_word"]
