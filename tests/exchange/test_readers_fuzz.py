"""Any bytes, and any good file with some bytes changed, are read or refused in words."""

from __future__ import annotations

import functools
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from qingdan.exchange.reading.grid import UnreadableWorkbook
from qingdan.exchange.reading.revisions import Revisions
from qingdan.exchange.reading.workbook import read_workbook

from ..effort import examples
from .hostile import CSV, TABLE
from .packing import HEADINGS, ROW, docx, ods, ods_row, sheet_part, xlsx

MARKS = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08", b"<table>", b"[{")
XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>'
    '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">名称</Data></Cell></Row></Table>'
    "</Worksheet></Workbook>"
)


@functools.cache
def good_files() -> dict[str, bytes]:
    """One good file for each reader; packed ones hold their parts as they are, not deflated."""
    book = Workbook()
    book.active.append(list(HEADINGS))
    book.active.append(list(ROW))
    book.active.merge_cells("A1:A2")
    stream = io.BytesIO()
    book.save(stream)
    return {
        "xlsx of openpyxl": stream.getvalue(),
        "xlsx": xlsx(),
        "xlsx with texts": xlsx(
            sheet_part('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
            strings="<sst><si><t>名称</t></si></sst>",
        ),
        "docx": docx(),
        "ods": ods(ods_row(*HEADINGS) + ods_row(*ROW)),
        "html": TABLE.encode(),
        "csv": CSV.encode(),
        "gb18030": CSV.encode("gb18030"),
        "json": '[{"事项名称": "甲", "依据": ["乙", {"丙": 1}]}]'.encode(),
        "2003": XML_2003.encode(),
        "cards": "事项名称：甲\n权力类型：行政处罚\n实施依据：《乙法》第一条\n".encode(),
    }


def read_or_refused(data: bytes) -> bool:
    """Whether bytes give sheets, or a refusal with a message; anything else is raised."""
    try:
        return isinstance(read_workbook(data, revisions=Revisions.ACCEPT).sheets, list)
    except UnreadableWorkbook as refused:
        return bool(refused.message and refused.hint)


@pytest.mark.parametrize("kind", good_files())
def test_the_good_file_is_read(kind: str) -> None:
    assert read_workbook(good_files()[kind]).sheets[0].cells


@given(st.binary(max_size=400), st.sampled_from(MARKS))
@examples(200)
def test_any_bytes(data: bytes, mark: bytes) -> None:
    assert read_or_refused(mark + data)


@given(st.text(max_size=200), st.sampled_from(MARKS))
@examples(200)
def test_any_text(text: str, mark: bytes) -> None:
    assert read_or_refused(mark + text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("kind", good_files())
@given(data=st.data())
@examples(40)
def test_a_damaged_file(kind: str, data: st.DataObject) -> None:
    whole = bytearray(good_files()[kind])
    for _step in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(whole)))
    for damaged in (bytes(whole), bytes(whole[:cut])):
        assert read_or_refused(damaged)


PARTS = {
    "a sheet": lambda text: xlsx(sheet_part().replace("甲", text)),
    "the place of a cell": lambda text: xlsx(sheet_part().replace("A1", text)),
    "a document": lambda text: docx().replace(b"x", b"x") if not text else docx(before=text),
    "a spreadsheet": lambda text: ods(text),
}


@pytest.mark.parametrize("part", PARTS)
@given(text=st.text(alphabet='<>/&;"=! cr:wtpvA1甲\t', max_size=60))
@examples(60)
def test_any_markup_inside(part: str, text: str) -> None:
    assert read_or_refused(PARTS[part](text))
