"""Tables of Word documents as sheets: merged, continued, cards, tracked changes, numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.exchange.reading.grid import UnreadableWorkbook, Workbook
from qingdan.exchange.reading.revisions import Revisions
from qingdan.exchange.reading.word_numbers import write_number
from qingdan.exchange.reading.workbook import read_workbook

from .packing import WORD, docx, paragraph, word_cell, word_table

HEADING = ("序 号", "事项\u3000名称", "权力类型")


def lines(book: Workbook, sheet: int = 0) -> list[list[str]]:
    found = book.sheets[sheet]
    return [[found.text(row, c) for c in range(found.columns)] for row in range(found.rows)]


def kinds(book: Workbook) -> list[str]:
    return [remark.kind for remark in book.remarks]


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_a_table_with_its_title_and_places() -> None:
    body = (
        paragraph("第一条　正文很长。")
        + paragraph("某局权责清单")
        + word_table(HEADING, ("1", "甲的处罚", "行政处罚"))
    )
    book = read_workbook(docx(body))
    (sheet,) = book.sheets
    assert lines(book) == [
        ["某局权责清单", "", ""],
        list(HEADING),
        ["1", "甲的处罚", "行政处罚"],
    ]
    assert sheet.label("B3") == "表1第2行第2列"
    assert sheet.label("A1") == "正文第2段"
    assert sheet.label("A3:C3") == "表1第2行第1列至表1第2行第3列"
    assert sum(book.aside.values()) == 1
    assert kinds(book) == ["outside-tables"]


def test_tables_that_go_on_are_one() -> None:
    first = word_table(HEADING, ("1", "甲的处罚", "行政处罚"))
    without_heading = word_table(("2", "乙的处罚", "行政处罚"))
    with_heading = word_table(HEADING, ("3", "丙的处罚", "行政处罚"))
    other = word_table(("编码", "事项名称", "设定依据"), ("4", "丁", "《法》"))
    wider = word_table(("5", "戊", "行政处罚", "x"))
    book = read_workbook(
        docx(first + paragraph("") + without_heading + with_heading + other + wider)
    )
    assert [sheet.name for sheet in book.sheets] == ["表1", "表4", "表5"]
    assert [line[0] for line in lines(book)] == ["序 号", "1", "2", "序 号", "3"]
    assert book.sheets[0].label("B3") == "表2第1行第2列"
    assert kinds(book) == ["continued-table"] * 2


def test_prose_between_tables_parts_them() -> None:
    first, second = word_table(HEADING, ("1", "甲", "行政处罚")), word_table(("2", "乙", "x"))
    book = read_workbook(docx(first + paragraph("下面是另一张表，请注意。") + second))
    assert len(book.sheets) == 2


def test_merged_cells() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(word_cell("标题", '<w:gridSpan w:val="3"/>')),
        row(word_cell("甲", down), word_cell("1"), word_cell("2")),
        row(word_cell("", on), word_cell("3"), word_cell("4")),
        row(word_cell("5"), properties='<w:gridBefore w:val="2"/>'),
    )
    sheet = read_workbook(docx(body)).sheets[0]
    assert [(s.top, s.left, s.bottom, s.right) for s in sheet.spans] == [(0, 0, 0, 2), (1, 0, 2, 0)]
    assert sheet.shown(2, 0) == "甲"
    assert sheet.text(3, 2) == "5"


def test_a_table_in_a_cell_becomes_lines_and_a_table_for_layout_goes() -> None:
    inner = word_table(("营业执照", "1份"), ("申请表", "2份"))
    held = table(
        row(word_cell("序号"), word_cell("事项名称"), word_cell("申请材料")),
        row(word_cell("1"), word_cell("甲"), f"<w:tc>{inner}{paragraph('')}</w:tc>"),
    )
    book = read_workbook(docx(held))
    assert lines(book)[1] == ["1", "甲", "营业执照：1份\n申请表：2份"]
    assert kinds(book) == ["nested-tables"]
    laid = table(row(f"<w:tc>{paragraph('')}{word_table(HEADING, ('1', '甲', 'x'))}</w:tc>"))
    assert lines(read_workbook(docx(laid)))[0] == list(HEADING)


def card(name: str, basis: str) -> str:
    return table(
        row(word_cell("行政处罚事项表", '<w:gridSpan w:val="4"/>')),
        row(word_cell("事项名称"), word_cell(name, '<w:gridSpan w:val="3"/>')),
        row(word_cell("权力类型"), word_cell("行政处罚"), word_cell("编码"), word_cell("012")),
        row(word_cell("实施 依据："), word_cell(basis, '<w:gridSpan w:val="3"/>')),
    )


def test_cards_become_rows() -> None:
    book = read_workbook(docx(card("甲的处罚", "《甲法》") + card("乙的处罚", "《乙法》")))
    (sheet,) = book.sheets
    assert lines(book) == [
        ["事项名称", "权力类型", "编码", "实施依据"],
        ["甲的处罚", "行政处罚", "012", "《甲法》"],
        ["乙的处罚", "行政处罚", "012", "《乙法》"],
    ]
    assert sheet.label("C3") == "表2第3行第4列"
    # Eight labels, four of them the heading; two titles.
    assert list(sheet.aside.values()) == [4, 2]
    assert kinds(book) == ["cards"]


def test_an_ordinary_table_of_two_columns_is_no_card() -> None:
    book = read_workbook(docx(word_table(("事项名称", "实施依据"), ("甲", "《甲法》第一条"))))
    assert lines(book) == [["事项名称", "实施依据"], ["甲", "《甲法》第一条"]]


INS = '<w:ins w:id="1" w:author="某"><w:r><w:t>新</w:t></w:r></w:ins>'
DEL = '<w:del w:id="2" w:author="某"><w:r><w:delText>旧</w:delText></w:r></w:del>'
REVISED = table(
    row(word_cell("事项名称"), word_cell("权力类型"), word_cell("备注")),
    row(f"<w:tc><w:p>{INS}{DEL}</w:p></w:tc>", word_cell("行政处罚"), word_cell("一")),
    row(word_cell("后加的"), word_cell("x"), word_cell("y"), properties='<w:ins w:id="3"/>'),
    row(word_cell("要删的"), word_cell("x"), word_cell("y"), properties='<w:del w:id="4"/>'),
)


@pytest.mark.parametrize(
    ("how", "names"),
    [
        (Revisions.ACCEPT, ["事项名称", "新", "后加的"]),
        (Revisions.REJECT, ["事项名称", "旧", "要删的"]),
    ],
)
def test_tracked_changes_go_all_one_way(how: Revisions, names: list[str]) -> None:
    book = read_workbook(docx(REVISED), revisions=how)
    assert [line[0] for line in lines(book)] == names
    assert kinds(book) == ["revisions"]


def test_tracked_changes_are_refused_without_a_word() -> None:
    with pytest.raises(UnreadableWorkbook, match="4处修订"):
        read_workbook(docx(REVISED))


@pytest.mark.parametrize(("how", "text"), [("accept", "上半下半"), ("reject", "上半\n下半")])
def test_a_paragraph_whose_mark_was_struck_out_goes_on(how: str, text: str) -> None:
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>上半</w:t></w:r></w:p>'
    body = table(row(f"<w:tc>{gone}{paragraph('下半')}</w:tc>", word_cell("x")))
    assert lines(read_workbook(docx(body), revisions=Revisions(how)))[0][0] == text


def test_what_is_not_read_is_told() -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>"
    note = '<w:p><w:r><w:t>注</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    comments = f'<w:comments xmlns:w="{WORD}"><w:comment/><w:comment/></w:comments>'
    body = table(row(word_cell("甲"), f"<w:tc>{note}{picture}</w:tc>")) + box
    book = read_workbook(docx(body, **{"word/comments.xml": comments}))
    assert kinds(book) == ["text-boxes", "pictures", "footnotes", "comments"]
    assert "2条批注" in book.remarks[-1].message


def test_numbers_that_word_writes_by_itself() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )

    def numbered(text: str, level: int = 0) -> str:
        own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
        return f"<w:tc><w:p><w:pPr>{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    body = table(
        row(numbered(""), numbered("受理", 1)),
        row(numbered(""), numbered("审查", 1)),
    )
    book = read_workbook(docx(body, **{"word/numbering.xml": numbering}))
    assert lines(book) == [["1", "（一）受理"], ["2", "（一）审查"]]


@pytest.mark.parametrize(
    ("number", "shape", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (110, "chineseCounting", "一百一十"),
        (205, "chineseCounting", "二百零五"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (7, "decimal", "7"),
    ],
)
def test_numbers(number: int, shape: str, text: str) -> None:
    assert write_number(number, shape) == text


@pytest.mark.realdata
def test_the_five_hundred_licences(real_data: Path) -> None:
    """Two tables, the second without a heading; counted with a text editor: 1 to 500."""
    (path,) = (real_data / "docx").glob("国务院对确需保留*.docx")
    book = read_workbook(path.read_bytes())
    (sheet,) = book.sheets
    found = lines(book)
    top = next(n for n, line in enumerate(found) if "".join(line[0].split()) == "序号")
    assert ["".join(text.split()) for text in found[top]] == ["序号", "项目名称", "实施机关"]
    assert [int(line[0]) for line in found[top + 1 :]] == list(range(1, 501))
    assert all(line[1].strip() and line[2].strip() for line in found[top + 1 :])
    assert sheet.label(f"A{top + 10}") == "表2第1行第1列"


@pytest.mark.realdata
def test_documents_that_are_none_are_named(real_data: Path) -> None:
    said = {}
    for path in sorted((real_data / "docx").glob("*.docx")):
        try:
            read_workbook(path.read_bytes())
        except UnreadableWorkbook as refused:
            said[path.name[:9]] = refused.message
    assert said["中华人民共和国印花"] == "这是 PDF 文件。"
    assert said["中华人民共和国澳门"] == "这是旧版 Word 文档（.doc）。"
    assert sum(1 for message in said.values() if message == "Word 文档里没有表格。") == 4
