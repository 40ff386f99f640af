"""The smallest packed files that the readers take, with a part exchanged at will."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADINGS = ("序号", "事项名称", "权力类型", "实施依据", "行使主体")
ROW = ("1", "甲的处罚", "行政处罚", "《中华人民共和国水法》第六十五条", "示例市水务局")

Part = str | bytes


def packed(parts: dict[str, Part], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, compression)
    return stream.getvalue()


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(*lines: tuple[str, ...]) -> str:
    return "".join(
        f'<row r="{n}">'
        + "".join(cell(f"{chr(65 + c)}{n}", text) for c, text in enumerate(line))
        + "</row>"
        for n, line in enumerate(lines, 1)
    )


GOOD_ROWS = rows(HEADINGS, ROW)


def sheet_part(inside: str = GOOD_ROWS, after: str = "", before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet xmlns="{MAIN}">'
        f"<sheetData>{inside}</sheetData>{after}</worksheet>"
    )


def xlsx(
    sheet: Part | None = None,
    *,
    strings: Part | None = None,
    sheets: int = 1,
    target: str = "worksheets/sheet1.xml",
    **others: Part,
) -> bytes:
    """A workbook with one part for all its sheets; ``others`` are further parts (``__`` is /)."""
    listed = "".join(
        f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets + 1)
    )
    parts: dict[str, Part] = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/worksheet" Target="{target}"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet if sheet is not None else sheet_part(),
    }
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
    parts.update({name.replace("__", "/"): content for name, content in others.items()})
    return packed(parts)


def word_cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_table(*lines: tuple[str, ...]) -> str:
    inside = "".join(f"<w:tr>{''.join(map(word_cell, line))}</w:tr>" for line in lines)
    return f"<w:tbl>{inside}</w:tbl>"


def docx(body: str | None = None, before: str = "", **others: Part) -> bytes:
    """A document; ``body`` is what stands in its body."""
    inside = word_table(HEADINGS, ROW) if body is None else body
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{WORD}">'
        f"<w:body>{inside}</w:body></w:document>"
    )
    return packed(
        {
            "word/document.xml": document,
            **{name.replace("__", "/"): content for name, content in others.items()},
        }
    )


def ods(rows_of_table: str, before: str = "", **others: Part) -> bytes:
    """A spreadsheet of OpenDocument; ``rows_of_table`` are its rows."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{rows_of_table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            **{name.replace("__", "/"): part for name, part in others.items()},
        }
    )


def ods_row(*texts: str, more: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row {more}>{cells}</table:table-row>"
