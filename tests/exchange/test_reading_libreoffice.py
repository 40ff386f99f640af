"""What a real office program writes is read alike, whatever the format."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest

from qingdan.exchange.reading.grid import Sheet
from qingdan.exchange.reading.workbook import read_workbook

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="no LibreOffice on this machine (Debian: apt-get install libreoffice-calc-nogui)",
)


def convert(source: Path, ending: str) -> bytes:
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    target = source.parent / ending
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(target)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300)
    (made,) = target.iterdir()
    return made.read_bytes()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "清单"
    sheet.append(["某局权责清单"])
    sheet.append(["编码", "名称", "日期", "依据"])
    sheet.append([12, "甲 & 乙", datetime.date(2024, 1, 2), "第一条\n第二条"])
    sheet.append([None, "丙", None, "=B3"])
    sheet.append([7, "隐藏的", None, "x"])
    sheet["A3"].number_format = "000000"
    formats = {'0"个工作日"': 20, "0.0%": 0.005, '"¥"#,##0.00': 1234.5, "h:mm": 0.395834}
    for column, (pattern, number) in enumerate(formats.items(), 1):
        sheet.cell(6, column, number).number_format = pattern
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[5].hidden = True
    path = tmp_path_factory.mktemp("office") / "list.xlsx"
    book.save(path)
    return path


EXPECTED = {
    "A1": "某局权责清单",
    "A2": "编码",
    "B2": "名称",
    "C2": "日期",
    "D2": "依据",
    "A3": "000012",
    "B3": "甲 & 乙",
    "C3": "2024-01-02",
    "D3": "第一条\n第二条",
    "B4": "丙",
    "D4": "甲 & 乙",
    "A5": "7",
    "B5": "隐藏的",
    "D5": "x",
    "A6": "20个工作日",
    "B6": "0.5%",
    "C6": "¥1,234.50",
    "D6": "9:30",
}


def named(sheet: Sheet) -> dict[str, str]:
    return {str(place): text for place, text in sheet.cells.items()}


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_workbooks(written: Path, ending: str) -> None:
    sheet = read_workbook(convert(written, ending)).sheets[0]
    assert named(sheet) == EXPECTED
    spans = {(s.top, s.left, s.bottom, s.right) for s in sheet.spans}
    assert spans == {(0, 0, 0, 3), (2, 0, 3, 0)}
    assert sheet.hidden_rows == {4}
    assert sheet.name == "清单"


def test_a_document(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    for lines in ([("序号", "事项名称", "权力类型"), ("1", "甲", "行政处罚")], [("2", "乙", "x")]):
        table = document.add_table(len(lines), 3)
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        document.add_paragraph()
    path = tmp_path / "a.docx"
    document.save(path)
    ours = read_workbook(path.read_bytes()).sheets[0].cells
    assert list(ours.values())[3:] == ["1", "甲", "行政处罚", "2", "乙", "x"]
    for ending in ("docx", "html"):
        assert read_workbook(convert(path, ending)).sheets[0].cells == ours
