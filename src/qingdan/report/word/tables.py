"""Tables for paper: the head repeated on every page, no row but a tall one split between two.

They are written as text and parsed once: python-docx takes three seconds for a thousand rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from . import wordml
from .document import add_caption, text_width_mm
from .wordml import Words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

Side = Literal["left", "center", "right"]

_TWIPS_A_MM = 1440 / 25.4
_TALL_ROW = 12
"""Lines from which a row may be split: kept whole it leaves half a page blank before it."""
_CHARACTER = 210
"""Width of a character in a table, in twips (五号, 10.5 points)."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row of one cell over all columns, 黑体: a group of the rows under it."""

    words: str


Row = Sequence[Words] | GroupRow


def add_table(
    document: Document,
    head: Sequence[Sequence[str]],
    rows: Sequence[Row],
    widths: Sequence[float],
    *,
    caption: str = "",
    sides: Sequence[Side] = (),
) -> Table:
    """Add a table and return it.

    ``head`` are the rows of the head, often one. ``widths`` are shares of the width of the text.
    ``sides`` say how columns are aligned (left if not said). A row shorter than ``widths`` ends in
    empty cells, what is longer is left out. Cells can be merged with ``Table.cell(…).merge``.
    """
    from docx.table import Table

    if caption:
        add_caption(document, caption)
    room = text_width_mm(document) * _TWIPS_A_MM
    columns = [round(room * width / sum(widths)) for width in widths]
    aligned: list[Side] = [sides[n] if n < len(sides) else "left" for n in range(len(columns))]
    xml = [_opening(columns)]
    xml.extend(_row(_cells(row, columns, "TableHead", ()), repeated=True) for row in head)
    xml.extend(
        _group(row, columns) if isinstance(row, GroupRow) else _body(row, columns, aligned)
        for row in rows
    )
    element = wordml.parsed("".join(xml) + "</w:tbl>")
    last = document.element.body[-1]  # w:sectPr
    last.addprevious(element)
    last.addprevious(wordml.parsed(_SEPARATOR))
    return Table(element, document._body)


_SEPARATOR = (
    f"<w:p {wordml.DECLARED}><w:pPr>"
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""One point high: two tables without a paragraph between them would become one."""


def _opening(columns: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl {wordml.DECLARED}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _body(row: Sequence[Words], columns: Sequence[int], sides: Sequence[Side]) -> str:
    lines = (
        wordml.length(words) * _CHARACTER / max(width, _CHARACTER)
        for words, width in zip(row, columns, strict=False)
    )
    tall = max(lines, default=0) >= _TALL_ROW
    return _row(_cells(row, columns, "TableText", sides), whole=not tall)


def _group(row: GroupRow, columns: Sequence[int]) -> str:
    return _row(_cell(row.words, sum(columns), "TableGroup", "left", len(columns)))


def _row(cells: str, *, whole: bool = True, repeated: bool = False) -> str:
    properties = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * repeated
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cells(row: Sequence[Words], columns: Sequence[int], style: str, sides: Sequence[Side]) -> str:
    return "".join(
        _cell(
            row[number] if number < len(row) else "",
            width,
            style,
            sides[number] if number < len(sides) else "left",
        )
        for number, width in enumerate(columns)
    )


def _cell(words: Words, width: int, style: str, side: Side, columns: int = 1) -> str:
    spanning = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    aligned = f'<w:jc w:val="{side}"/>' if side != "left" else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanning}<w:vAlign w:val="center"/>'
        f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>'
        f"{wordml.runs(words)}</w:p></w:tc>"
    )
