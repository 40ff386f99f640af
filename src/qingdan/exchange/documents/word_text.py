"""Word documents (.docx): paragraphs, cells of tables, text boxes, foot- and endnotes.

What tracked changes struck out is left out; what they put in is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...messages import _
from ..reading.markup import BrokenMarkup, tree
from ..reading.package import Package
from ..reading.plain_text import UnreadableText
from .passages import Passage

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FALLBACK = "Fallback"
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", _FALLBACK})
_BOX = "txbxContent"
_DEEPEST = 60


def docx_passages(package: Package) -> tuple[Passage, ...]:
    """Return the passages of a document.

    Raises ``UnreadableWorkbook`` where it is damaged or made to exhaust us.
    """
    reader = _Reader()
    reader.body(_root(package, "word/document.xml"))
    for name, part in (("footnotes", _("脚注")), ("endnotes", _("尾注"))):
        path = f"word/{name}.xml"
        if path in package:
            reader.notes(_root(package, path), part)
    return tuple(reader.passages)


def _root(package: Package, path: str) -> Element:
    try:
        return tree(package.chunks(path))
    except BrokenMarkup:
        raise _damaged() from None


@dataclass
class _Reader:
    passages: list[Passage] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _paragraph: int = 0
    _tables: int = 0

    def body(self, root: Element) -> None:
        for block in _blocks(root):
            if block.tag == "tbl":
                self._flush(_("正文"))
                self._table(block)
            else:
                self._add(block)
        self._flush(_("正文"))

    def notes(self, root: Element, part: str) -> None:
        for note in root:
            self._lines, self._numbers = [], []
            for block in _blocks(note):
                self._add(block)
            self._flush(part)

    def _add(self, paragraph: Element) -> None:
        self._paragraph += 1
        number = self._paragraph
        for line in _words(paragraph).split("\n"):
            self._lines.append(line)
            self._numbers.append(number)
        for box in _boxes(paragraph):
            text = "\n".join(_words(one) for one in _blocks(box) if one.tag == "p")
            if text.strip():
                self.passages.append(
                    Passage(text, part=_("文本框"), numbers=(number,) * (text.count("\n") + 1))
                )

    def _flush(self, part: str) -> None:
        text = "\n".join(self._lines)
        if text.strip():
            self.passages.append(Passage(text, part=part, numbers=tuple(self._numbers)))
        self._lines, self._numbers = [], []

    def _table(self, table: Element) -> None:
        self._tables += 1
        own = self._tables
        for row_number, row in enumerate(_children(table, "tr"), 1):
            for column, cell in enumerate(_children(row, "tc"), 1):
                nested: list[Element] = []
                for block in _blocks(cell):
                    if block.tag == "tbl":
                        nested.append(block)
                    else:
                        self._add(block)
                part = _("表格{table}第{row}行第{column}列").format(
                    table=own, row=row_number, column=column
                )
                self._flush(part)
                for inner in nested:
                    self._table(inner)


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, also those inside content controls."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = child.tag
        if name in ("p", "tbl"):
            yield child
        elif name in ("body", "sdt", "sdtContent", "customXml", "ins", "smartTag"):
            stack.append(iter(child))


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent:
        name = child.tag
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _children(child, wanted)


def _words(paragraph: Element) -> str:
    return "".join(_pieces(paragraph, 0))


def _pieces(element: Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for child in element:
        name = child.tag
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield "\t"
        elif name == "noBreakHyphen":
            yield "-"
        elif name not in _SKIPPED and name != _BOX:
            yield from _pieces(child, depth + 1)


def _boxes(element: Element) -> Iterator[Element]:
    stack = [element]
    while stack:
        for child in stack.pop():
            name = child.tag
            if name == _BOX:
                yield child
            elif name != _FALLBACK:
                stack.append(child)


def _damaged() -> UnreadableText:
    return UnreadableText(
        _("Word 文档（.docx）已损坏、加了密或者不完整。"),
        _("用 Word 或 WPS 打开，若能打开就另存为新文件；否则重新索取。"),
    )
