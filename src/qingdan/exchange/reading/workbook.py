"""Read a source whatever its name says: everything becomes sheets of cells.

The family of a file is told by its first bytes: offices send OLE workbooks named ``.xlsx`` and
PDF files named ``.xls``. What has no such mark is text, and ``text_kinds`` tells which.
"""

from __future__ import annotations

from pathlib import Path

from ...messages import _, system_reason
from .grid import UnreadableWorkbook, Workbook
from .limits import MAX_BYTES
from .revisions import Revisions

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_KINDS = {
    ".xls": ("xls",),
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".xltx": ("xlsx",),
    ".et": ("xls", "xlsx"),
    ".ods": ("ods",),
    ".docx": ("docx",),
    ".docm": ("docx",),
    ".wps": ("docx",),
    ".csv": ("csv",),
    ".tsv": ("csv",),
    ".htm": ("html",),
    ".html": ("html",),
    ".json": ("json",),
    ".jsonl": ("json",),
    ".ndjson": ("json",),
    ".txt": ("text", "csv", "json"),
    ".md": ("text",),
    ".xml": ("xml2003", "html"),
}


def read_workbook(data: bytes, *, revisions: Revisions | None = None) -> Workbook:
    """Read a source by its content; ``UnreadableWorkbook`` says what the file really is.

    ``revisions`` says what becomes of the tracked changes of a Word document; without it a
    document that has some is refused.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableWorkbook(
            _("文件超过 {size} MB，太大，不像是清单。").format(size=MAX_BYTES // 2**20),
            _("检查是不是选错了文件；图片和空白行列可先删去。"),
        )
    if not data:
        raise UnreadableWorkbook(_("文件是空的（0 字节）。"), _("重新下载或索取这个文件。"))
    if data.startswith((ZIP, b"PK\x05\x06")):
        from .packed import read_packed

        return read_packed(data, revisions)
    if data.startswith(OLE) or data[:2] == b"\x09\x08":
        from .ole import read_ole

        return read_ole(data)
    from .text_kinds import read_text

    return read_text(data)


def read_file(path: Path) -> bytes:
    """Return the bytes of a source. Raises ``UnreadableWorkbook`` where it cannot be opened."""
    if path.is_dir():
        raise UnreadableWorkbook(
            _("这是文件夹，不是文件。"), _("把里面的文件逐个列出，或用通配符 *.xls*。")
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


def other_name(name: str, kind: str) -> str | None:
    """Return the ending that a file should have where its name says something else."""
    ending = Path(name).suffix.lower()
    if not ending or kind in _KINDS.get(ending, (kind,)):
        return None
    return {"xml2003": ".xml", "text": ".txt"}.get(kind, f".{kind}")


__all__ = ["MAX_BYTES", "other_name", "read_file", "read_workbook"]
