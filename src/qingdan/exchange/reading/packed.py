"""Tell packed files (zip) apart by what is in them."""

from __future__ import annotations

from ...messages import _, joined
from .grid import UnreadableWorkbook, Workbook
from .package import Package
from .revisions import Revisions

_ODF = "application/vnd.oasis.opendocument."


def read_packed(data: bytes, revisions: Revisions | None) -> Workbook:
    """Read a packed file. Raises ``UnreadableWorkbook`` that says what it is."""
    package = Package(data)
    if "xl/workbook.xml" in package:
        from .ooxml import read_ooxml

        return read_ooxml(package)
    if "word/document.xml" in package:
        from .word import read_word

        return read_word(package, revisions)
    if "content.xml" in package:
        return _open_document(package)
    raise _other(package)


def _open_document(package: Package) -> Workbook:
    kind = ""
    if "mimetype" in package:
        kind = package.read("mimetype", 1 << 20).decode("ascii", "replace").strip()
    if "META-INF/manifest.xml" in package:
        manifest = package.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise UnreadableWorkbook(
                _("这个文件设了打开密码。"), _("打开它，取消密码保护后另存，再导入。")
            )
    if kind.startswith(_ODF) and not kind.startswith(f"{_ODF}spreadsheet"):
        what = {"text": _("文字文档（.odt）"), "presentation": _("演示文稿（.odp）")}.get(
            kind.removeprefix(_ODF).partition("-")[0], kind[:60]
        )
        raise UnreadableWorkbook(
            _("这是 OpenDocument {what}，不是表格。").format(what=what),
            _("文字文档请另存为 .docx 再导入；其他的请索取原表。"),
        )
    from .ods import read_ods

    return read_ods(package)


def _other(package: Package) -> UnreadableWorkbook:
    resave = _("用 Excel 或 WPS 打开它，另存为 .xlsx 再导入。")
    if "ppt/presentation.xml" in package:
        return UnreadableWorkbook(_("这是演示文稿，不是清单。"), _("请索取 Excel 或 Word 原表。"))
    if "xl/workbook.bin" in package:
        return UnreadableWorkbook(_("这是二进制工作簿（.xlsb）。"), resave)
    if any(name.endswith(".iwa") or name == "Index.zip" for name in package.names):
        return UnreadableWorkbook(
            _("这是苹果的 Numbers 或 Pages 文件。"), _("在原程序里导出成 .xlsx 或 .docx，再导入。")
        )
    if "OFD.xml" in package:
        return UnreadableWorkbook(
            _("这是 OFD 版式文件。"), _("请向发文单位索取 Excel 或 Word 原表。")
        )
    if "drs/downrev.xml" in package:
        return UnreadableWorkbook(
            _("这是剪贴板里的一张图形，不是文档。"), _("请索取 Excel 或 Word 原表。")
        )
    names = joined(sorted(package.names)[:3])
    return UnreadableWorkbook(
        _("这是压缩包，里面没有工作簿。"),
        _("先解压，再导入里面的 .xls、.xlsx 或 .docx。里面有：{names}").format(names=names[:120]),
    )
