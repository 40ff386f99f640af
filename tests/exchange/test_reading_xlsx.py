"""Our reader of .xlsx against openpyxl, and its fast way against its careful one."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import from_excel

from qingdan.exchange.reading import shared_parts, worksheet
from qingdan.exchange.reading.grid import Sheet, date_text
from qingdan.exchange.reading.number_formats import EPOCH_1900, EPOCH_1904, moment_of
from qingdan.exchange.reading.workbook import read_workbook
from qingdan.exchange.reading.xml_text import NotPlain

from ..effort import examples
from .packing import sheet_part, xlsx
from .reference_reader import reference_sheets

TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
    ),
    max_size=12,
) | st.sampled_from(["=1+1", "'=", "&<>\"'", "a\nb", " 前后 ", "𠮷😀", "#REF!", "012", "]]>"])
VALUES = st.one_of(
    TEXTS,
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.booleans(),
    st.datetimes(datetime.datetime(1901, 1, 1), datetime.datetime(2199, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.none(),
)
FORMATS = st.sampled_from(["General", "000000", "0.00", "@", "#,##0", '"第"0"号"'])
RICH = "<r><t>甲</t></r><rPh><t>音</t></rPh><r><t>乙</t></r>"


def shown(sheet: Sheet) -> dict[str, Any]:
    """What a reader of a sheet must agree on."""
    names = ("name", "cells", "spans", "hidden", "hidden_rows", "hidden_columns")
    return {name: getattr(sheet, name) for name in names}


def carefully(data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    def refuse(*_given: Any) -> Any:
        raise NotPlain

    with monkeypatch.context() as patched:
        patched.setattr(worksheet, "_read_plain", refuse)
        patched.setattr(shared_parts, "_plain_strings", refuse)
        return read_workbook(data).sheets


@given(
    rows=st.lists(st.lists(st.tuples(VALUES, FORMATS), max_size=5), max_size=6),
    merged=st.lists(st.sampled_from(["A1:B2", "C3:C4", "D1:E1"]), unique=True),
    hidden=st.sets(st.integers(1, 6)),
)
@examples(80)
def test_as_openpyxl_reads_it(
    rows: list[list[tuple[Any, str]]], merged: list[str], hidden: set[int]
) -> None:
    book = Workbook()
    sheet = book.active
    for r, row in enumerate(rows, 1):
        for c, (value, shape) in enumerate(row, 1):
            cell = sheet.cell(r, c)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            if not isinstance(value, datetime.datetime):
                cell.number_format = "General" if isinstance(value, bool) else shape
    for span in merged:
        sheet.merge_cells(span)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    (ours,), (theirs,) = read_workbook(data).sheets, reference_sheets(data)
    assert shown(ours) == shown(theirs)


def test_every_writer_and_both_ways(
    workbook: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("表")
    date, code = (
        book.add_format({"num_format": "yyyy/m/d"}),
        book.add_format({"num_format": "0000"}),
    )
    sheet.merge_range("A1:C1", "标题", date)
    sheet.write_number("A2", 7, code)
    sheet.write_datetime("B2", datetime.datetime(2024, 2, 3), date)
    sheet.write_formula("C2", '=A2&"&"', None, "a&b")
    sheet.write_rich_string("A3", "普通", book.add_format({"bold": True}), "粗体", "普通")
    sheet.write_boolean("B3", True)
    sheet.write_string("C3", "  前后 \n ")
    sheet.write_blank("D3", None, date)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("D:F", None, None, {"hidden": True})
    book.add_worksheet("隐").hide()
    book.close()
    written = stream.getvalue()
    for data in (written, workbook({"表": [["甲", 1, "乙 & 丙"], [None, "x"]]})):
        ours = read_workbook(data).sheets
        for one, other, third in zip(
            ours, reference_sheets(data), carefully(data, monkeypatch), strict=True
        ):
            assert shown(one) == shown(other)
            assert shown(one) == shown(third)
    first = read_workbook(written).sheets[0]
    assert {str(place): text for place, text in first.cells.items()} == {
        "A1": "标题",
        "A2": "0007",
        "B2": "2024-02-03",
        "C2": "a&b",
        "A3": "普通粗体普通",
        "B3": "是",
        "C3": "  前后 \n ",
    }
    remarks = [(remark.kind, str(remark.place)) for remark in read_workbook(written).remarks]
    assert remarks == [("formulas", "C2")]


@pytest.mark.parametrize(
    ("inside", "cells"),
    [
        ("<row><c><v>1</v></c><c><v>2</v></c></row>", {"A1": "1", "B1": "2"}),
        (
            '<row r="3"><c r="B3" t="str"><v>甲</v></c><c><v>2</v></c></row>',
            {"B3": "甲", "C3": "2"},
        ),
        ('<row r="1"><c r="A1"><!-- --><v>1</v></c></row>', {"A1": "1"}),
        ('<row r="1"><c r="A1" t="str"><v><![CDATA[a<b]]></v></c></row>', {"A1": "a<b"}),
        ('<x:row xmlns:x="u" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>', {"A1": "1"}),
        ('<row r="1"><c t="n" r="A1"><v>1e2</v></c></row>', {"A1": "100"}),
        ('<row r="1"><c r="A1" t="d"><v>2024-01-02T00:00:00</v></c></row>', {"A1": "2024-01-02"}),
        (
            '<row r="1"><c r="A1" t="str"><v>a_x000D__x000A_b_x005F_x</v></c></row>',
            {"A1": "a\nb_x"},
        ),
        ('<row r="1"><c r="A1" t="str"><v>&#20013;&amp;#1;</v></c></row>', {"A1": "中&#1;"}),
        ('<row r="1"><c r="A1" t="str"><v>a\r\nb</v></c></row>', {"A1": "a\nb"}),
        (f'<row r="1"><c r="A1" t="inlineStr"><is>{RICH}</is></c></row>', {"A1": "甲乙"}),
    ],
)
def test_unusual_sheets(inside: str, cells: dict[str, str]) -> None:
    (sheet,) = read_workbook(xlsx(sheet_part(inside))).sheets
    assert {str(place): text for place, text in sheet.cells.items()} == cells


def test_what_is_under_merged_cells_is_counted_and_not_read() -> None:
    merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c></row>'
    (sheet,) = (
        book := read_workbook(xlsx(sheet_part(row.format(1) + row.format(2), after=merged)))
    ).sheets
    assert {str(place) for place in sheet.cells} == {"A1"}
    assert sum(sheet.aside.values()) == 3
    assert [remark.kind for remark in book.remarks] == ["covered-cells"]


def test_formats_of_chinese_workbooks_are_dates() -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>'
    data = xlsx(
        sheet_part('<row r="1"><c r="A1" s="1"><v>45000</v></c></row>'), **{"xl/styles.xml": styles}
    )
    assert list(read_workbook(data).sheets[0].cells.values()) == ["2023-03-15"]


@given(st.floats(0, 80_000) | st.integers(0, 80_000), st.booleans())
@examples(200)
def test_moments_are_those_of_openpyxl(number: float, old: bool) -> None:
    epoch = EPOCH_1904 if old else EPOCH_1900
    ours = moment_of(number, epoch)
    assert not isinstance(ours, str)
    assert date_text(ours) == date_text(from_excel(number, epoch))


@pytest.mark.realdata
def test_real_workbooks_are_read_as_openpyxl_reads_them(
    real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = 0
    for path in sorted((real_data / "powers_xls").glob("*.xlsx")):
        data = path.read_bytes()
        if not data.startswith(b"PK"):
            continue
        ours = read_workbook(data).sheets
        for one, other, third in zip(
            ours, reference_sheets(data), carefully(data, monkeypatch), strict=True
        ):
            assert shown(one) == shown(other)
            assert shown(one) == shown(third)
            read += len(one.cells)
    assert read > 300
