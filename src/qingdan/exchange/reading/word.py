"""Read ``.docx`` documents: every table becomes cells, cards become rows.

Comments, headers, footers and text boxes are not read, and counted; tracked changes are refused
unless the user has said which of the two texts to take.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...messages import _
from .blocks import Block, Paragraph, read_blocks
from .grid import Remark, UnreadableWorkbook, Workbook
from .limits import MAX_TREE
from .markup import BrokenMarkup, tree
from .package import Package
from .raw_table import RawCell, RawTable
from .revisions import Revisions
from .word_numbers import Numbering, read_numbering
from .word_revisions import count_revisions, resolve_revisions

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BODY = "word/document.xml"
_THROUGH = frozenset(
    {
        *("body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveTo"),
        *("moveFrom", "AlternateContent", "Choice"),
    }
)
_SILENT = frozenset(
    {
        *("Fallback", "instrText", "delText", "pPr", "rPr", "txbxContent", "delInstrText"),
        *("drawing", "pict", "object"),
    }
)
_LOOKS = frozenset(
    {
        *("rFonts", "sz", "szCs", "color", "lang", "kern", "b", "bCs", "i", "iCs", "u", "shd"),
        *("spacing", "ind", "jc", "tcW", "tcBorders", "tblBorders", "vAlign", "snapToGrid"),
        *("autoSpaceDE", "autoSpaceDN", "widowControl", "adjustRightInd", "textAlignment"),
        *("tblCellMar", "tblW", "tblLook", "lastRenderedPageBreak", "proofErr", "bookmarkStart"),
        *("bookmarkEnd", "noProof", "trHeight", "cnfStyle", "sectPr", "tblGrid", "w", "fitText"),
    }
)
"""Most of a document only says how it looks; none of it is kept."""
_PICTURES = frozenset({"drawing", "pict", "object"})


def read_word(package: Package, revisions: Revisions | None) -> Workbook:
    """Read the tables of a document.

    Raises ``UnreadableWorkbook`` where it is damaged, holds no table, or holds tracked changes
    and ``revisions`` does not say what becomes of them.
    """
    try:
        root = tree(package.chunks(BODY, MAX_TREE), _LOOKS)
        numbering = _optional(package, "word/numbering.xml")
        numbers = read_numbering(numbering, _optional(package, "word/styles.xml"))
    except BrokenMarkup:
        raise _damaged() from None
    changes = count_revisions(root)
    if changes and revisions is None:
        raise UnreadableWorkbook(
            _("Word 文档里有{count}处修订（修改痕迹）没有接受或拒绝，不能混着读。").format(
                count=changes
            ),
            _(
                "请在 Word 或 WPS 的“审阅”里接受或拒绝全部修订后保存；"
                "或用 --revisions accept（按改后的读）或 --revisions reject（按改前的读）。"
            ),
        )
    if revisions is not None:
        resolve_revisions(root, revisions)
    reader = _Reader(numbers)
    blocks = list(reader.blocks(root))
    if not any(isinstance(block, RawTable) for block in blocks):
        raise _no_table(reader, blocks)
    remarks = [*reader.remarks(), *_around(package)]
    if changes and revisions is not None:
        remarks.insert(0, _resolved(changes, revisions))
    return read_blocks(blocks, "docx", remarks)


def _optional(package: Package, part: str) -> Element | None:
    return tree(package.chunks(part, MAX_TREE)) if part in package else None


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("Word 文档（.docx）已损坏或不完整。"),
        _("用 Word 或 WPS 打开，若能打开就另存为新文件再导入；否则重新索取。"),
    )


def _no_table(reader: _Reader, blocks: list[Block]) -> UnreadableWorkbook:
    if not blocks and reader.seen["picture"]:
        return UnreadableWorkbook(
            _("Word 文档里只有图片，没有文字，读不出清单。"),
            _("请索取能编辑的原表；图片要先识别成文字并核对。"),
        )
    return UnreadableWorkbook(
        _("Word 文档里没有表格。"), _("清单要放在表格里；请检查是不是选错了文件。")
    )


def _resolved(changes: int, revisions: Revisions) -> Remark:
    done = (
        _("文档里有{count}处修订，已按接受全部修订来读。")
        if revisions is Revisions.ACCEPT
        else _("文档里有{count}处修订，已按拒绝全部修订来读。")
    )
    return Remark("revisions", done.format(count=changes))


def _around(package: Package) -> list[Remark]:
    remarks = []
    if any(name.endswith("vbaProject.bin") for name in package.names):
        remarks.append(Remark("macros", _("文件里有宏；没有运行，只读了表格。")))
    if "word/comments.xml" in package:
        try:
            comments = tree(package.chunks("word/comments.xml", MAX_TREE))
        except BrokenMarkup:
            raise _damaged() from None
        count = sum(1 for child in comments if child.tag == "comment")
        if count:
            remarks.append(
                Remark("comments", _("文档里有{count}条批注，没有导入。").format(count=count))
            )
    return remarks


class _Reader:
    def __init__(self, numbers: Numbering) -> None:
        self.seen: Counter[str] = Counter()
        self._numbers = numbers
        self._paragraphs = 0

    def remarks(self) -> list[Remark]:
        said = {
            "box": ("text-boxes", _("文档里有{count}个文本框，里面的字没有导入。")),
            "picture": ("pictures", _("文档里有{count}张图片，图里的字没有导入。")),
            "note": ("footnotes", _("文档里有{count}处脚注或尾注，没有导入。")),
        }
        return [
            Remark(kind, message.format(count=self.seen[key]))
            for key, (kind, message) in said.items()
            if self.seen[key]
        ]

    def blocks(self, root: Element) -> Iterator[Block]:
        for element in _blocks(root):
            if element.tag == "tbl":
                yield self._table(element)
                continue
            self._paragraphs += 1
            text = self._paragraph(element).strip()
            if text:
                yield Paragraph(text, _("正文第{number}段").format(number=self._paragraphs))

    def _table(self, table: Element) -> RawTable:
        raw = RawTable()
        merged: dict[int, RawCell] = {}
        """The cell that goes on downwards at each column of the grid."""
        for number, row in enumerate(_children(table, "tr")):
            properties = row.find("trPr")
            if properties is not None:
                self._row_properties(raw, number, properties)
            raw.rows.append(self._row(row, raw.indents.get(number, 0), merged))
        return raw

    def _row_properties(self, raw: RawTable, number: int, properties: Element) -> None:
        before = properties.find("gridBefore")
        if before is not None:
            raw.indents[number] = _count(before.get("val"))
        if _on(properties.find("hidden")):
            raw.hidden.add(number)
        if _on(properties.find("tblHeader")):
            raw.heading_rows.add(number)

    def _row(self, row: Element, column: int, merged: dict[int, RawCell]) -> list[RawCell]:
        cells: list[RawCell] = []
        for element in _children(row, "tc"):
            properties = element.find("tcPr")
            across, merge = 1, None
            if properties is not None:
                span, down = properties.find("gridSpan"), properties.find("vMerge")
                across = _count(span.get("val")) if span is not None else 1
                merge = down.get("val", "continue") if down is not None else None
            goes_on = merged.get(column) if merge == "continue" else None
            if goes_on is not None and goes_on.across == across:
                goes_on.down += 1
                hidden = self._cell(element)
                if hidden.text.strip():
                    self.seen["covered"] += 1
            else:
                cell = self._cell(element)
                cell.across = across
                cells.append(cell)
                for at in range(column, column + across):
                    merged.pop(at, None)
                if merge is not None:
                    merged[column] = cell
            column += max(1, across)
        return cells

    def _cell(self, element: Element) -> RawCell:
        cell = RawCell()
        lines: list[str] = []
        for block in _blocks(element):
            if block.tag == "tbl":
                cell.nested.append(self._table(block))
            else:
                lines.append(self._paragraph(block))
        cell.text = "\n".join(lines).strip("\n")
        return cell

    def _paragraph(self, paragraph: Element) -> str:
        for element in paragraph.iter():
            if element.tag == "txbxContent":
                self.seen["box"] += 1
            elif element.tag in _PICTURES:
                self.seen["picture"] += element.find(".//txbxContent") is None
            elif element.tag in ("footnoteReference", "endnoteReference"):
                self.seen["note"] += 1
        return self._numbers.prefix(paragraph) + "".join(_pieces(paragraph))


def _count(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 1


def _on(element: Element | None) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false", "off")


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in ("p", "tbl"):
            yield child
        elif child.tag in _THROUGH:
            yield from _blocks(child)


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _THROUGH:
            yield from _children(child, wanted)


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == "t":
            yield child.text or ""
        elif tag in ("br", "cr"):
            yield "\n"
        elif tag == "tab":
            yield "\t"
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag == "sym":
            yield _symbol(child)
        elif tag not in _SILENT:
            yield from _pieces(child)


def _symbol(element: Element) -> str:
    """Return a character of a symbol font where it is one of Unicode (Wingdings are none)."""
    code = element.get("char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""
