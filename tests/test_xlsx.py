"""Workbooks read back by programs that did not write them."""

from __future__ import annotations

import datetime
import io
import tracemalloc
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.xlsx.rows import LONGEST, column_name, ready_row
from qingdan.xlsx.sheet import Cell, Sheet, sheet_of, tab_names, widths_of
from qingdan.xlsx.workbook import workbook

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
DAY = datetime.date(2026, 3, 1)


def written(*sheets: Sheet, title: str = "") -> bytes:
    return b"".join(workbook(sheets, title))


def read(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def values(rows: list[list[Cell]]) -> list[list[Any]]:
    sheet = read(written(sheet_of("表", [str(n) for n in range(len(rows[0]))], rows))).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def test_cells_are_typed() -> None:
    row: list[Cell] = ["012345678901234567", 7, DAY, None, "甲\n乙", -1]
    (found,) = values([row])
    day = datetime.datetime(2026, 3, 1)
    assert found == ["012345678901234567", 7, day, None, "甲\n乙", -1]


def test_a_number_with_decimals_is_a_number() -> None:
    data = written(sheet_of("表", ["a", "b"], [[Decimal("4.10"), Decimal("-0.5")]]))
    row = read(data).worksheets[0][2]
    assert [(cell.value, cell.data_type) for cell in row] == [(4.1, "n"), (-0.5, "n")]
    assert {cell.number_format for cell in row} == {"0.0#"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "\t=1"])
def test_no_text_is_a_formula_nor_becomes_one_when_edited(text: str) -> None:
    cell = read(written(sheet_of("表", ["a"], [[text]]))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert cell.quotePrefix


@given(st.lists(st.tuples(ANY_TEXT, st.integers(-(10**9), 10**9)), min_size=1, max_size=5))
def test_every_text_reads_back(rows: list[tuple[str, int]]) -> None:
    from openpyxl.utils.escape import unescape

    for (text, number), found in zip(rows, values([list(row) for row in rows]), strict=True):
        assert found[1] == number
        # openpyxl leaves the escapes of the format (_x0007_) to whoever reads them
        assert unescape(found[0] or "").replace("\r", "\n") in (
            text.replace("\r\n", "\n").replace("\r", "\n"),
            text.replace("\r", "\n"),
        )


def test_what_xml_cannot_hold_is_written_as_the_format_has_it() -> None:
    data = written(sheet_of("表", ["a"], [["_x0041_"], ["响\x07铃"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strings = archive.read("xl/worksheets/sheet1.xml").decode()
    assert ">_x005F_x0041_<" in strings
    assert ">响_x0007_铃<" in strings


@pytest.mark.parametrize("sign", ["字", "😀"])
def test_a_text_that_does_not_fit_says_so(sign: str) -> None:
    ((found,),) = values([[sign * LONGEST + "尾"]])
    assert len(found.encode("utf-16-le")) // 2 <= LONGEST
    assert found.endswith("全文见 JSON）")
    ((whole,),) = values([["字" * LONGEST]])
    assert whole == "字" * LONGEST


def test_the_head_is_frozen_repeated_and_filters() -> None:
    sheet = read(written(sheet_of("清单", ["名称", "数"], [["甲", 1]]))).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["A1"].font.b


def test_columns_are_as_wide_as_what_they_hold() -> None:
    narrow, wide, widest = widths_of(
        ["号", "名称", "文"], [["1", "十个字的事项名称在此", "长" * 90]]
    )
    assert narrow < wide < widest <= 60
    assert wide >= 20


def test_names_of_tabs_are_allowed_and_differ() -> None:
    names = tab_names(["甲/乙:[丙]", "清" * 40, "清" * 40, "a", "A", "'x'"])
    assert len({name.casefold() for name in names}) == 6
    assert all(len(name) <= 31 for name in names)
    assert read(written(*(sheet_of(n, ["a"], []) for n in ("a'b", "a'b")))).sheetnames == [
        "a'b",
        "a'b_2",
    ]


def test_a_sheet_without_rows_says_its_head() -> None:
    sheet = read(written(sheet_of("清单", ["名称", "数"], []))).worksheets[0]
    assert (sheet.dimensions, sheet["B1"].value, sheet.max_row) == ("A1:B1", "数", 1)


def test_the_same_sheets_give_the_same_bytes_without_a_time() -> None:
    sheet = sheet_of("清单", ["名称"], [["甲"], ["乙"]])
    data = written(sheet, title="清单")
    assert data == written(sheet, title="清单")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_rows_are_not_kept_where_it_is_known_how_many_there_are() -> None:
    def rows() -> Any:
        for number in range(8_000):
            yield [f"很长的一行文字，第 {number} 行", number]

    def peak(count: int | None) -> int:
        tracemalloc.start()
        sheet = Sheet("长", ("文", "数"), rows, (20.0, 8.0), count)
        size = sum(len(piece) for piece in workbook([sheet]))
        assert size > 100_000
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert 2 * peak(8_000) < peak(None)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_a_row_that_is_ready_is_put_wherever_it_belongs(order: tuple[int, ...]) -> None:
    rows: list[list[Cell]] = [["甲", 1, DAY], ["=乙\x07&<", None, None], ["", -5, None]]
    columns, widths = ("名称", "数", "日"), (8.0, 8.0, 12.0)
    ready = [ready_row(row) for row in rows]
    plain = written(Sheet("清单", columns, lambda: [rows[n] for n in order], widths))
    placed = written(Sheet("清单", columns, lambda: [ready[n] for n in order], widths, 3))
    assert plain == placed


def test_days_that_spreadsheets_cannot_count_are_texts() -> None:
    days: list[Cell] = [datetime.date(1900, 3, 1), datetime.date(1900, 2, 28)]
    ((first, second),) = values([days])
    assert (first, second) == (datetime.datetime(1900, 3, 1), "1900-02-28")


def test_every_column_has_its_name() -> None:
    names = [column_name(number) for number in (0, 25, 26, 701, 702, 16_383)]
    assert names == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
