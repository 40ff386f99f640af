"""Files that are broken, lie about themselves, or were made to do harm, as bytes."""

from __future__ import annotations

import gzip
import struct
import zipfile
from collections.abc import Callable

from .packing import (
    GOOD_ROWS,
    HEADINGS,
    ROW,
    cell,
    docx,
    ods,
    ods_row,
    packed,
    paragraph,
    sheet_part,
    word_cell,
    word_table,
    xlsx,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = "<!DOCTYPE x [<!ENTITY a '哈哈哈哈哈哈哈哈'>{}]>".format(
    "".join("<!ENTITY {} '{}'>".format(chr(98 + n), f"&{chr(97 + n)};" * 10) for n in range(10))
)
"""A thousand million laughs from ten lines."""
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
TABLE = "<table><tr>{}</tr><tr>{}</tr></table>".format(
    "".join(f"<th>{text}</th>" for text in HEADINGS), "".join(f"<td>{text}</td>" for text in ROW)
)
CSV = f"{','.join(HEADINGS)}\n{','.join(ROW)}\n"


def _ole(stream: str) -> bytes:
    return OLE + bytes(1000) + stream.encode("utf-16-le") + bytes(500)


def _records(*records: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


def _biff(*records: tuple[int, bytes]) -> bytes:
    beginning = (0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 1996, 0, 6))
    return _records(beginning, *records, (0x000A, b""))


def _claims(data: bytes, size: int) -> bytes:
    """Let every part of a zip claim another size, in both places where sizes stand."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = changed.find(mark)
        while at >= 0:
            struct.pack_into("<I", changed, at + offset, size)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _locked(data: bytes) -> bytes:
    """Let every part of a zip claim to be encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _cells(count: int, inside: str = "<v>1</v>") -> str:
    line = "".join(f'<c r="{chr(65 + c)}@" s="1">{inside}</c>' for c in range(26))
    return "".join(
        f'<row r="{r}">{line.replace("@", str(r))}</row>' for r in range(3, count // 26 + 4)
    )


def _flip(data: bytes, part: bytes) -> bytes:
    """Damage the bytes of a part behind its local head."""
    at = data.find(part) + len(part) + 20
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 40]) + data[at + 40 :]


def _nested_tables(depth: int) -> str:
    inside = paragraph("甲")
    for _level in range(depth):
        inside = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>{paragraph('')}"
    return inside


MERGES = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 250_001))
AGAIN = 'table:number-rows-repeated="1048000"'
WHOLE = '<mergeCell ref="A1:XFD1048576"/>'
WIDE = '<w:gridSpan w:val="2147483647"/>'
FORMULA = '<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="str"><f>{}</f><v>乙的处罚</v></c></row>'
REVISED = word_table(HEADINGS, ROW).replace(
    '<w:r><w:t xml:space="preserve">甲的处罚',
    '<w:ins w:id="1" w:author="a"><w:r><w:t>新增</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve">甲的处罚',
)

FILES: dict[str, tuple[str, Callable[[], bytes], int, str]] = {
    # what it is: (name of the file, its bytes, exit code, part of what is said)
    "nothing at all": ("空.xlsx", lambda: b"", 1, "0 字节"),
    "only blanks": ("空.csv", lambda: b" \r\n \r\n", 1, "没有文字"),
    "a PDF": ("a.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3\n", 1, "PDF"),
    "a PDF behind rubbish": ("a.docx", lambda: b"\r\n\r\njunk\n%PDF-1.4\n", 1, "PDF"),
    "an old Word document": ("a.docx", lambda: _ole("WordDocument"), 1, ".docx"),
    "an old presentation": ("a.xls", lambda: _ole("PowerPoint Document"), 1, "演示文稿"),
    "a mail": ("a.xls", lambda: _ole("__nameid_version1.0"), 1, "邮件"),
    "an encrypted workbook": ("a.xlsx", lambda: _ole("EncryptedPackage"), 1, "密码"),
    "an encrypted old workbook": (
        "a.xls",
        lambda: _biff((0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))),
        1,
        "密码",
    ),
    "an OLE head and nothing": ("a.xls", lambda: OLE + bytes(600), 1, "已损坏"),
    "an OLE file cut short": ("a.xls", lambda: OLE + b"\xff" * 3000, 1, "已损坏"),
    "an old workbook of blanks": (
        "a.xls",
        lambda: _biff(
            *[(0x00BE, struct.pack("<HH", n % 65536, 0) + bytes(518)) for n in range(9000)]
        ),
        1,
        "上限",
    ),
    "a picture": ("a.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), 1, "图片"),
    "a photograph": ("a.xlsx", lambda: b"\xff\xd8\xff\xe0" + bytes(100), 1, "图片"),
    "a program": ("a.xls", lambda: b"MZ\x90\x00" + bytes(200), 1, "程序"),
    "a database": ("a.xls", lambda: b"SQLite format 3\0" + bytes(100), 1, "数据库"),
    "a gzip bomb": ("a.csv", lambda: gzip.compress(bytes(50_000_000), 9), 1, "gzip"),
    "a RAR archive": ("a.xlsx", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(50), 1, "RAR"),
    "RTF": ("a.docx", lambda: b"{\\rtf1\\ansi hello}", 1, "RTF"),
    "a page in one file": ("a.xls", lambda: b"MIME-Version: 1.0\r\nContent-Type: x\r\n", 1, ".mht"),
    "random bytes": ("a.xls", lambda: bytes(range(128, 256)) * 40, 1, "认不出"),
    "prose": ("a.txt", lambda: "从前有座山，山上有座庙。\n".encode() * 50, 1, "文本文件"),
    "unknown XML": ("a.xml", lambda: b"<?xml version='1.0'?><a><b/></a>", 1, "XML"),
    "a zip of workbooks": ("a.xlsx", lambda: packed({"甲.xls": b"x"}), 1, "压缩包"),
    "a presentation": ("a.xlsx", lambda: packed({"ppt/presentation.xml": "x"}), 1, "演示文稿"),
    "a binary workbook": ("a.xlsx", lambda: packed({"xl/workbook.bin": "x"}), 1, "xlsb"),
    "a text of OpenDocument": (
        "a.ods",
        lambda: packed(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
        ),
        1,
        "odt",
    ),
    "a workbook cut short": ("a.xlsx", lambda: xlsx()[:-200], 1, "已损坏"),
    "a workbook with a ruined part": (
        "a.xlsx",
        lambda: _flip(xlsx(), b"xl/worksheets/sheet1.xml"),
        1,
        "已损坏",
    ),
    "a locked zip": ("a.xlsx", lambda: _locked(xlsx()), 1, "密码"),
    "a bomb by its growth": (
        "a.xlsx",
        lambda: xlsx(sheet_part(GOOD_ROWS + " " * 80_000_000)),
        1,
        "压缩炸弹",
    ),
    "a bomb by its claims": ("a.xlsx", lambda: _claims(xlsx(), 300_000_000), 1, "解压后超过"),
    "a part that is larger than it claims": ("a.xlsx", lambda: _claims(xlsx(), 50), 1, "已损坏"),
    "ten thousand parts": (
        "a.xlsx",
        lambda: packed({f"{n}": b"" for n in range(10_001)}, zipfile.ZIP_STORED),
        1,
        "10000个",
    ),
    "laughs in the shared texts": (
        "a.xlsx",
        lambda: xlsx(strings=f"{LAUGHS}<sst><si><t>&j;</t></si></sst>"),
        1,
        "DTD",
    ),
    "a file named in a sheet": (
        "a.xlsx",
        lambda: xlsx(sheet_part(GOOD_ROWS + "&a;", before=OUTSIDE)),
        1,
        "DTD",
    ),
    "a document type in UTF-16": (
        "a.xlsx",
        lambda: xlsx(sheet_part(before=OUTSIDE).replace("UTF-8", "UTF-16").encode("utf-16")),
        1,
        "DTD",
    ),
    "laughs in a document": ("a.docx", lambda: docx(before=LAUGHS), 1, "DTD"),
    "a file named in an OpenDocument": ("a.ods", lambda: ods("", OUTSIDE), 1, "DTD"),
    "laughs in a workbook of 2003": (
        "a.xls",
        lambda: (
            '<?xml version="1.0"?>' + LAUGHS + "<Workbook "
            'xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
        ).encode(),
        1,
        "DTD",
    ),
    "a cell at the end of the world": (
        "a.xlsx",
        lambda: xlsx(sheet_part(f'{GOOD_ROWS}<row r="1048576">{cell("XFD1048576", "x")}</row>')),
        1,
        "XFD1048576",
    ),
    "a cell beyond the end": (
        "a.xlsx",
        lambda: xlsx(sheet_part(f'{GOOD_ROWS}<row r="9">{cell("ZZZZ9", "x")}</row>')),
        1,
        "已损坏",
    ),
    "a quarter of a million merged ranges": (
        "a.xlsx",
        lambda: xlsx(sheet_part(after=f"<mergeCells>{MERGES}</mergeCells>")),
        1,
        "合并单元格",
    ),
    "merged ranges over one another": (
        "a.xlsx",
        lambda: xlsx(
            sheet_part(
                f'{GOOD_ROWS}<row r="50000">{cell("Z50000", "x")}</row>',
                after=f"<mergeCells>{WHOLE * 9}</mergeCells>",
            )
        ),
        1,
        "表头",
    ),
    "a million blank cells": (
        "a.xlsx",
        lambda: xlsx(sheet_part(GOOD_ROWS + _cells(1_000_000, ""))),
        1,
        "上限",
    ),
    "a million blank cells and a comment": (
        "a.xlsx",
        lambda: xlsx(sheet_part(f"{GOOD_ROWS}<!-- -->{_cells(1_000_000, '')}")),
        1,
        "上限",
    ),
    "a million filled cells": (
        "a.xlsx",
        lambda: xlsx(sheet_part(_cells(700_000))),
        1,
        "600000个",
    ),
    "two thousand sheets": ("a.xlsx", lambda: xlsx(sheets=2000), 1, "1000张"),
    "a long text referred to often": (
        "a.xlsx",
        lambda: xlsx(
            sheet_part(_cells(20_000, "<v>0</v>").replace(' s="1"', ' t="s"')),
            strings=f"<sst><si><t>{'字' * 32_000}</t></si></sst>",
        ),
        1,
        "字的上限",
    ),
    "elements without end": (
        "a.xlsx",
        lambda: xlsx(sheet_part(GOOD_ROWS + "<a>" * 100_000 + "</a>" * 100_000)),
        1,
        "256层",
    ),
    "a text that is not there": (
        "a.xlsx",
        lambda: xlsx(sheet_part('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')),
        1,
        "已损坏",
    ),
    "a text before the first": (
        "a.xlsx",
        lambda: xlsx(
            sheet_part('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
            strings="<sst><si><t>甲</t></si></sst>",
        ),
        1,
        "已损坏",
    ),
    "a sheet outside the file": ("a.xlsx", lambda: xlsx(target="../../../etc/passwd"), 1, "已损坏"),
    "no sheet": ("a.xlsx", lambda: xlsx(sheets=0), 1, "一格内容也没有"),
    "a workbook with macros": (
        "a.xlsm",
        lambda: xlsx(**{"xl/vbaProject.bin": b"x"}),
        0,
        "宏",
    ),
    "a value from another workbook": (
        "a.xlsx",
        lambda: xlsx(
            sheet_part(GOOD_ROWS + FORMULA.format("[1]Sheet1!A1")),
            **{"xl/externalLinks/externalLink1.xml": "<x/>"},
        ),
        0,
        "别的工作簿",
    ),
    "a formula without a result": (
        "a.xlsx",
        lambda: xlsx(sheet_part(GOOD_ROWS + FORMULA.format("A1").replace("<v>乙的处罚</v>", ""))),
        0,
        "公式没有保存结果",
    ),
    "a row that repeats a million times": (
        "a.ods",
        lambda: ods(
            ods_row(*HEADINGS) + ods_row(*ROW, more='table:number-rows-repeated="1048000"')
        ),
        1,
        "上限",
    ),
    "a cell that repeats ten thousand times": (
        "a.ods",
        lambda: ods(
            ods_row(*HEADINGS).replace(
                "<table:table-cell", '<table:table-cell table:number-columns-repeated="9999"', 1
            )
        ),
        1,
        "上限",
    ),
    "an encrypted OpenDocument": (
        "a.ods",
        lambda: ods("", **{"META-INF/manifest.xml": "<encryption-data/>"}),
        1,
        "密码",
    ),
    "a document without a table": ("a.docx", lambda: docx(paragraph("甲")), 1, "没有表格"),
    "a document of pictures": (
        "a.docx",
        lambda: docx("<w:p><w:r><w:drawing/></w:r></w:p>"),
        1,
        "只有图片",
    ),
    "tracked changes": ("a.docx", lambda: docx(REVISED), 1, "--revisions accept"),
    "a document with macros": (
        "a.docm",
        lambda: docx(**{"word/vbaProject.bin": b"x"}),
        0,
        "宏",
    ),
    "tables in tables in tables": ("a.docx", lambda: docx(_nested_tables(200)), 1, "256层"),
    "a cell over two thousand million columns": (
        "a.docx",
        lambda: docx(f"<w:tbl><w:tr>{word_cell('甲', WIDE)}</w:tr></w:tbl>"),
        1,
        "表头",
    ),
    "a document of runs without end": (
        "a.docx",
        lambda: docx("".join(f'<w:r w:n="{n}"/>' for n in range(800_000))),
        1,
        "700000个",
    ),
    "a sheet of millions of marks": (
        "a.xlsx",
        lambda: xlsx(sheet_part(GOOD_ROWS + "".join(f'<a n="{n}"/>' for n in range(1_100_000)))),
        1,
        "1000000个",
    ),
    "a document cut short": ("a.docx", lambda: docx()[:-300], 1, "已损坏"),
    "a page of scripts": (
        "a.html",
        lambda: b"<html><script>document.write('<table>')</script></html>",
        1,
        "没有表格",
    ),
    "a page that claims columns": (
        "a.html",
        lambda: TABLE.replace("<td>1", "<td colspan=999999999 rowspan=999999999>1").encode(),
        1,
        "上限",
    ),
    "a page that never closes": (
        "a.html",
        lambda: b"<html>" + b"<div><table>" * 50_000,
        1,
        "没有表格",
    ),
    "a page of open brackets": ("a.html", lambda: b"<html>" + b"<" * 300_000, 1, "没有表格"),
    "a page of open comments": ("a.html", lambda: b"<html>" + b"<!--" * 100_000, 1, "没有表格"),
    "a page of open tags": ("a.html", lambda: b"<html>" + b"<a " * 100_000, 1, "没有表格"),
    "a page with a document type of its own": (
        "a.html",
        lambda: (LAUGHS.replace("x [", "html [") + f"<html>&j;{TABLE}").encode(),
        0,
        "1项",
    ),
    "JSON a hundred thousand deep": ("a.json", lambda: b"[" * 100_000, 1, "套得太深"),
    "JSON with an endless number": (
        "a.json",
        lambda: b'[{"\xe5\xba\x8f\xe5\x8f\xb7": ' + b"9" * 10_000 + b"}]",
        1,
        "JSON",
    ),
    "JSON that says a thing twice": (
        "a.json",
        lambda: '[{"事项名称": "甲", "事项名称": "乙"}]'.encode(),
        1,
        "两遍",
    ),
    "JSON cut short": ("a.json", lambda: '[{"事项名称": "甲"'.encode(), 1, "第1行"),
    "CSV with an open quotation mark": (
        "a.csv",
        lambda: (CSV + '2,"乙的处罚,行政处罚\n' + "3,丙,丁,戊,己\n" * 1000).encode(),
        1,
        "第3行起引号不成对",
    ),
    "CSV of three thousand columns": (
        "a.csv",
        lambda: (CSV + "x," * 3000 + "y\n").encode(),
        1,
        "2000列",
    ),
    "CSV that starts a program": (
        "a.csv",
        lambda: CSV.replace("甲的处罚", "=cmd|'/C calc'!A0").encode(),
        0,
        "1项",
    ),
    "CSV with a NUL": ("a.csv", lambda: CSV.encode() + b"\0\0\0", 1, "认不出"),
}
