"""Web pages, OpenDocument, CSV, JSON, workbooks of 2003 and texts as sheets."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from qingdan.exchange.reading.escapes import without_escapes
from qingdan.exchange.reading.grid import Place, Sheet, UnreadableWorkbook, Workbook
from qingdan.exchange.reading.workbook import other_name, read_workbook

from .packing import HEADINGS, ROW, ods, ods_row


def lines(book: Workbook, sheet: int = 0) -> list[list[str]]:
    found = book.sheets[sheet]
    return [[found.text(row, c) for c in range(found.columns)] for row in range(found.rows)]


def kinds(book: Workbook) -> list[str]:
    return [remark.kind for remark in book.remarks]


def page(html: str, encoding: str = "utf-8") -> Workbook:
    return read_workbook(f"<!DOCTYPE html><html>{html}</html>".encode(encoding))


ROWS = "<tr><th>序号<th>事项名称<th>权力类型<tr><td>1<td>甲&#40;乙&#41;的处罚<td>行政处罚</table>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<table>{ROWS}", [["序号", "事项名称", "权力类型"], ["1", "甲(乙)的处罚", "行政处罚"]]),
        (
            "<table><tr><td rowspan=2>1<td colspan=2>甲<tr><td>a<br>b<td>c&nbsp; d</table>",
            [["1", "甲", ""], ["", "a\nb", "c d"]],
        ),
        ("<table><tr><td rowspan=0>1<td>2<tr><td>3</table>", [["1", "2"], ["", "3"]]),
        (f"<table><tr><td>菜单<tr><td><table>{ROWS}</table>", None),
        (
            "<table><tr hidden><td>x<tr style='display: none'><td>y<tr><td>1<td>2</table>",
            [["1", "2"]],
        ),
        ("<table><caption>清单</caption><tr><td>1<td>2</table>", [["清单", ""], ["1", "2"]]),
        (
            "<h1>标题</h1><script>'<table>'</script><table><tr><td>1<td>2",
            [["标题", ""], ["1", "2"]],
        ),
        ("<table><tr><td>1<!-- <td>9 --><td>2<tr><td><p>a</p><p>b</p><td>c", None),
    ],
)
def test_pages(html: str, expected: list[list[str]] | None) -> None:
    book = page(html)
    if expected is not None:
        assert lines(book) == expected
    assert book.kind == "html"
    assert all(sheet.cells for sheet in book.sheets)


def test_layout_goes_and_cells_keep_their_paragraphs() -> None:
    book = page(f"<table><tr><td>菜单<tr><td><table>{ROWS}</table>")
    assert lines(book)[1:] == [["序号", "事项名称", "权力类型"], ["1", "甲(乙)的处罚", "行政处罚"]]
    book = page("<table><tr><td>1<!-- <td>9 --><td>2<tr><td><p>a</p><p>b</p><td>c")
    assert lines(book) == [["1", "2"], ["a\nb", "c"]]


CARD = {"事项名称": "甲的处罚", "权力类型": "行政处罚", "实施依据": "《甲法》第一条"}


@pytest.mark.parametrize(
    "html",
    [
        "<dl>" + "".join(f"<dt>{k}<dd>{v}" for k, v in CARD.items()) + "</dl>",
        "<dl>"
        + "".join(f"<div><dt>{k}：</dt><dd>{v}</dd></div>" for k, v in CARD.items())
        + "</dl>",
        "<table>" + "".join(f"<tr><th>{k}<td>{v}" for k, v in CARD.items()) + "</table>",
        "".join(f"<div><span>{k}：</span><span>{v}</span></div>" for k, v in CARD.items()),
        "".join(f"<div class=l>{k}：</div><div class=v>{v}</div>" for k, v in CARD.items()),
    ],
)
def test_cards_of_pages(html: str) -> None:
    book = page(html)
    assert lines(book) == [list(CARD), list(CARD.values())]
    assert "cards" in kinds(book)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_of_pages(encoding: str) -> None:
    text = f"<html><meta charset=gb2312><table>{ROWS}"
    book = read_workbook(text.encode(encoding))
    assert lines(book)[1][1] == "甲(乙)的处罚"
    assert ("encoding" in kinds(book)) == (encoding != "utf-8-sig")


def test_a_page_of_big5_says_so() -> None:
    text = "<html><meta charset=big5><table><tr><td>行政許可<td>名稱<tr><td>核發<td>證書</table>"
    assert lines(read_workbook(text.encode("big5")))[0] == ["行政許可", "名稱"]


CSV = '序号,事项名称,依据\r\n001,"甲""乙""的处罚","第一条\r\n第二条"\r\n\r\n2,=1+1,="007"\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(encoding: str, delimiter: str) -> None:
    book = read_workbook(CSV.replace(",", delimiter).encode(encoding))
    assert (book.kind, lines(book)) == (
        "csv",
        [
            ["序号", "事项名称", "依据"],
            ["001", '甲"乙"的处罚', "第一条\n第二条"],
            ["", "", ""],
            ["2", "=1+1", "007"],
        ],
    )


def test_a_mark_of_unicode_in_gb18030_is_no_text() -> None:
    sheet = read_workbook("\ufeff事项名称,依据\n甲,乙\n".encode("gb18030")).sheets[0]
    assert sheet.text(0, 0) == "事项名称"


def test_a_code_that_became_a_power_is_damage() -> None:
    sheet = read_workbook("编码,名称\n4.1E+17,甲\n".encode()).sheets[0]
    assert [str(damage.place) for damage in sheet.damages] == ["A2"]
    assert sheet.text(1, 0) == ""


def test_sep_is_no_row_of_cells() -> None:
    book = read_workbook("sep=;\n序号;名称,a\n1;甲\n".encode())
    assert lines(book) == [["", ""], ["序号", "名称,a"], ["1", "甲"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([{"名称": "甲", "编码": "01"}], [["名称", "编码"], ["甲", "01"]]),
        ({"items": [{"名": "甲"}, {"名": "乙", "n": 2}]}, [["名", "n"], ["甲", ""], ["乙", "2"]]),
        ([{"a": [1, "二"], "b": {"x": True}}], [["a", "b"], ["1\n二", "x：是"]]),
        ({"a": 1, "b": "c", "d": None}, [["a", "b", "d"], ["1", "c", ""]]),
        ([{"a": 1.0, "b": 0.5, "c": 10**30}], [["a", "b", "c"], ["1", "0.5", str(10**30)]]),
    ],
)
def test_json(value: object, expected: list[list[str]]) -> None:
    assert lines(read_workbook(json.dumps(value, ensure_ascii=False).encode())) == expected


def test_json_lines() -> None:
    book = read_workbook('{"名称": "甲"}\n\n{"名称": "乙"}\n'.encode())
    assert lines(book) == [["名称"], ["甲"], ["乙"]]
    assert book.sheets[0].label("A3") == "第2项的“名称”"


def test_json_of_the_national_platform() -> None:
    law = {
        "law_name": "《甲法》",
        "law_number": "",
        "clause_number": "第三条",
        "clause_content": "x",
    }
    item = {"task_name": "甲", "task_code": "1", "task_type": "01"}
    book = read_workbook(json.dumps({"ITEM": item, "ITEM_BYLAW": [law, law]}).encode())
    assert lines(book) == [
        ["事项名称", "实施编码", "权力类型", "设定依据"],
        ["甲", "1", "01", "《甲法》第三条\nx\n《甲法》第三条\nx"],
    ]


def test_open_document() -> None:
    rows = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2" '
        'office:value-type="string"><text:p>标题</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row>"
        + ods_row("甲", "a<text:s text:c='2'/>b<text:line-break/>c")
        + '<table:table-row table:visibility="collapse"><table:table-cell '
        'office:value-type="float" office:value="12"><text:p>0012</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2024-01-02">'
        "<text:p>1月2日</text:p></table:table-cell></table:table-row>"
        + ods_row("同", more='table:number-rows-repeated="2"')
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
        + '<table:table-row><table:table-cell table:formula="of:=1" office:value-type="string" '
        'office:string-value="算"><text:p>算</text:p></table:table-cell><table:table-cell '
        'office:value-type="string"><text:p>正<office:annotation><text:p>批注</text:p>'
        "</office:annotation></text:p></table:table-cell></table:table-row>"
    ).replace('"1048000"', '"2"')
    book = read_workbook(ods(rows))
    (sheet,) = book.sheets
    assert lines(book) == [
        ["标题", ""],
        ["甲", "a  b\nc"],
        ["0012", "2024-01-02"],
        ["同", ""],
        ["同", ""],
        ["", ""],
        ["", ""],
        ["算", "正"],
    ]
    assert sheet.hidden_rows == {2}
    assert len(sheet.spans) == 1
    assert kinds(book) == ["formulas"]


def test_a_workbook_of_2003() -> None:
    xml = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="u"><Styles>'
        '<Style ss:ID="a"><NumberFormat ss:Format="0&quot;个工作日&quot;"/></Style>'
        '<Style ss:ID="b"><NumberFormat ss:Format="Percent"/></Style></Styles>'
        '<Worksheet ss:Name="表"><Table><Row>'
        '<Cell ss:MergeAcross="1"><Data ss:Type="String">甲</Data></Cell>'
        '<Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="a">'
        '<Data ss:Type="Number">20</Data></Cell><Cell ss:StyleID="b"><Data ss:Type="Number">0.5'
        '</Data></Cell></Row><Row ss:Index="3"><Cell ss:Index="2">'
        '<Data ss:Type="DateTime">2024-01-02T00:00:00.000</Data></Cell></Row></Table>'
        "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>"
        "</Workbook>"
    )
    book = read_workbook(xml.encode())
    assert {str(p): text for p, text in book.sheets[0].cells.items()} == {
        "A1": "甲",
        "C1": "1",
        "D1": "20个工作日",
        "E1": "50.00%",
        "B3": "2024-01-02",
    }
    assert book.sheets[0].hidden
    assert book.kind == "xml2003"


def test_cards_of_text_and_what_is_not_certain() -> None:
    text = "事项名称 | 甲的处罚 |\n权力类型 |\n行政处罚 |\n实施依据 | 《甲法》 |\n第一条 |\n"
    book = read_workbook(text.encode())
    assert lines(book) == [
        ["事项名称", "权力类型", "实施依据"],
        ["甲的处罚", "行政处罚", "《甲法》\n第一条"],
    ]
    assert book.sheets[0].label("C2") == "第4行"
    flat = "序号 权力类型 事项名称 子项名称\n1 行政许可 甲审批\n2 行政许可 乙审批 丙\n续行\n"
    book = read_workbook(flat.encode())
    assert lines(book)[1:] == [["1", "行政许可", "甲审批", ""]]
    assert sum(book.aside.values()) == 2


def test_apostrophes_before_formulas_go_and_others_stay() -> None:
    sheet = Sheet("表", {Place(0, n): t for n, t in enumerate(("'=1", "'012", "'甲'", "=1"))})
    plain, count = without_escapes(sheet)
    assert (list(plain.cells.values()), count) == (["=1", "012", "'甲'", "=1"], 2)
    assert plain.columns == 4


@pytest.mark.parametrize(
    ("name", "kind", "ending"),
    [
        ("a.xlsx", "xls", ".xls"),
        ("a.xlsx", "xlsx", None),
        ("a.XLSM", "xlsx", None),
        ("a.xls", "html", ".html"),
        ("a.csv", "json", ".json"),
        ("a", "xls", None),
        ("a.txt", "csv", None),
    ],
)
def test_names_that_lie(name: str, kind: str, ending: str | None) -> None:
    assert other_name(name, kind) == ending


def test_good_ods_and_its_refusal() -> None:
    assert lines(read_workbook(ods(ods_row(*HEADINGS) + ods_row(*ROW)))) == [
        list(HEADINGS),
        list(ROW),
    ]
    with pytest.raises(UnreadableWorkbook, match="已损坏"):
        read_workbook(ods("<table:table-row>"))


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("file", "items", "columns"),
    [
        ("liaoning_30.json", 30, 6),
        ("15_guangxi_lingshan_api_item.json", 1, 24),
        ("tianjin_town_cards.txt", 2, 10),
        ("07_tengzhou_cards.txt", 2, 11),
        ("09_guichi_district_catalog_2023.txt", 11, 5),
        ("05_mingguang_mingnan_2019.txt", 1, 8),
        ("06_chengan_water_bureau.txt", 1, 8),
    ],
)
def test_real_files_of_other_shapes(real_data: Path, file: str, items: int, columns: int) -> None:
    found = lines(read_workbook((real_data / "powers_other" / file).read_bytes()))
    assert (len(found) - 1, len(found[0])) == (items, columns)


def old_workbook(*sheets: tuple[str, int, list[tuple[int, int, bool]]]) -> bytes:
    """A bare stream of Excel 97: sheets by name and sort, with numbers or formulas in cells."""

    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def cell(row: int, column: int, formula: bool) -> bytes:
        head = struct.pack("<HHHd", row, column, 0, 7.0)
        return (
            record(0x0006, head + bytes(6) + b"\x03\x00\x1e\x07\x00")
            if formula
            else record(0x0203, head)
        )

    def begin(sort: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, sort, 0, 1997, 0, 6))

    chart = begin(0x0020) + record(0x000A)
    bodies = [
        begin(0x0010) + chart + b"".join(cell(*one) for one in cells) + record(0x000A)
        for _name, _sort, cells in sheets
    ]
    names = [name.encode("utf-16-le") for name, _sort, _cells in sheets]
    style = record(0x00E0, bytes(20))
    at = len(begin(5) + style) + sum(4 + 8 + len(name) for name in names) + 4
    listed = b""
    for (name, sort, _cells), encoded, body in zip(sheets, names, bodies, strict=True):
        listed += record(0x0085, struct.pack("<IBBBB", at, 0, sort, len(name), 1) + encoded)
        at += len(body)
    return begin(5) + style + listed + record(0x000A) + b"".join(bodies)


def test_formulas_of_an_old_workbook_are_named_with_their_cells() -> None:
    book = read_workbook(
        old_workbook(
            ("甲", 0, [(0, 0, False), (2, 1, True)]),
            ("宏", 1, [(5, 5, True)]),
            ("乙", 0, [(1, 0, True), (3, 2, True), (4, 0, False)]),
        )
    )
    assert [sheet.name for sheet in book.sheets] == ["甲", "乙"]
    named = [(one.sheet, str(one.place), one.message) for one in book.remarks]
    assert named == [
        ("甲", "B3", "有1个单元格是公式（在 B3 之内），取的是保存时的结果。"),
        ("乙", "A2", "有2个单元格是公式（在 A2:C4 之内），取的是保存时的结果。"),
    ]


def saved_sheet(number: int, name: str, matter: str) -> str:
    """A sheet as LibreOffice saves it as a page: its name over it, its title in its first row."""
    rows = [f'<td colspan="5">{name[:4]}目录</td>'] + [
        "".join(f"<td>{text}</td>" for text in texts)
        for texts in (HEADINGS, [*ROW[:1], matter, *ROW[2:]])
    ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    heading = f"<h1>Sheet {number}: <em>{name}</em></h1>"
    return f'<a name="table{number}">{heading}</a><table>{table}</table>'


def test_sheets_saved_as_a_page_stay_apart() -> None:
    names = ["行政检查（1项）", "行政许可（1项）"]
    contents = "<p><center><h1>Overview</h1>" + "".join(f"<a>{name}</a><br>" for name in names)
    page = (
        contents
        + "</center></p>"
        + "".join(
            saved_sheet(number, name, f"{name[:4]}的事项") for number, name in enumerate(names, 1)
        )
    )
    book = read_workbook(f"<html><body>{page}</body></html>".encode())
    assert [sheet.name for sheet in book.sheets] == names
    assert [sheet.rows for sheet in book.sheets] == [3, 3]
    assert [remark.kind for remark in book.remarks] == ["outside-tables"]


def test_a_table_with_a_title_and_a_heading_of_its_own_begins_anew() -> None:
    tables = "".join(
        saved_sheet(1, "行政检查（1项）", matter).partition("</a>")[2] for matter in "甲乙"
    )
    book = read_workbook(f"<html><body>{tables}</body></html>".encode())
    assert [sheet.name for sheet in book.sheets] == ["表1", "表2"]
