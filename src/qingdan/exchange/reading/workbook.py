"""Read a workbook whatever its name says.

The family of a file is told by its first bytes: offices send OLE workbooks named ``.xlsx`` and
PDF files named ``.xls``. The two readers are ``ole.py`` and ``ooxml.py``.
"""

from __future__ import annotations

from pathlib import Path

from ...messages import _, system_reason
from .grid import UnreadableWorkbook, Workbook

MAX_BYTES = 64 * 1024 * 1024
"""The largest real list seen is under 1 MB; a file beyond this is something else."""


def read_workbook(data: bytes) -> Workbook:
    """Read a workbook by its content; ``UnreadableWorkbook`` says what the file really is."""
    if len(data) > MAX_BYTES:
        raise UnreadableWorkbook(
            _("文件超过 {size} MB，太大，不像是清单。").format(size=MAX_BYTES // 2**20),
            _("检查是不是选错了文件；图片和空白行列可先删去。"),
        )
    if data.startswith(b"PK\x03\x04"):
        from .ooxml import read_ooxml

        return read_ooxml(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") or data[:2] == b"\x09\x08":
        from .ole import read_ole

        return read_ole(data)
    raise _no_workbook(data)


def read_file(path: Path) -> bytes:
    """Return the bytes of a source. Raises ``UnreadableWorkbook`` where it cannot be opened."""
    if path.is_dir():
        raise UnreadableWorkbook(
            _("这是文件夹，不是文件。"), _("把里面的工作簿逐个列出，或用通配符 *.xls*。")
        )
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableWorkbook(_("没有这个文件。"), _("检查路径和文件名。")) from None
    except OSError as error:
        raise UnreadableWorkbook(
            _("打不开：{why}").format(why=system_reason(error)), _("检查文件权限。")
        ) from None


def _no_workbook(data: bytes) -> UnreadableWorkbook:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    resave = _("用 Excel 或 WPS 打开它，另存为 .xlsx 再导入。")
    if not data:
        return UnreadableWorkbook(_("文件是空的（0 字节）。"), _("重新下载或索取这个文件。"))
    if start.startswith(b"%pdf"):
        return UnreadableWorkbook(
            _("这是 PDF 文件，只是改了扩展名。"), _("请向发文单位索取 Excel 原表。")
        )
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return UnreadableWorkbook(_("这是“XML 电子表格 2003”。"), resave)
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version")):
        return UnreadableWorkbook(_("这是网页，不是工作簿。"), resave)
    if start.startswith((b"{\\rtf",)):
        return UnreadableWorkbook(_("这是 RTF 文档，不是工作簿。"), resave)
    return UnreadableWorkbook(
        _("认不出这是什么文件：既不是 .xlsx，也不是 .xls。"),
        _("文本或 CSV 请先用 Excel 打开，另存为 .xlsx；若文件损坏，请重新索取。"),
    )
