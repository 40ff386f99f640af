"""Text files: whatever encoding offices use, and Markdown with its marks blanked out."""

from __future__ import annotations

import codecs
import re

from ...messages import _
from .grid import UnreadableWorkbook

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LINK = re.compile(r"(?<!\\)\]\([^()\s]{0,2000}(?:\s{0,4}\"[^\"\n]{0,200}\")?\)")
_MARKS = re.compile(
    r"\*{1,3}|~~|`{1,3}|\\(?=[《》〈〉\[\]()*_`|])|!?\[(?=[^\]\n]{0,300}\]\()|<!--.*?-->", re.S
)


class UnreadableText(UnreadableWorkbook):
    """A file that holds no text we can read: ``message`` what it is, ``hint`` what to do."""


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text of a file and, where it is not UTF-8, the name of its encoding.

    Raises ``UnreadableText`` where it is no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise _no_text() from None
            return _lines(text), None if encoding == "utf-8" else encoding.upper()[:6]
    if b"\0" in data:
        return _unmarked_utf16(data)
    try:
        return _lines(data.decode("utf-8")), None
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise _no_text() from None
    if not _CHINESE.search(text) or _looks_broken(text):
        raise _no_text()
    return _lines(text.removeprefix("\ufeff")), "GB18030"


def without_marks(markdown: str) -> str:
    """Return Markdown with emphasis, code marks and targets of links as blanks, as long as it was.

    《甲法》 in bold or as a link still stands right before its 第三条.
    """
    plain = _LINK.sub(lambda found: " " * len(found[0]), markdown)
    return _MARKS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), plain)


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """Read UTF-16 without a mark: of its Latin letters every other byte is nothing."""
    even, odd = data[:8192:2].count(0), data[1:8192:2].count(0)
    if len(data) % 2 or max(even, odd) < 4 * min(even, odd):  # 一 is half nothing, too
        raise _no_text()
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _no_text() from None
    if not _CHINESE.search(text) or _looks_broken(text):
        raise _no_text()
    return _lines(text), "UTF-16"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_broken(text: str) -> bool:
    """Whether decoding gave nonsense: bytes of programs decode now and then."""
    odd = sum(1 for one in text if ord(one) < 32 and one not in "\n\r\t\f")
    return odd * 50 > len(text)


def _no_text() -> UnreadableText:
    return UnreadableText(
        _("这不是文本文件，也不是认得的文档。"),
        _("可以检查 .txt、.md、.html、.docx、.xlsx、.xls；别的格式请先另存为其中一种。"),
    )


__all__ = ["UnreadableText", "decode", "without_marks"]
