"""Read web pages: tables, lists of terms, and label–value cards. Nothing is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from .blocks import Block, Paragraph, read_blocks
from .grid import Remark, UnreadableWorkbook, Workbook
from .limits import MAX_COLUMNS
from .page_tree import Node, read_tree
from .raw_table import RawCell, RawTable
from .text_cards import labelled_lines

_BREAKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre "
        "section table tbody td tfoot th thead tr ul",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_SHEET_OF_EXCEL = re.compile(r"urn:schemas-microsoft-com:office:excel|ProgId[^>]{0,20}Excel", re.I)


def read_page(page: str, remarks: list[Remark]) -> Workbook:
    """Read the tables and cards of a page. Raises ``UnreadableWorkbook`` where it has none."""
    reader = _Reader()
    blocks = list(reader.blocks(read_tree(page)))
    cards = labelled_lines([block.text for block in blocks if isinstance(block, Paragraph)])
    if not any(isinstance(block, RawTable) for block in blocks):
        if cards is None:
            raise UnreadableWorkbook(
                _("这是网页，里面没有表格，也没有“名称：内容”这样的卡片。"),
                _("在浏览器里打开清单那一页，整页另存；或把表格复制到 Excel 里保存，再导入。"),
            )
        blocks = [cards]
    if reader.hidden:
        remarks.append(
            Remark(
                "hidden-parts",
                _("网页里有{count}处隐藏的内容，没有导入。").format(count=reader.hidden),
            )
        )
    if _SHEET_OF_EXCEL.search(page[:4096]):
        remarks.append(Remark("excel-page", _("这是表格软件存成的网页，已按网页里的表格读。")))
    return read_blocks(blocks, "html", remarks)


class _Reader:
    def __init__(self) -> None:
        self.hidden = 0
        self._paragraphs = 0
        self._text: list[str] = []

    def blocks(self, root: Node) -> Iterator[Block]:
        yield from self._walk(root)
        yield from self._flush()

    def _walk(self, node: Node) -> Iterator[Block]:
        for child in node.children:
            if isinstance(child, str):
                self._text.append(child)
            elif child.hidden:
                self.hidden += 1
            elif child.tag in ("table", "dl"):
                yield from self._flush()
                table = self._table(child) if child.tag == "table" else self._terms(child)
                yield from self._flush()  # its caption
                if table.rows:
                    yield table
            elif child.tag in _BREAKS:
                yield from self._flush()
                yield from self._walk(child)
                yield from self._flush(_HEADINGS.get(child.tag, 0))
            else:
                yield from self._walk(child)

    def _flush(self, level: int = 0) -> Iterator[Block]:
        text = _BLANKS.sub(" ", "".join(self._text)).strip()
        self._text.clear()
        if text:
            self._paragraphs += 1
            label = _("正文第{number}段").format(number=self._paragraphs)
            yield Paragraph(text, label, level)

    def _table(self, node: Node) -> RawTable:
        raw = RawTable()
        for row in self._rows(node, raw):
            cells: list[RawCell] = []
            for element in row.elements():
                if element.tag in ("td", "th"):
                    if element.hidden:
                        self.hidden += 1
                    else:
                        cells.append(self._cell(element))
            raw.rows.append(cells)
        # rowspan="0" reaches to the end of the table; the real end is known only now.
        for number, cells in enumerate(raw.rows):
            for cell in cells:
                cell.down = len(raw.rows) - number if cell.down == 0 else cell.down
        return raw

    def _rows(self, node: Node, raw: RawTable) -> Iterator[Node]:
        number = 0
        for part in node.elements():
            if part.hidden:
                self.hidden += 1
                continue
            if part.tag == "caption":
                self._text.append("".join(_words(part)))
            rows = [part] if part.tag == "tr" else list(part.elements())
            for row in rows:
                if row.tag != "tr":
                    continue
                if row.hidden:
                    self.hidden += 1
                    continue
                if part.tag == "thead":
                    raw.heading_rows.add(number)
                number += 1
                yield row

    def _cell(self, node: Node) -> RawCell:
        cell = RawCell(heading=node.tag == "th")
        cell.across = _span(node.attributes.get("colspan"), 1, MAX_COLUMNS)
        cell.down = _span(node.attributes.get("rowspan"), 0, 65_534)
        lines: list[str] = []
        for text in self._cell_pieces(node, cell):
            if text == "\n":
                lines.append("\n")
            else:
                lines.append(_BLANKS.sub(" ", text))
        text = re.sub(r" *\n[ \n]*", "\n", "".join(lines))
        cell.text = re.sub(r" {2,}", " ", text).strip()
        return cell

    def _cell_pieces(self, node: Node, cell: RawCell) -> Iterator[str]:
        for child in node.children:
            if isinstance(child, str):
                yield child
            elif child.hidden:
                self.hidden += 1
            elif child.tag == "table":
                cell.nested.append(self._table(child))
            elif child.tag in _BREAKS:
                yield "\n"
                yield from self._cell_pieces(child, cell)
                yield "\n"
            else:
                yield from self._cell_pieces(child, cell)

    def _terms(self, node: Node) -> RawTable:
        """A list of terms, as a table of labels and values."""
        raw = RawTable()
        for element in _terms_in(node):
            cell = self._cell(element)
            if element.tag == "dt" or not raw.rows:
                cell.heading = True
                raw.rows.append([cell])
            elif len(raw.rows[-1]) == 1:
                raw.rows[-1].append(cell)
            else:
                raw.rows[-1][1].text += f"\n{cell.text}"
        for row in raw.rows:
            if len(row) == 1:
                row.append(RawCell())
        return raw


def _terms_in(node: Node) -> Iterator[Node]:
    for child in node.elements():
        if child.tag in ("dt", "dd"):
            yield child
        elif child.tag == "div":
            yield from (one for one in child.elements() if one.tag in ("dt", "dd"))


def _words(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _words(child)


def _span(value: str | None, least: int, most: int) -> int:
    found = re.match(r"\s*(\d{1,9})", value or "")
    return max(least, min(int(found[1]), most)) if found else 1
