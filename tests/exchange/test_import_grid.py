"""Workbooks are known by their content; what is none is named for what it is."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from qingdan.exchange.reading.grid import (
    Place,
    Sheet,
    Span,
    UnreadableWorkbook,
    column_letters,
    number_text,
)
from qingdan.exchange.reading.workbook import MAX_BYTES, read_file, read_workbook


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "0 字节"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"{\\rtf1 hello", "RTF"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", "网页"),
        ("只有一句话。".encode(), "文本文件"),
        (_zip("word/document.xml"), "Word"),
        (_zip("ppt/presentation.xml"), "演示文稿"),
        (_zip("xl/workbook.bin"), "xlsb"),
        (_zip("content.xml", "mimetype"), "OpenDocument"),
        (_zip("readme.txt"), "压缩包"),
        (_zip("xl/workbook.xml"), "已损坏"),
        (b"PK\x03\x04 cut short", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"x" * (MAX_BYTES + 1), "太大"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(data)
    assert said in refused.value.message
    assert refused.value.hint


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWorkbook, match="没有这个文件"):
        read_file(tmp_path / "none.xls")
    with pytest.raises(UnreadableWorkbook, match="文件夹"):
        read_file(tmp_path)


def test_cells_are_text_as_shown(workbook) -> None:  # type: ignore[no-untyped-def]
    def change(book) -> None:  # type: ignore[no-untyped-def]
        sheet = book["表"]
        sheet["B1"].number_format = "000000"
        sheet["H1"] = "#REF!"

    day = datetime.datetime(2024, 1, 2)
    data = workbook({"表": [[1.0, 12, 0.5, day, True, None, " ", "x"]]}, change=change)
    sheet = read_workbook(data).sheets[0]
    assert {str(place): text for place, text in sheet.cells.items()} == {
        "A1": "1",
        "B1": "000012",
        "C1": "0.5",
        "D1": "2024-01-02",
        "E1": "是",
    }
    assert [str(damage.place) for damage in sheet.damages] == ["H1"]


def test_formulas_without_a_saved_result_and_long_numbers_are_damage(workbook) -> None:  # type: ignore[no-untyped-def]
    data = workbook({"表": [["=1+1", 12345678901234567890]]})
    sheet = read_workbook(data).sheets[0]
    assert [str(damage.place) for damage in sheet.damages] == ["A1", "B1"]
    assert "公式" in sheet.damages[0].message
    assert "15位" in sheet.damages[1].message


def test_merged_ranges_show_through() -> None:
    sheet = Sheet("表", {Place(0, 0): "上", Place(2, 1): "下"}, [Span(0, 0, 1, 1)])
    assert (sheet.rows, sheet.columns) == (3, 2)
    assert sheet.shown(1, 1) == "上"
    assert sheet.text(1, 1) == ""
    assert sheet.shown(2, 1) == "下"


def test_claimed_but_empty_area_is_ignored(workbook) -> None:  # type: ignore[no-untyped-def]
    def change(book) -> None:  # type: ignore[no-untyped-def]
        book["表"].cell(100_000, 256).value = None

    sheet = read_workbook(workbook({"表": [["甲"]]}, change=change)).sheets[0]
    assert (sheet.rows, sheet.columns) == (1, 1)


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (255, "IV"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_spreadsheets_do(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@pytest.mark.parametrize(
    ("number", "pattern", "text"),
    [(1.0, "General", "1"), (7, "000", "007"), (1.5, "0.0", "1.5"), (-3.0, "General", "-3")],
)
def test_numbers(number: float, pattern: str, text: str) -> None:
    assert number_text(number, pattern) == text
