"""Any file as passages of text, by what it is and not by what it is called."""

from __future__ import annotations

from pathlib import PurePath

from ...messages import _
from ..reading.grid import UnreadableWorkbook
from ..reading.package import Package
from ..reading.plain_text import UnreadableText, decode, without_marks
from ..reading.workbook import MAX_BYTES, read_workbook
from .passages import Document, Passage

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXTS = (".txt", ".md", ".markdown", ".csv", ".json", ".yaml", ".yml", ".xml", ".log")
_WORD_97 = "WordDocument".encode("utf-16-le")


def read_document(data: bytes, name: str) -> Document:
    """Read a file into passages.

    ``name`` only tells Markdown from text, and a page that looks like text. Raises
    ``UnreadableText`` or ``UnreadableWorkbook`` (``message`` what the file is, ``hint`` what to
    do).
    """
    if len(data) > MAX_BYTES:
        raise UnreadableText(
            _("文件超过 {size} MB，太大。").format(size=MAX_BYTES // 2**20),
            _("检查是不是选错了文件；大的可以拆成几个。"),
        )
    if data.startswith(_ZIP):
        return _packed(data, name)
    if data.startswith(_OLE) or data[:2] == b"\x09\x08":
        if _WORD_97 in data:
            raise UnreadableText(
                _("这是旧版 Word 文档（.doc）。"), _("用 Word 或 WPS 打开，另存为 .docx 再检查。")
            )
        return _workbook(data, name, "xls")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        raise UnreadableText(
            _("这是 PDF 文件。"),
            _("请索取 Word 原文；或者把文字复制出来，存成 .txt 再检查。"),
        )
    if start.startswith(b"{\\rtf"):
        raise UnreadableText(_("这是 RTF 文档。"), _("用 Word 或 WPS 打开，另存为 .docx 再检查。"))
    return _text(data, name)


def _packed(data: bytes, name: str) -> Document:
    try:
        package = Package(data)
        if "word/document.xml" in package:
            from .word_text import docx_passages

            return Document(name, "docx", docx_passages(package), _other_name(name, ".docx"))
    except UnreadableWorkbook as error:
        raise UnreadableText(
            error.message,
            _("用 Word、Excel 或 WPS 打开它，另存为新文件，再检查；打不开就重新索取。"),
        ) from None
    return _workbook(data, name, "xlsx")


def _workbook(data: bytes, name: str, kind: str) -> Document:
    try:
        book = read_workbook(data)
    except UnreadableWorkbook as error:
        raise UnreadableText(
            error.message, _("用 Excel 或 WPS 打开它，另存为 .xlsx，再检查新的文件。")
        ) from None
    passages = tuple(
        Passage(text, sheet=sheet.name, cell=str(place))
        for sheet in book.sheets
        for place, text in sorted(sheet.cells.items(), key=lambda one: (one[0].row, one[0].column))
    )
    notes = [
        f"{sheet.name} {damage.place}: {damage.message}"
        for sheet in book.sheets
        for damage in sheet.damages
    ]
    return Document(name, kind, passages, (*_other_name(name, f".{kind}"), *notes))


def _text(data: bytes, name: str) -> Document:
    from .html_text import declared_encoding, html_passages, is_html, looks_like_html

    ending = PurePath(name).suffix.lower()
    marked = looks_like_html(data) and ending not in _TEXTS
    if marked or is_html(data):
        text, encoding = _decoded_page(data, declared_encoding(data))
        notes = _encoded(encoding)
        return Document(name, "html", html_passages(text), notes)
    text, encoding = decode(data)
    if ending == ".json" and (strings := _strings(text)) is not None:
        return Document(name, "json", tuple(strings), _encoded(encoding))
    if not text.strip():
        return Document(name, "text", (), (_("文件里没有文字。"),))
    if ending in (".md", ".markdown"):
        plain = without_marks(text)
        passage = Passage(text, read_as=plain if plain != text else None)
        return Document(name, "markdown", (passage,), _encoded(encoding))
    return Document(name, "text", (Passage(text),), _encoded(encoding))


def _strings(text: str) -> list[Passage] | None:
    """Return every string of a JSON file with its place (``/items/0/name``); None: no JSON."""
    import json

    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found: list[Passage] = []
    waiting: list[tuple[str, object]] = [("", root)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            if value.strip():
                found.append(Passage(value, part=place or "/"))
        elif isinstance(value, dict):
            waiting += [(f"{place}/{key}", one) for key, one in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(f"{place}/{n}", one) for n, one in reversed(list(enumerate(value)))]
    return found


def _decoded_page(data: bytes, declared: str | None) -> tuple[str, str | None]:
    try:
        return decode(data)
    except UnreadableText:
        if declared is None:
            raise
    try:
        return data.decode(declared, errors="replace"), declared
    except LookupError:
        return data.decode("gb18030", errors="replace"), declared


def _encoded(encoding: str | None) -> tuple[str, ...]:
    return (
        (_("文件是 {encoding} 编码，已照样读出。").format(encoding=encoding),) if encoding else ()
    )


def _other_name(name: str, ending: str) -> tuple[str, ...]:
    own = PurePath(name).suffix.lower()
    if own in ("", ending) or (ending in (".xlsx", ".xls") and own in (".xlsm", ".xltx", ".et")):
        return ()
    return (_("文件叫 {own}，其实是 {ending}，已按 {ending} 读。").format(own=own, ending=ending),)


__all__ = ["read_document"]
