"""A paper document as a Word file with the look of an official document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compare.redline import Mark
from . import paper as parts

if TYPE_CHECKING:
    from docx.document import Document

    from .word.wordml import Run
    from .word.wordml import Words as WordWords

_RED, _BLUE = "B00000", "0000B0"
_TITLE_LINE = 20
"""Characters of a title on a line: 二号 on 156 mm."""


def paper_word(paper: parts.Paper) -> bytes:
    """Return the document as .docx; the same document gives the same bytes."""
    from .word.document import new_document
    from .word.packing import packed

    document = new_document(title=paper.title)
    for part in paper.parts:
        _add(document, part)
    return packed(document)


def _add(document: Document, part: parts.Part) -> None:
    from .word import document as word
    from .word.wordml import Run

    match part:
        case parts.Banner(text):
            added = word.add_subtitle(document, "")
            word.write(added, [Run(f"【{text}】", font="黑体", colour=_RED)])
        case parts.Title(text):
            word.add_title(document, _in_lines(text))
        case parts.Subtitle(text):
            word.add_subtitle(document, text)
        case parts.Heading(text, level):
            word.add_heading(document, text, level)
        case parts.Text(words, indent):
            word.add_paragraph(document, _runs(words), indent=indent)
        case parts.Note(text):
            # a remark belongs to the table under it
            word.add_note(document, text).paragraph_format.keep_with_next = True
        case parts.Closing(lines):
            word.add_closing(document, lines)
        case parts.NewPage(landscape):
            word.turn_page(document, landscape)
        case parts.Table():
            _add_table(document, part)


def _in_lines(title: str) -> str:
    """Break a title that is too long for a line behind the organ (党政机关公文格式: 词意完整)."""
    organ, about, rest = title.partition("关于")
    fits = len(title) <= _TITLE_LINE or not organ or len(organ) > _TITLE_LINE
    return title if fits else f"{organ}\n{about}{rest}"


def _add_table(document: Document, table: parts.Table) -> None:
    from .word.tables import GroupRow, add_table

    rows = [
        GroupRow(row.text) if isinstance(row, parts.Band) else [_runs(cell) for cell in row]
        for row in table.rows
    ]
    add_table(document, [table.columns], rows, table.widths)


def _runs(words: parts.Words) -> WordWords:
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
