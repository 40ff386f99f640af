"""Tell text files apart: tables of values, web pages, JSON, cards; and name what is none."""

from __future__ import annotations

import contextlib
import re

from ...messages import _
from .grid import Remark, UnreadableWorkbook, Workbook
from .plain_text import UnreadableText, decode

_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|h[1-6]|ul|dl|tr)\b", re.I
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)


def read_text(data: bytes) -> Workbook:
    """Read what is neither packed nor OLE. Raises ``UnreadableWorkbook`` that says what it is."""
    from .spreadsheet_xml import is_spreadsheet_xml, read_spreadsheet_xml

    _refuse_others(data)
    remarks: list[Remark] = []
    if is_spreadsheet_xml(data) and b"<table" not in data[:4096]:
        return read_spreadsheet_xml(data, remarks)
    is_page = _is_page(data)
    text = _decoded(data, remarks, is_page=is_page)
    if is_page or _PAGE.match(text.lstrip()[:200].encode()):
        from .webpage import read_page

        return read_page(text, remarks)
    return _by_shape(text, remarks)


def _by_shape(text: str, remarks: list[Remark]) -> Workbook:
    from .delimited import delimiter_of, read_delimited
    from .json_items import looks_like_json, read_json
    from .text_cards import no_cards, read_plain_text

    start = text.lstrip()
    if not start:
        raise UnreadableWorkbook(_("文件里没有文字。"), _("重新下载或索取这个文件。"))
    if start.startswith("<?xml"):
        raise UnreadableWorkbook(
            _("这是 XML，不是认得的表格。"), _("用原来的程序打开，另存为 .xlsx 或 .docx 再导入。")
        )
    if looks_like_json(text):
        return read_json(text, remarks)
    cards = read_plain_text(text, remarks)
    if cards is not None:
        return cards
    delimiter = delimiter_of(text)
    if delimiter is None:
        raise no_cards()
    return read_delimited(text, delimiter, remarks)


def _is_page(data: bytes) -> bool:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<?xml"):
        return b"<html" in start.lower()
    if start.startswith(b"<!--"):
        start = start[start.find(b"-->") + 3 :].lstrip()
    return _PAGE.match(start) is not None


def _decoded(data: bytes, remarks: list[Remark], *, is_page: bool) -> str:
    declared = _CHARSET.search(data[:4096]) if is_page else None
    try:
        text, encoding = decode(data)
    except UnreadableText:
        if declared is None:
            raise _unknown() from None
        encoding = declared[1].decode()
        try:
            text = data.decode(encoding, errors="replace")
        except (LookupError, UnicodeError, ValueError):
            raise _unknown() from None
        if text.count("\ufffd") * 100 > len(text):
            raise _unknown() from None
    else:
        claimed = declared[1].decode().lower() if declared else ""
        if encoding is None or not claimed.startswith(("big5", "euc-kr", "shift", "euc-jp")):
            claimed = ""
        if claimed:  # bytes of Big5 often pass for GB18030: the page knows better
            with contextlib.suppress(LookupError, UnicodeError):
                text, encoding = data.decode(claimed), claimed
    if encoding:
        remarks.append(
            Remark(
                "encoding",
                _("文件是 {encoding} 编码，已照样读出。").format(encoding=encoding.upper()),
            )
        )
    return text


def _refuse_others(data: bytes) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    ask = _("请向发文单位索取 Excel 或 Word 原表；扫描件要先识别成文字并核对。")
    unpack = _("先解压，再导入里面的 .xls、.xlsx 或 .docx。")
    resave = _("用 Excel、Word 或 WPS 打开它，另存为 .xlsx 或 .docx 再导入。")
    if b"%PDF-" in data[:1024]:
        raise UnreadableWorkbook(_("这是 PDF 文件。"), ask)
    for mark, message, hint in (
        (b"\x89PNG", _("这是图片（PNG）。"), ask),
        (b"\xff\xd8\xff", _("这是图片（JPEG）。"), ask),
        (b"GIF8", _("这是图片（GIF）。"), ask),
        (b"II*\0", _("这是图片（TIFF）。"), ask),
        (b"MM\0*", _("这是图片（TIFF）。"), ask),
        (b"BM", _("这是图片（BMP）。") if b"\0" in data[:64] else "", ask),
        (b"Rar!", _("这是压缩包（RAR）。"), unpack),
        (b"7z\xbc\xaf", _("这是压缩包（7z）。"), unpack),
        (b"\x1f\x8b", _("这是压缩包（gzip）。"), unpack),
        (b"MZ", _("这是程序，不是清单。") if b"\0" in data[:64] else "", _("检查文件来历。")),
        (b"\x7fELF", _("这是程序，不是清单。"), _("检查文件来历。")),
        (b"SQLite format 3", _("这是数据库，不是清单。"), _("请导出成 .xlsx 或 .csv 再导入。")),
        (b"{\\rtf", _("这是 RTF 文档，不是工作簿。"), resave),
        (b"MIME-Version", _("这是单个文件的网页（.mht）。"), resave),
        (b"From: <Saved by", _("这是单个文件的网页（.mht）。"), resave),
    ):
        if message and start.lower().startswith(mark.lower()):
            raise UnreadableWorkbook(message, hint)
    if start.startswith(b"<?xml"):
        head = data[:4096]
        if b"wordDocument" in head or b"pkg:package" in head:
            raise UnreadableWorkbook(_("这是存成 XML 的 Word 文档。"), resave)
        if b"office:document" in head:
            raise UnreadableWorkbook(_("这是存成单个 XML 的 OpenDocument 文件。"), resave)


def _unknown() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("认不出这是什么文件。"),
        _("可以导入 .xlsx、.xls、.ods、.csv、.docx、.html、.json；若文件损坏，请重新索取。"),
    )
