"""A document to be filled: paper, margins, fonts and page numbers as GB/T 9704-2012 asks.

Type area 156 mm × 225 mm on A4, the title in 小标宋 二号, text in 仿宋 三号 of 22 lines a page,
headings in 黑体 and 楷体, page numbers 四号 between dashes, outside at the foot. A page on its side
has its binding edge at the top. Fonts that are missing are replaced as ``look/fontTable.xml`` says.

All texts may come from lists: signs that do not show are spelled out, since XML cannot hold them
and a reader could not see them. A line feed is a new line of the same paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from ..unseen import spelled_out
from . import wordml
from .skeleton import skeleton
from .wordml import Run, Words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

Size = Literal["A4", "A3"]

_PAPER_MM: dict[Size, tuple[int, int]] = {"A4": (210, 297), "A3": (297, 420)}
_TOP_MM, _BOTTOM_MM, _BINDING_MM, _OUTER_MM = 37, 35, 28, 26
_FOOTER_MM = 25
"""From the edge to the page number: 7 mm under the type area."""


def new_document(landscape: bool = False, size: Size = "A4", title: str = "") -> Document:
    """Return an empty document on this paper, with page numbers.

    ``title`` is what programs show for the file; it is not written on the page.
    """
    import docx

    document = docx.Document(BytesIO(skeleton()))
    if title:
        document.core_properties.title = spelled_out(title)[:255]
    _lay_out(document.sections[0], landscape, size)
    _number_pages(document.sections[0])
    return document


def turn_page(document: Document, landscape: bool, size: Size = "A4") -> Section:
    """Begin a new page on other paper, for example an annex on its side; numbers go on."""
    from docx.enum.section import WD_SECTION

    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    _lay_out(section, landscape, size)
    return section


def text_width_mm(document: Document) -> float:
    """Return how wide the text is on the last section's paper, in millimetres."""
    section = document.sections[-1]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return float(((width or 0) - (left or 0) - (right or 0)) / 36_000)


def add_title(document: Document, text: str) -> Paragraph:
    """Add the title: 小标宋, 二号, in the middle."""
    return _add(document, text, "Title")


def add_subtitle(document: Document, text: str) -> Paragraph:
    """Add a line under the title (a number, a date, a stage): 楷体, 三号, in the middle."""
    return _add(document, text, "Subtitle")


def add_heading(document: Document, text: str, level: int = 1) -> Paragraph:
    """Add a heading of level 1 (黑体), 2 (楷体) or 3 (仿宋, bold); it stays with what follows."""
    return _add(document, text, f"Heading {level}")


def add_paragraph(document: Document, words: Words, *, indent: bool = True) -> Paragraph:
    """Add a paragraph: 仿宋, 三号, two characters in; ``indent=False`` for 主送 and the like."""
    return _add(document, words, "Body Indented" if indent else "Normal")


def add_note(document: Document, words: Words) -> Paragraph:
    """Add a remark in small type: 小四."""
    return _add(document, words, "Note")


def add_closing(document: Document, lines: Sequence[str]) -> list[Paragraph]:
    """Add the organ and the day on the right under a text, four characters in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    added = []
    for number, line in enumerate(lines):
        paragraph = _add(document, line, "Normal")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(4 * 16)
        paragraph.paragraph_format.space_before = Pt(29) if number == 0 else None
        paragraph.paragraph_format.keep_with_next = number < len(lines) - 1
        added.append(paragraph)
    return added


def add_caption(document: Document, text: str) -> Paragraph:
    """Add the heading of a table: 黑体, 四号, in the middle; it stays with the table."""
    return _add(document, text, "Table Caption")


def append(document: Document, xml: str) -> None:
    """Append paragraphs and tables written as XML; for a document of thousands of them."""
    end = document.element.body[-1]  # w:sectPr
    for element in list(wordml.parsed(f"<w:body {wordml.DECLARED}>{xml}</w:body>")):
        end.addprevious(element)


def write(paragraph: Paragraph, words: Words) -> None:
    """Append text to a paragraph."""
    written = wordml.parsed(f"<w:p {wordml.DECLARED}>{wordml.runs(words)}</w:p>")
    for run in list(written):
        paragraph._p.append(run)


def _add(document: Document, words: Words, style: str) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    write(paragraph, words)
    return paragraph


def _lay_out(section: Section, landscape: bool, size: Size) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    short, long = _PAPER_MM[size]
    width, height = (long, short) if landscape else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, bottom, left, right = _TOP_MM, _BOTTOM_MM, _BINDING_MM, _OUTER_MM
    if landscape:
        top, bottom, left, right = _BINDING_MM, _OUTER_MM, _BOTTOM_MM, _TOP_MM
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(15 if landscape else _FOOTER_MM)


def _number_pages(section: Section) -> None:
    """Put ``— 1 —`` outside at the foot, one character in: right on odd pages, left on even."""
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]._p
        number = wordml.parsed(
            f'<w:p {wordml.DECLARED}><w:pPr><w:pStyle w:val="Footer"/>'
            f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
            f'{wordml.runs("— ")}<w:fldSimple w:instr=" PAGE ">{wordml.runs("1")}</w:fldSimple>'
            f"{wordml.runs(' —')}</w:p>"
        )
        paragraph.getparent().replace(paragraph, number)


__all__ = [
    "Run",
    "Size",
    "Words",
    "add_caption",
    "add_closing",
    "add_heading",
    "add_note",
    "add_paragraph",
    "add_subtitle",
    "add_title",
    "append",
    "new_document",
    "text_width_mm",
    "turn_page",
    "write",
]
