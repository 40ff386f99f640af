"""A printed list as a Word file, on its side, with the look of an official document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..publish.fragments.listpaper import Band, ListPaper

if TYPE_CHECKING:
    from .word.document import Size


def list_word(paper: ListPaper, size: Size = "A4") -> bytes:
    """Return the document as .docx; the same document gives the same bytes."""
    from .word.document import add_heading, add_subtitle, add_title, new_document
    from .word.packing import packed
    from .word.tables import GroupRow, add_table

    document = new_document(landscape=True, size=size, title=paper.title)
    add_title(document, paper.title)
    for note in paper.notes:
        add_subtitle(document, note)
    for table in paper.tables:
        if len(paper.tables) > 1:
            add_heading(document, table.title)
        rows = [GroupRow(row.text) if isinstance(row, Band) else row for row in table.rows]
        add_table(document, [table.columns], rows, table.widths)
    return packed(document)
