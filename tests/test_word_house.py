"""Word documents: the same bytes, the look of an official document, nothing a list can break."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import docx
from hypothesis import given
from hypothesis import strategies as st

from qingdan.report.word import document as word
from qingdan.report.word import tables
from qingdan.report.word.packing import packed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def sample() -> bytes:
    made = word.new_document(title="示例通知")
    word.add_title(made, "关于调整权责清单的公告")
    word.add_subtitle(made, "示政发〔    〕号")
    word.add_paragraph(made, "各乡镇人民政府：", indent=False)
    word.add_heading(made, "一、调整事项")
    word.add_paragraph(made, [word.Run("本次"), word.Run("新增3项", bold=True, font="黑体")])
    word.turn_page(made, landscape=True, size="A3")
    rows = [[str(number), "甲" * 40, "乙"] for number in range(60)]
    tables.add_table(
        made, [["序号", "名称", "备注"]], rows, [1, 6, 3], caption="附件", sides=["center"]
    )
    word.add_closing(made, ["示例市人民政府", "2026年11月22日"])
    return packed(made)


def test_the_same_document_is_the_same_bytes_and_names_nobody() -> None:
    data = sample()
    assert data == sample()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {part.date_time for part in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "示例通知" in core
    for telling in ("python-docx", "creator", "created", "modified", "revision"):
        assert telling not in core


def test_the_page_is_that_of_an_official_document() -> None:
    first, second = docx.Document(BytesIO(sample())).sections
    margins = [first.top_margin, first.bottom_margin, first.left_margin, first.right_margin]
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert (round(second.page_width.mm), round(second.page_height.mm)) == (420, 297)
    assert round(second.top_margin.mm) == 28  # the binding edge is at the top


def test_every_run_has_a_chinese_font() -> None:
    with zipfile.ZipFile(BytesIO(sample())) as archive:
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
        fonts = ElementTree.fromstring(archive.read("word/fontTable.xml"))
    named = {font.get(f"{W}eastAsia") for font in styles.iter(f"{W}rFonts")}
    listed = {font.get(f"{W}name") for font in fonts}
    assert named == {"仿宋", "黑体", "楷体", "宋体", "方正小标宋简体"}
    assert named == listed
    assert all(font.find(f"{W}altName") is not None for font in fonts)


def test_the_head_of_a_table_is_repeated_and_rows_are_whole() -> None:
    with zipfile.ZipFile(BytesIO(sample())) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 60
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_pages_are_numbered_outside() -> None:
    with zipfile.ZipFile(BytesIO(sample())) as archive:
        names = [name for name in archive.namelist() if "footer" in name and "rels" not in name]
        footers = [archive.read(name).decode() for name in names]
    assert len(footers) == 2
    assert all(" PAGE " in footer for footer in footers)
    assert sorted('w:jc w:val="right"' in footer for footer in footers) == [False, True]


@given(st.text(max_size=30))
def test_any_text_makes_a_document_that_opens(text: str) -> None:
    made = word.new_document(title=text)
    word.add_title(made, text)
    tables.add_table(made, [[text]], [[text]], [1])
    opened = docx.Document(BytesIO(packed(made)))
    assert opened.tables[0].cell(1, 0).text == opened.paragraphs[0].text
