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
)
from qingdan.exchange.reading.number_formats import EPOCH_1900, number_as_shown, number_format
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
    assert not sheet.cells  # a number that is not the one that was typed is nobody's text


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
    [
        ("1", "General", "1"),
        ("0.30000000000000004", "General", "0.3"),
        ("7", "000", "007"),
        ("1.5", "0.0", "1.5"),
        ("-3", "General", "-3"),
        ("20", '0"个工作日"', "20个工作日"),
        ("20", 'General"天"', "20天"),
        ("3", '"第"0"号"', "第3号"),
        ("0.5", "0%", "50%"),
        ("0.005", "0.0%", "0.5%"),
        ("100", '"¥"#,##0', "¥100"),
        ("1234.5", r"\¥#,##0.00", "¥1,234.50"),
        ("1234.5", "[$¥-804]#,##0.00;[红色][$¥-804]-#,##0.00", "¥1,234.50"),
        ("-5", r"0_);[Red]\(0\)", "(5)"),
        ("-0.4", "0", "0"),
        ("2.5", "0", "3"),
        ("0", "0;-0;;@", ""),
        ("0", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("13800", "0-00", "138-00"),
        ("12", "000,000", "000,012"),
        ("1500000", '0.0,,"百万"', "1.5百万"),
        ("0.39583333", "h:mm", "9:30"),
        ("0.39583333", "hh:mm:ss", "09:30:00"),
        ("0.75", '[$-804]上午/下午h"时"mm"分";@', "下午6时00分"),
        ("1.5", "[h]:mm", "36:00"),
        ("45352", 'yyyy"年"m"月"d"日"', "2024-03-01"),
    ],
)
def test_numbers_are_shown_as_their_format_says(number: str, pattern: str, text: str) -> None:
    shape = number_format(164, pattern)
    assert number_as_shown(number, shape, EPOCH_1900) == (text, None)


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        ("0.25", "# ?/?"),
        ("12", "[DBNum1]0"),
        ("12", '[>=10]0"天"'),
        ("45352", "aaaa"),
        ("5", ";;;"),
        ("0.00001", "0.00E+00"),
        ("5", "0" * 300),
    ],
)
def test_a_format_that_cannot_be_shown_is_said(number: str, pattern: str) -> None:
    text, wrong = number_as_shown(number, number_format(164, pattern), EPOCH_1900)
    assert float(text) == float(number)
    assert pattern[:8] in (wrong or "")


@pytest.mark.parametrize(
    ("number", "built_in", "text"),
    [("0.5", 9, "50%"), ("0.395833", 20, "9:30"), ("45352", 14, "2024-03-01"), ("7", 49, "7")],
)
def test_formats_that_a_workbook_does_not_spell_out(number: str, built_in: int, text: str) -> None:
    assert number_as_shown(number, number_format(built_in, None), EPOCH_1900) == (text, None)
